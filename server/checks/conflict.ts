// How a merge conflict in a source can be resolved. Few files have one, so the first call loads it (`AT_FIRST_CALL` in build.mjs).

import { count } from '../diagnostics/phrases';
import { markerOf } from '../language/inside';
import type { Edit, Fix } from '../model/problem';

export interface Conflict {
    /** Its last marker. */
    readonly last: number;
    /** Whether it has the markers of both sides, and of its end. */
    readonly isWhole: boolean;
    readonly fixes: readonly Fix[];
}

/** The conflict whose first marker is a line, given the lines of the text. */
export function conflictAt(first: number, textAt: (line: number) => string | undefined): Conflict {
    const markers = markersFrom(first, textAt);
    const last = markers.at(-1)?.line ?? first;
    const middle = markers.find(({ mark }) => mark === '=')?.line;
    const isWhole = markers[0]?.mark === '<' && middle !== undefined && markers.at(-1)?.mark === '>';
    if (!isWhole) return { last, isWhole, fixes: [withoutMarkers(markers)] };
    const base = markers.find(({ mark }) => mark === '|')?.line ?? middle;
    const ours = { first: first + 1, end: base, name: nameIn(textAt(first)) ?? 'ours' };
    const theirs = { first: middle + 1, end: last, name: nameIn(textAt(last)) ?? 'theirs' };
    return { last, isWhole, fixes: choices(ours, theirs) };
}

interface MarkerLine {
    readonly line: number;
    readonly mark: ReturnType<typeof markerOf>;
}

/** The markers of a conflict, from its first one to its end, or to where another begins. */
function markersFrom(first: number, textAt: (line: number) => string | undefined): MarkerLine[] {
    const markers: MarkerLine[] = [];
    for (let line = first; ; line++) {
        const text = textAt(line);
        const mark = text && markerOf(text);
        if (text === undefined || (mark === '<' && line > first)) return markers;
        if (mark) markers.push({ line, mark });
        if (mark === '>') return markers;
    }
}

/** What follows the marker: a branch, a commit, or what git was asked to call that side. */
const nameIn = (marker: string | undefined): string | undefined => marker?.slice(8).trim() || undefined;

/** The lines of one side. `end` is exclusive, and a marker. */
interface Side {
    readonly first: number;
    readonly end: number;
    readonly name: string;
}

/** Of sides one of which has no lines, keeping both would be the same as keeping the other. */
function choices(ours: Side, theirs: Side): Fix[] {
    const top = ours.first - 1;
    const fixes = [
        without(titleOf(ours, theirs), [top, top], [ours.end, theirs.end]),
        without(titleOf(theirs, ours), [top, theirs.first - 1], [theirs.end, theirs.end]),
    ];
    if (linesOf(ours) === 0 || linesOf(theirs) === 0) return fixes;
    const title = `Keep the lines of both: ${count(linesOf(ours), 'line')} of ${ours.name}, then ${linesOf(theirs)} of ${theirs.name}`;
    return [...fixes, without(title, [top, top], [ours.end, theirs.first - 1], [theirs.end, theirs.end])];
}

const linesOf = ({ first, end }: Side): number => end - first;

function titleOf(taken: Side, dropped: Side): string {
    const what =
        linesOf(taken) === 0
            ? `Take ${taken.name}, which has no line here`
            : `Take the ${count(linesOf(taken), 'line')} of ${taken.name}`;
    return linesOf(dropped) === 0
        ? `${what}, where ${dropped.name} has none`
        : `${what}, and drop the ${count(linesOf(dropped), 'line')} of ${dropped.name}`;
}

function withoutMarkers(markers: readonly MarkerLine[]): Fix {
    const title = `Remove the ${count(markers.length, 'marker')}, and keep all lines around ${markers.length === 1 ? 'it' : 'them'}`;
    return { ...without(title, ...markers.map(({ line }) => [line, line] as const)), preferred: false };
}

/** A fix that removes lines; the first and the last one of each group are both included. */
const without = (title: string, ...groups: readonly (readonly [number, number])[]): Fix => ({
    title,
    edits: groups.map(
        ([first, last]): Edit => ({
            range: { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } },
            newText: '',
        }),
    ),
});
