// A row without the indexes that another row has too: it goes, or what is left of its range stays.

import { removeRow } from '../model/moving/row-lines';
import type { Edit } from '../model/problem';
import type { AccessRow, AccessTable, Program } from '../model/program';
import { MOST_IDS, withIds } from './row-parts';

/** The edits of the row; `undefined` if an id that stays cannot be written, because it has no name, or there are too many. */
export function withoutIndexes(
    { scope }: Program,
    table: AccessTable,
    row: AccessRow,
    other: AccessRow,
): readonly Edit[] | undefined {
    if (row.size > MOST_IDS) return undefined;
    const left = row.mapIds((id, index) => ({ id, index })).filter(({ index }) => !hasIndex(other, index));
    if (left.length === 0) return removeRow(table.document, row.line);
    return withIds(
        row,
        left.map(({ id }) => id),
        id => scope.namesOf(table.kind, id)[0]?.name,
    );
}

/** Whether a row has an index. */
export const hasIndex = ({ runs }: AccessRow, index: number): boolean =>
    runs.some(run => run.index <= index && index < run.index + run.count);
