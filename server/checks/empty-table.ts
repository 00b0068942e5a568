// empty-table: a table without rows, which C cannot say.

import { problem, rangeIn, removeLines } from '../model/problem';
import type { Table } from '../model/program';
import type { Check } from './check';
import { ownTables } from './places';

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
const isEmpty = ({ block, rows, unresolved, unreadable }: Table): boolean =>
    // Rows on the head's line were reported there.
    block.at.node.flaws.length === 0 && rows.length === 0 && unresolved === 0 && unreadable === 0;
