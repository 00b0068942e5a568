// empty-table: a table without rows, which C cannot say.

import { contentOf, isRow } from '../model/blocks';
import { problem, rangeIn, removeLines } from '../model/problem';
import type { Table } from '../model/program';
import type { Check } from './check';
import { ownTables } from './scope';

export const emptyTable: Check = {
    codes: ['empty-table'],
    *find(program) {
        for (const table of ownTables(program)) {
            if (!isEmpty(table)) continue;
            const fixes = [removeLines('Remove the table', table.first, table.last)];
            yield problem('empty-table', rangeIn(table.first, table.nameSpan), table, { fixes });
        }
    },
};

/** A row with an error is a row all the same, and a line that could not be read may have been one. */
function isEmpty({ document, first, last }: Table): boolean {
    // Rows on the head's line were reported there.
    if (document.lines[first]?.node.flaws.length !== 0) return false;
    for (const [, statement] of contentOf(document, { first, last })) {
        if (isRow(statement) || statement.kind === 'unreadable') return false;
    }
    return true;
}
