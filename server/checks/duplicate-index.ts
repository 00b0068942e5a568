// duplicate-index: two rows with one index. C keeps the last one without a word.

import { type CoveredRun, coverageOf } from '../model/coverage';
import { type Problem, problem, rangeIn, removeLines } from '../model/problem';
import type { AccessRow, AccessTable } from '../model/program';
import type { Check } from './check';
import { ownTables, relatedIn, subjectSpan } from './scope';

export const duplicateIndex: Check = {
    codes: ['duplicate-index'],
    *find(program) {
        for (const table of ownTables(program)) {
            if (table.kind === 'node' || table.kind === 'reset') yield* problemsOf(table);
        }
    },
};

/** One problem for each row that meets another, at the one that stands below. */
function* problemsOf(table: AccessTable): Iterable<Problem> {
    const told = new Set<AccessRow>();
    let furthest: CoveredRun | undefined;
    for (const run of coverageOf(table)) {
        if (furthest !== undefined && run.index < furthest.index + furthest.count) {
            const [above, below] = run.row.line >= furthest.row.line ? [furthest, run] : [run, furthest];
            if (!told.has(below.row)) yield collision(table, run.index, above, below);
            told.add(below.row);
        }
        if (furthest === undefined || run.index + run.count > furthest.index + furthest.count) furthest = run;
    }
}

function collision(table: AccessTable, index: number, above: CoveredRun, below: CoveredRun): Problem {
    const idAt = (run: CoveredRun): number => run.id + index - run.index;
    const { line } = above.row;
    const params = { index, id: idAt(below), otherId: idAt(above), otherLine: line + 1, kind: table.kind };
    return problem('duplicate-index', rangeIn(below.row.line, subjectSpan(below.row)), params, {
        related: [relatedIn(table, line, subjectSpan(above.row), `index ${index} is taken here first`)],
        fixes: [
            removeLines('Remove this row', below.row.line, below.row.line),
            removeLines('Remove the other row', line, line),
        ],
    });
}
