// empty-table: a table without rows, for which C has no array.

import { TABLE_KINDS } from '../language/syntax';
import { problem, rangeIn, removeLines } from '../model/problem';
import type { Table } from '../model/program';
import { eachTable } from './forms';

export const emptyTable = eachTable({
    codes: ['empty-table'],
    of: TABLE_KINDS,
    *find(table) {
        if (!isEmpty(table)) return;
        const fixes = [removeLines('Remove the table', table.first, table.last)];
        yield problem('empty-table', rangeIn(table.first, table.nameSpan), table, { fixes });
    },
});

/** A row with an error is still a row, and a line that could not be read may be one. */
const isEmpty = ({ block, rows, unresolved, unreadable }: Table): boolean =>
    // Rows on the line of the head are reported there.
    block.at.node.flaws.length === 0 && rows.length === 0 && unresolved === 0 && unreadable === 0;
