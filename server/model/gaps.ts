// The named ids of a table that have an index and no row, so that nobody may use them.

import { missingIds } from './kept/missing-ids';
import type { NameEntry } from './names';
import { type AccessTable, indexOfId, type Program } from './program';

export interface Gap {
    readonly id: number;
    readonly index: number;
    /** First-declared first. */
    readonly names: readonly NameEntry[];
}

/** Every named id of the table's kind that has an index and no row, by index. None where the rows are not all known. */
export function gapsIn({ scope }: Program, table: AccessTable): Gap[] {
    if (!table.complete || table.rows.length === 0) return [];
    const gaps: Gap[] = [];
    for (const id of missingIds(table, scope)) {
        const index = indexOfId(table.macro, id);
        if (index !== undefined) gaps.push({ id, index, names: scope.namesOf(table.kind, BigInt(id)) });
    }
    return gaps.sort((a, b) => a.index - b.index || a.id - b.id);
}
