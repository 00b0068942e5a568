// double-index: the C looks up a clock row's node by its index, and the node table's macro then converts that index once more. If
// this gives a row other than the node's own, the clock depends on an unrelated frame.

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
