// empty-table: a table without rows, for which C has no array.

import { TABLE_KINDS } from '../language/syntax';
import { problem, rangeIn, removeLines } from '../model/problem';
import type { Table } from '../model/program';
import { eachTable } from './forms';

export const emptyTable = eachTable({
    codes: ['empty-table'],
    of: TABLE_KINDS,
    fromAbsence: 'rows',
    *find(table, { tables }) {
        if (!isEmpty(table)) return;
        // Register and clock tables ask the node table.
        const isAsked =
            table.kind === 'node' && tables.some(({ kind }) => kind === 'mmio' || kind === 'clock');
        const fixes = isAsked ? [] : [removeLines('Remove the table', table.first, table.last)];
        yield problem('empty-table', rangeIn(table.first, table.nameSpan), table, { fixes });
    },
});

const isEmpty = ({ rows }: Table): boolean => rows.length === 0;
