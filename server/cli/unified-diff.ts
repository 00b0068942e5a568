// The difference of two texts as a unified diff, which people read and `patch` and `git apply` take. Lines that occur once in both
// texts are what holds the two together (as in git's `--patience`), which suits tables, and takes no longer for texts that differ a lot.
// The first call loads it (`AT_FIRST_CALL` in build.mjs).

import { countLeading } from '../language/sorted';

/** Lines around a change. */
const CONTEXT = 3;

/** Lines `from` to `to` (exclusive) of the old text became lines `newFrom` to `newTo` of the new one. */
interface Change {
    readonly from: number;
    readonly to: number;
    readonly newFrom: number;
    readonly newTo: number;
}

/** The diff, with `path` in its head; empty for equal texts. Lines end with `\n` alone: another line end is part of its line. */
export function unifiedDiff(path: string, before: string, after: string): string {
    if (before === after) return '';
    const old = linesOf(before);
    const now = linesOf(after);
    const hunks = grouped(changesOf(old, now)).map(changes => hunkOf(changes, old, now));
    return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

const NO_LINE_END = '\n\\ No newline at end of file';

/** The lines as they are printed: the last one says it if it has no line end. */
function linesOf(text: string): string[] {
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    return last === '' ? lines : [...lines, `${last}${NO_LINE_END}`];
}

/** All changes, in order. */
function changesOf(old: readonly string[], now: readonly string[]): Change[] {
    const anchors = [...anchorsOf(old, now), { at: old.length, newAt: now.length }];
    const changes: Change[] = [];
    let from = 0;
    let newFrom = 0;
    for (const { at, newAt } of anchors) {
        changes.push(...trimmed({ from, to: at, newFrom, newTo: newAt }, old, now));
        from = at + 1;
        newFrom = newAt + 1;
    }
    return changes;
}

/** A change without the lines that both texts have at its start and at its end; nothing if none are left. */
function trimmed(
    { from, to, newFrom, newTo }: Change,
    old: readonly string[],
    now: readonly string[],
): Change[] {
    let [start, end, newEnd] = [0, to, newTo];
    const room = Math.min(to - from, newTo - newFrom);
    while (start < room && old[from + start] === now[newFrom + start]) start++;
    while (end > from + start && newEnd > newFrom + start && old[end - 1] === now[newEnd - 1]) {
        end--;
        newEnd--;
    }
    const change = { from: from + start, to: end, newFrom: newFrom + start, newTo: newEnd };
    return change.to > change.from || change.newTo > change.newFrom ? [change] : [];
}

interface Anchor {
    readonly at: number;
    readonly newAt: number;
}

/** The most lines that occur once in either text, and in the same order in both. */
function anchorsOf(old: readonly string[], now: readonly string[]): Anchor[] {
    const places = onlyPlaces(now);
    const both = [...onlyPlaces(old)].flatMap(([line, at]) => {
        const newAt = places.get(line);
        return newAt === undefined ? [] : [{ at, newAt }];
    });
    return ascending(both.sort((a, b) => a.at - b.at));
}

function onlyPlaces(lines: readonly string[]): Map<string, number> {
    const places = new Map<string, number>();
    const repeated = new Set<string>();
    for (const [at, line] of lines.entries()) {
        if (places.has(line)) repeated.add(line);
        places.set(line, at);
    }
    for (const line of repeated) places.delete(line);
    return places;
}

/** An anchor on a pile, with the one below it on the pile before. */
interface Laid {
    readonly anchor: Anchor;
    readonly below: Laid | undefined;
}

/** The longest part whose places in the new text ascend as well: each is laid on the first pile with a higher top (patience sorting). */
function ascending(anchors: readonly Anchor[]): Anchor[] {
    const tops: Laid[] = [];
    for (const anchor of anchors) {
        const pile = countLeading(tops, top => top.anchor.newAt < anchor.newAt);
        tops[pile] = { anchor, below: tops[pile - 1] };
    }
    const found: Anchor[] = [];
    for (let each = tops.at(-1); each !== undefined; each = each.below) found.push(each.anchor);
    return found.reverse();
}

/** Changes that are so near to each other that the lines around them meet stand in one hunk. */
function grouped(changes: readonly Change[]): Change[][] {
    const groups: Change[][] = [];
    for (const change of changes) {
        const last = groups.at(-1)?.at(-1);
        if (last !== undefined && change.from - last.to <= 2 * CONTEXT) groups.at(-1)?.push(change);
        else groups.push([change]);
    }
    return groups;
}

function hunkOf(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
    const [first, last] = [changes[0], changes.at(-1)];
    if (first === undefined || last === undefined) return '';
    const from = Math.max(0, first.from - CONTEXT);
    const to = Math.min(old.length, last.to + CONTEXT);
    // Joined and not spread: a hunk may have more lines than a call may have arguments.
    let body = '';
    let at = from;
    for (const change of changes) {
        body += marked(' ', old.slice(at, change.from)) + marked('-', old.slice(change.from, change.to));
        body += marked('+', now.slice(change.newFrom, change.newTo));
        at = change.to;
    }
    body += marked(' ', old.slice(at, to));
    const newFrom = first.newFrom - (first.from - from);
    const newTo = last.newTo + (to - last.to);
    return `@@ -${spanText(from, to)} +${spanText(newFrom, newTo)} @@\n${body}`;
}

const marked = (mark: string, lines: readonly string[]): string =>
    lines.map(line => `${mark}${line}\n`).join('');

/** The first line, from 1, and how many; of none, the line before them. */
const spanText = (from: number, to: number): string =>
    to === from ? `${from},0` : `${from + 1}${to - from === 1 ? '' : `,${to - from}`}`;
