// A clock row's node is asked by its index, which the node table's macro then turns once more. Where that gives another row
// than the node's own, the clock hangs on a stranger's frame.

import { problem, rangeIn } from '../model/problem';
import { eachRow } from './forms';

export const doubleIndex = eachRow({
    codes: ['double-index'],
    of: ['clock'],
    with: ['node'],
    find: ({ line, nodes }, ask) =>
        nodes.flatMap(({ id, index, node }) => {
            const own = ask.index('node', id);
            const asked = ask.index('node', index);
            return own === asked ? [] : [problem('double-index', rangeIn(line, node), { id, own, asked })];
        }),
});
