// A table with more ids in all than an array may have places, which is one of what `out-of-range` says. Nothing else is said of its
// rows.

import { problem, rangeIn } from '../model/problem';
import { MOST_IDS } from '../model/program';
import { eachTable } from './forms';

export const manyIds = eachTable({
    codes: ['out-of-range'],
    of: ['node', 'reset'],
    *find({ kind, first, nameSpan, ids: count }) {
        if (count > MOST_IDS)
            yield problem('out-of-range', rangeIn(first, nameSpan), { problem: 'many-ids', kind, count });
    },
});
