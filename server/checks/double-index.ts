// A clock row's node is asked by its index, which the node table's macro then turns once more. Where that gives another row
// than the node's own, the clock hangs on a stranger's frame.

import { problem } from '../model/problem';
import { accessTable, indexOfId, tableOf } from '../model/program';
import type { Check } from './check';
import { isNews, placeIn } from './scope';

export const doubleIndex: Check = {
    codes: ['double-index'],
    *find(program) {
        const nodes = accessTable(program.tables, 'node');
        const clocks = tableOf(program.tables, 'clock');
        if (nodes === undefined || clocks === undefined || !isNews(program, nodes, clocks)) return;
        for (const { line, nodes: needed } of clocks.rows) {
            for (const { id, index, node } of needed) {
                const own = indexOfId(nodes.macro, id);
                const asked = indexOfId(nodes.macro, index);
                if (own === asked) continue;
                yield problem('double-index', placeIn(program, clocks, line, node), { id, own, asked });
            }
        }
    },
};
