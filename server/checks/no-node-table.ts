// no-node-table: a table whose rows name nodes, without a node table, which would say who has them.

import { problem, rangeIn } from '../model/problem';
import { accessTable } from '../model/program';
import { eachTable } from './forms';

export const noNodeTable = eachTable({
    codes: ['no-node-table'],
    of: ['mmio', 'clock'],
    *find(table, program) {
        if (program.incomplete || accessTable(program.tables, 'node') !== undefined) return;
        yield problem('no-node-table', rangeIn(table.first, table.nameSpan), table);
    },
});
