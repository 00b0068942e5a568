// The lines of a patch below each other get one message: a pasted patch is one mistake.

import type { Line } from '../language/lines';
import { type Edit, type Fix, lineOf, type Problem, rangeIn, removeLines, undecided } from '../model/problem';
import type { Program } from '../model/program';

/** The problems, with one for each patch, at its first line, whose fix applies it. */
export function withPatchesJoined(
    { document: { lines } }: Program,
    found: readonly Problem[],
): readonly Problem[] {
    const marked = found.filter(each => each.code === 'syntax' && markOf(lines.get(lineOf(each))));
    const firsts = new Map<Problem, Problem>();
    const told = new Set<number>();
    for (const each of marked) {
        if (told.has(lineOf(each))) continue;
        const patch = patchFrom(lines, lineOf(each));
        if (patch.length === 1) continue;
        for (const { number } of patch) told.add(number);
        firsts.set(each, { ...each, fixes: [undecided(applied(patch))] });
    }
    if (firsts.size === 0) return found;
    return found.flatMap(each => firsts.get(each) ?? (told.has(lineOf(each)) ? [] : each));
}

type Mark = '+' | '-' | 'head';

/** What a patch does with a line; `undefined` for a line that is not of a patch, or that it leaves as it is. */
function markOf(line: Line | undefined): Mark | undefined {
    const text = line?.text ?? '';
    const isHead = HEADS.some(head => text.startsWith(head));
    // The `index` of a table has a macro with a parameter.
    if (isHead || (text.startsWith('index ') && !text.includes('('))) return 'head';
    if (text.startsWith('+')) return '+';
    return text.startsWith('-') && !text.startsWith('->') ? '-' : undefined;
}

const HEADS = ['@@ ', 'diff --git ', '--- ', '+++ '];

/** What a patch shows between two changes at most: three lines below the one, and three above the other. */
const MOST_CONTEXT = 6;

/** The lines of the patch that begins at a line; only one with a head has lines that it leaves as they are. */
function patchFrom(lines: Program['document']['lines'], first: number): readonly Line[] {
    let hasHead = false;
    let last = first;
    for (let at = first; at <= last + (hasHead ? MOST_CONTEXT : 0) + 1; at++) {
        const mark = markOf(lines.get(at));
        hasHead ||= mark === 'head';
        if (mark !== undefined) last = at;
    }
    return lines.between(first, last);
}

function applied(patch: readonly Line[]): Fix {
    const hasHead = patch.some(line => markOf(line) === 'head');
    const edits = patch.flatMap((line): readonly Edit[] => {
        const mark = markOf(line);
        const isKept = mark === '+' || (mark === undefined && hasHead && line.text.startsWith(' '));
        if (isKept) return [{ range: rangeIn(line.number, { start: 0, end: 1 }), newText: '' }];
        return mark === undefined ? [] : removeLines('', line.number, line.number).edits;
    });
    const [added, removed] = (['+', '-'] as const).map(
        each => patch.filter(line => markOf(line) === each).length,
    );
    const what = [
        ...(added ? [`${added} ${added === 1 ? 'line' : 'lines'} added`] : []),
        ...(removed ? [`${removed} ${removed === 1 ? 'line' : 'lines'} removed`] : []),
    ];
    return { title: `Apply the patch: ${what.length === 0 ? 'it changes nothing' : what.join(', ')}`, edits };
}
