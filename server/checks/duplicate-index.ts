// duplicate-index: two rows with one index. C silently keeps the last one.

import { coverageOf, idsAt } from '../model/coverage';
import { type Problem, problem, rangeIn, removeLines } from '../model/problem';
import type { AccessRow, AccessTable } from '../model/program';
import { eachTable } from './forms';
import { relatedIn, subjectSpan } from './places';

export const duplicateIndex = eachTable({
    codes: ['duplicate-index'],
    of: ['node', 'reset'],
    find: problemsOf,
});

interface Claim {
    readonly row: AccessRow;
    readonly id: number;
}

/** One problem for each row that has an index in common with a row above it, at the lowest such index. */
function* problemsOf(table: AccessTable): Iterable<Problem> {
    const coverage = coverageOf(table);
    const told = new Set<AccessRow>();
    for (const index of [...coverage.contested].sort((a, b) => a - b)) {
        const rows = [...new Set(coverage.rowsAt(index))];
        const [first, ...others] = rows.flatMap(row => idsAt(row, index).map(id => ({ row, id })));
        for (const claim of others) {
            if (first === undefined || told.has(claim.row)) continue;
            told.add(claim.row);
            yield collision(table, index, first, claim);
        }
    }
}

function collision(table: AccessTable, index: number, above: Claim, below: Claim): Problem {
    const { line } = above.row;
    const params = { index, id: below.id, otherId: above.id, otherLine: line + 1, kind: table.kind };
    return problem('duplicate-index', rangeIn(below.row.line, subjectSpan(below.row)), params, {
        related: [relatedIn(table, line, subjectSpan(above.row), `index ${index} is used here first`)],
        fixes: [
            removeLines('Remove this row', below.row.line, below.row.line),
            removeLines('Remove the other row', line, line),
        ],
    });
}
