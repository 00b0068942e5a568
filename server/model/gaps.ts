// The named ids of a table with an index but no row, which nobody may use.

import { missingIds } from './kept/missing-ids';
import type { NameEntry } from './names';
import { type AccessTable, indexOfId, type Program } from './program';

export interface Gap {
    readonly id: number;
    readonly index: number;
    /** In the order of their declaration. */
    readonly names: readonly NameEntry[];
}

/** Every named id of the table's kind with an index but no row, by index. None if some rows are unknown. */
export function gapsIn({ scope }: Program, table: AccessTable): Gap[] {
    if (!table.complete || table.rows.length === 0) return [];
    const gaps: Gap[] = [];
    for (const id of missingIds(table, scope)) {
        const index = indexOfId(table.macro, id);
        if (index !== undefined) gaps.push({ id, index, names: scope.namesOf(table.kind, BigInt(id)) });
    }
    return gaps.sort((a, b) => a.index - b.index || a.id - b.id);
}
