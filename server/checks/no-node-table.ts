// no-node-table: a table whose rows name nodes, without the table that says who has a node.

import { problem, rangeIn } from '../model/problem';
import { accessTable } from '../model/program';
import type { Check } from './check';
import { ownTables } from './places';

export const noNodeTable: Check = {
    codes: ['no-node-table'],
    *find(program) {
        if (program.incomplete || accessTable(program.tables, 'node') !== undefined) return;
        for (const table of ownTables(program)) {
            if (table.kind !== 'mmio' && table.kind !== 'clock') continue;
            yield problem('no-node-table', rangeIn(table.first, table.nameSpan), table);
        }
    },
};
