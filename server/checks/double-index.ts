// A clock row's node is asked by its index, which the node table's macro then turns once more. Where that gives another row
// than the node's own, the clock hangs on a stranger's frame.

import { perVersion } from '../model/kept/per-version';
import type { IndexMacro } from '../model/names';
import { problem } from '../model/problem';
import { accessTable, type ClockTable, indexOfId, tableOf } from '../model/program';
import type { Check } from './check';
import { isReportedHere, placeIn } from './places';

export const doubleIndex: Check = {
    codes: ['double-index'],
    *find(program) {
        const nodes = accessTable(program.tables, 'node');
        const clocks = tableOf(program.tables, 'clock');
        if (nodes === undefined || clocks === undefined || !isReportedHere(program, nodes, clocks)) return;
        for (const { row, used, own, asked } of turnedTwice(clocks, nodes.macro)) {
            const params = { id: used.id, own, asked };
            yield problem('double-index', placeIn(program, clocks, row.line, used.node), params);
        }
    },
};

/** The nodes of clock rows, each with its own index and the one that it is asked by, where they differ. */
const turnedTwice = perVersion(({ rows }: ClockTable, macro: IndexMacro | undefined) =>
    rows.flatMap(row =>
        row.nodes
            .map(used => ({ row, used, own: indexOfId(macro, used.id), asked: indexOfId(macro, used.index) }))
            .filter(({ own, asked }) => own !== asked),
    ),
);
