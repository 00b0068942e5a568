// duplicate-index: two rows with one index. C silently keeps the last one.

import { idText } from '../diagnostics/phrases';
import { coverageOf, idsAt } from '../model/coverage';
import { type Fix, type Problem, problem, rangeIn, undecided } from '../model/problem';
import type { AccessRow, AccessTable, Program } from '../model/program';
import { eachTable, type Finding } from './forms';
import { relatedIn, subjectSpan, subjectText } from './places';
import { withoutIndexes } from './row-without';
import { titleWithout } from './row-without-title';

export const duplicateIndex = eachTable({
    codes: ['duplicate-index'],
    of: ['node', 'reset'],
    find: problemsOf,
});

interface Claim {
    readonly row: AccessRow;
    readonly id: number;
}

/** Two rows of one index, in the order of the text, and the one that C keeps, which may be a third. */
interface Collision {
    readonly index: number;
    readonly above: Claim;
    readonly below: Claim;
    readonly kept: AccessRow;
}

/** Looking at so many rows of indexes takes as long as a line. */
const CLAIMS_A_LINE = 16;

/** One problem for each row that has an index in common with a row above it, at the lowest such index. */
function* problemsOf(table: AccessTable, program: Program): Finding {
    const coverage = coverageOf(table);
    const told = new Set<AccessRow>();
    let before: readonly AccessRow[] = [];
    let looked = 0;
    for (const index of coverage.contested()) {
        if (looked >= CLAIMS_A_LINE) {
            yield looked / CLAIMS_A_LINE;
            looked = 0;
        }
        const claiming = coverage.rowsAt(index);
        looked += claiming.length;
        // Where ranges overlap, the same rows have many indexes, and all is said at the first.
        if (isSame(claiming, before)) continue;
        before = claiming;
        const rows = [...new Set(claiming)];
        const claims: Claim[] = [];
        for (const row of rows) {
            // Of more ids of one row nothing more is said.
            for (const id of idsAt(row, index).slice(0, 2)) claims.push({ row, id });
            yield row.runs.length / CLAIMS_A_LINE;
        }
        const [above, ...others] = claims;
        const kept = rows.at(-1);
        for (const below of others) {
            if (above === undefined || kept === undefined || told.has(below.row)) continue;
            told.add(below.row);
            const fixable = told.size <= MOST_FIXED;
            yield found(program, table, { index, above, below, kept }, fixable);
        }
    }
}

const isSame = (one: readonly AccessRow[], other: readonly AccessRow[]): boolean =>
    one.length === other.length && one.every((row, at) => row === other[at]);

/** With more, a table was pasted twice, and nobody mends it row by row. */
const MOST_FIXED = 1000;

function found(program: Program, table: AccessTable, collision: Collision, fixable: boolean): Problem {
    const { index, above, below, kept } = collision;
    const name = (claim: Claim): string => nameOf(program, table, claim);
    const isKept = kept === below.row;
    const params = {
        index,
        kind: table.kind,
        lost: name(isKept ? above : below),
        lostLine: isKept ? above.row.line + 1 : undefined,
        keptLine: kept.line + 1,
        id: below.id,
        otherId: above.id,
    };
    const related = [
        relatedIn(table, above.row.line, subjectSpan(above.row), `${name(above)}, index ${index}`),
    ];
    if (!isKept) related.push(relatedIn(table, kept.line, subjectSpan(kept), 'C keeps this row'));
    return problem('duplicate-index', rangeIn(below.row.line, subjectSpan(below.row)), params, {
        related,
        fixes: fixable ? () => fixesOf(program, table, collision) : [],
    });
}

/** How the id of a row is written; in a range, its first name. */
function nameOf({ scope }: Program, { kind }: AccessTable, { row, id }: Claim): string {
    if (row.size === 1) return subjectText(row);
    return scope.namesOf(kind, id)[0]?.name ?? idText(id);
}

/** Either row can go, or a part of it; first what leaves everything as C has it. Nobody but the author knows which one was meant. */
function fixesOf(program: Program, table: AccessTable, { above, below, kept }: Collision): Fix[] {
    // Of a row that has one index twice, no part can go.
    if (above.row === below.row) return [];
    const without = (row: AccessRow, other: AccessRow): Fix[] => {
        const place = row === below.row ? 'this row' : `line ${row.line + 1}`;
        const edits = withoutIndexes(program, table, row, other);
        const title = edits && titleWithout(program, { table, row, other, place });
        return edits === undefined || title === undefined ? [] : [undecided({ title, edits })];
    };
    const ofAbove = without(above.row, below.row);
    const ofBelow = without(below.row, above.row);
    return kept === below.row ? [...ofAbove, ...ofBelow] : [...ofBelow, ...ofAbove];
}
