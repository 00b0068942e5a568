// duplicate-clock: a node that a clock needs twice, in one row or in two.

import { short } from '../diagnostics/phrases';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { ClockRow, ClockTable, IndexedId } from '../model/program';
import type { Scope } from '../model/scope';
import { traitsOf } from '../model/targets';
import { idName, withoutNodes } from './clock-rows';
import { eachTable, kept } from './forms';
import { relatedIn } from './places';

interface Pair {
    readonly row: ClockRow;
    readonly node: IndexedId;
}

export const duplicateClock = eachTable({
    codes: ['duplicate-clock'],
    of: ['clock'],
    *find(table, { scope, target }) {
        // That the table is not read at all gets its own message.
        if (!traitsOf(target).hasClocks) return;
        for (const [first, again] of repeatedPairs(table)) yield found(table, scope, first, again);
    },
});

/** Each pair of a clock and a node that stands twice, with the first of its kind. The C compares indexes. */
const repeatedPairs = kept(({ rows }: ClockTable): readonly (readonly [Pair, Pair])[] => {
    const known = new Map<string, Pair>();
    const repeated: [Pair, Pair][] = [];
    for (const row of rows) {
        for (const node of row.nodes) {
            const key = `${row.clock.index} ${node.index}`;
            const first = known.get(key);
            if (first === undefined) known.set(key, { row, node });
            else repeated.push([first, { row, node }]);
        }
    }
    return repeated;
});

/** Of a row with more nodes, which nobody writes, each fix would be as long as the row. */
const MOST_NODES = 256;

function found(table: ClockTable, scope: Scope, first: Pair, { row, node }: Pair): Problem {
    const name = idName(scope, 'node', node);
    return problem(
        'duplicate-clock',
        rangeIn(row.line, node.node),
        { clock: idName(scope, 'clock', row.clock), node: name, line: first.row.line + 1 },
        {
            related: [relatedIn(table, first.row.line, first.node.node, 'the first time')],
            fixes:
                row.nodes.length > MOST_NODES
                    ? []
                    : [
                          {
                              title: `Remove ${short(name)} here, which changes nothing`,
                              edits: withoutNodes(row, [node]),
                          },
                      ],
            unnecessary: true,
        },
    );
}
