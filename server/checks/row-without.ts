// A row without the indexes that another row has too: it goes, or what is left of its range stays.

import { digitsOf } from '../language/number';
import { removeRow } from '../model/moving/row-lines';
import { type Edit, rangeIn } from '../model/problem';
import type { AccessRow, AccessTable, Program } from '../model/program';

/** A longer range is not taken apart. */
const MOST_IDS = 4096;

/** The edits of the row; `undefined` if an id that stays cannot be written, because it has no name, or there are too many. */
export function withoutIndexes(
    program: Program,
    table: AccessTable,
    row: AccessRow,
    other: AccessRow,
): readonly Edit[] | undefined {
    if (row.size > MOST_IDS) return undefined;
    const left = row.mapIds((id, index) => ({ id, index })).filter(({ index }) => !hasIndex(other, index));
    if (left.length === 0) return removeRow(table.document, row.line);
    const subjects = stretchesOf(left.map(({ id }) => id)).map(([first, last]) => {
        const [from, to] = [textOf(program, table, row, first), textOf(program, table, row, last)];
        return from === undefined || to === undefined || first === last ? from : `${from}..${to}`;
    });
    return subjects.every(subject => subject !== undefined) ? [replaced(row, subjects)] : undefined;
}

/** Whether a row has an index. */
export const hasIndex = ({ runs }: AccessRow, index: number): boolean =>
    runs.some(run => run.index <= index && index < run.index + run.count);

/** Ascending ids as pairs of a first and a last one, with no other between. */
function stretchesOf(ids: readonly number[]): [number, number][] {
    const stretches: [number, number][] = [];
    for (const id of ids) {
        const last = stretches.at(-1);
        if (last?.[1] === id - 1) last[1] = id;
        else stretches.push([id, id]);
    }
    return stretches;
}

/** An id as the row writes ids: by name, or as a number if both ends are. */
function textOf(
    { scope }: Program,
    { kind }: AccessTable,
    { node }: AccessRow,
    id: number,
): string | undefined {
    const { first, last } = node.subject;
    if (first.kind === 'number' && last?.kind === 'number') return digitsOf({ ...first, value: BigInt(id) });
    return scope.namesOf(kind, BigInt(id))[0]?.name;
}

/** The row with these subjects, a line each. The comment stays with the first. */
function replaced({ line, at: { text, eol, comment }, node }: AccessRow, subjects: readonly string[]): Edit {
    const { first, last } = node.subject;
    const behind = text.slice((last ?? first).end);
    const content = text.slice((last ?? first).end, comment === -1 ? undefined : comment).trimEnd();
    const rows = subjects.map(
        (subject, at) => text.slice(0, first.start) + subject + (at === 0 ? behind : content),
    );
    return { range: rangeIn(line, { start: 0, end: text.length }), newText: rows.join(eol || '\n') };
}
