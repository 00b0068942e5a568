// The lines of a patch below each other get one message: a pasted patch is one mistake.

import { count } from '../diagnostics/phrases';
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
        for (const { number } of [...patch, ...cutOffBy(patch, lines)]) told.add(number);
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

const PART = '@@ ';
const HEADS = [PART, 'diff --git ', '--- ', '+++ '];

/** What a patch shows between two changes at most: three lines below the one, and three above the other. */
const MOST_CONTEXT = 6;

/** The lines of the patch that begins at a line; only one with a head has lines that it leaves as they are. */
function patchFrom(lines: Program['document']['lines'], first: number): readonly Line[] {
    let hasHead = false;
    let last = first;
    // How many lines its head promises of what the part is to become.
    let promised = 0;
    for (let at = first; at <= last + (hasHead ? MOST_CONTEXT : 0) + 1; at++) {
        const line = lines.get(at);
        const mark = markOf(line);
        hasHead ||= mark === 'head';
        if (line?.text.startsWith(PART)) promised = linesOfPart(line);
        const isLeft = mark === undefined && promised > 0 && line?.text.startsWith(' ') === true;
        if (mark === '+' || isLeft) promised--;
        else if (mark === undefined) promised = 0;
        if (mark !== undefined || isLeft) last = at;
    }
    return lines.between(first, last);
}

/** How many lines the head of a part, `@@ -3,4 +3,5 @@`, says that it has in the end. */
function linesOfPart({ text }: Line): number {
    const [, , now = ''] = text.split(' ', 3);
    const [, count = '1'] = now.split(',');
    return Number(count) || 0;
}

/** The rows below a patch that has the `}` of their block among its lines. */
function cutOffBy(patch: readonly Line[], lines: Program['document']['lines']): readonly Line[] {
    const last = patch.at(-1);
    if (last === undefined || patch.every(({ node }) => node.statement.kind !== 'close')) return [];
    let end = last.number;
    while (isCutOff(lines.get(end + 1))) end++;
    return lines.between(last.number, end);
}

const isCutOff = (line: Line | undefined): boolean =>
    line?.before === 'file' &&
    markOf(line) === undefined &&
    ['unreadable', 'blank', 'close'].includes(line.node.statement.kind);

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
        ...(added ? [`${count(added, 'line')} added`] : []),
        ...(removed ? [`${count(removed, 'line')} removed`] : []),
    ];
    return { title: `Apply the patch: ${what.length === 0 ? 'it changes nothing' : what.join(', ')}`, edits };
}
