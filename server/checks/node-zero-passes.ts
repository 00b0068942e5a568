// node-zero-passes: a row of node 0 in an edition whose code passes every domain for it, and never looks at the row.

import { isOpenToAll } from '../access/passers';
import { rowsOfId } from '../model/coverage';
import { problem, rangeIn } from '../model/problem';
import { eachTable } from './forms';
import { subjectSpan } from './places';

export const nodeZeroPasses = eachTable({
    codes: ['node-zero-passes'],
    of: ['node'],
    *find(table, { edition, scope }) {
        if (!isOpenToAll(edition, 'node', 0)) return;
        const name = scope.namesOf('node', 0n)[0]?.name;
        for (const row of rowsOfId(table, 0))
            yield problem('node-zero-passes', rangeIn(row.line, subjectSpan(row)), { name });
    },
});
