// empty-table: a table without rows, for which C has no array.

import { TABLE_KINDS } from '../language/syntax';
import { problem, rangeIn, removeLines } from '../model/problem';
import type { Table } from '../model/program';
import { eachTable, kept } from './forms';

export const emptyTable = eachTable({
    codes: ['empty-table'],
    of: TABLE_KINDS,
    fromAbsence: 'rows',
    *find(table, { tables }) {
        if (!isEmpty(table)) return;
        const isAsked = table.kind === 'node' && askNodes(tables);
        const fixes = isAsked ? [] : [removeLines('Remove the table', table.first, table.last)];
        yield problem('empty-table', rangeIn(table.first, table.nameSpan), table, { fixes });
    },
});

const isEmpty = ({ rows }: Table): boolean => rows.length === 0;

/** Whether a table is there that asks the node table. */
const askNodes = kept((tables: readonly Pick<Table, 'kind'>[]): boolean =>
    tables.some(({ kind }) => kind === 'mmio' || kind === 'clock'),
);
