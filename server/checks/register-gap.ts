// register-gap: the registers that nobody may write, because no row allows it. One finding for each table.

import { problem, rangeIn } from '../model/problem';
import { accessTable } from '../model/program';
import { registerGaps } from '../model/register-gaps';
import { eachTable } from './forms';

export const registerGap = eachTable({
    codes: ['register-gap'],
    of: ['mmio'],
    fromAbsence: 'rows',
    *find(table, { scope, tables }) {
        // Without a node table no row counts, which gets its own message.
        const gaps = accessTable(tables, 'node') === undefined ? [] : registerGaps(table, scope);
        const likely = gaps.flatMap(({ register, sibling }) =>
            sibling === undefined ? [] : [{ name: register.name, sibling: sibling.name }],
        );
        // That a whole device is read-only is meant.
        const others = gaps.flatMap(({ register, sibling, isRead }) =>
            sibling === undefined && !isRead ? [register.name] : [],
        );
        if (likely.length + others.length > 0)
            yield problem('register-gap', rangeIn(table.first, table.nameSpan), { likely, others });
    },
});
