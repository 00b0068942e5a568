// unconsulted-row: rows that no claim of the file's tests consults. Tests that leave out as many rows of a table as they consult, or more,
// are samples, and say nothing of the others; then `test --coverage` tells more than a finding that never goes away.

import { tablesOf } from '../access/policy';
import { unconsultedIn } from '../claims/coverage';
import type { Span } from '../language/syntax';
import { problem, rangeIn } from '../model/problem';
import type { Row } from '../model/program';
import { ofClaimRows } from './forms';
import { MOST_RELATED, ownTables, relatedIn } from './places';

export const unconsultedRow = ofClaimRows(['unconsulted-row'], function* (program, consulted) {
    const counting = tablesOf(program);
    for (const table of ownTables(program)) {
        if (counting[table.kind] !== table) continue;
        const { count, rows, first } = unconsultedIn(table, consulted.get(table.kind) ?? NONE, MOST_RELATED);
        if (count === 0 || count >= rows / 2) continue;
        const related = first.map(row =>
            relatedIn(table, row.line, spanOf(row), 'no test consults this row'),
        );
        const params = { table: table.name, rows, unconsulted: count };
        yield problem('unconsulted-row', rangeIn(table.first, table.nameSpan), params, { related });
    }
});

const NONE: ReadonlySet<Row> = new Set();

function spanOf({ at: { text, comment } }: Row): Span {
    const written = comment === -1 ? text : text.slice(0, comment);
    return { start: text.length - text.trimStart().length, end: written.trimEnd().length };
}
