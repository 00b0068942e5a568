// idle-row: rows that no declared domain can use. They are told only where the hardware domain is declared, since a file about one guest
// says nothing of who else there is. Of registers and clocks only what is not told of their nodes.

import { idleRows, isIdleByItself, nodesOf } from '../access/idle-rows';
import { oneLine } from '../diagnostics/phrases';
import type { Span } from '../language/syntax';
import { nameOfId } from '../model/id-names';
import { type Problem, problem, type Related, rangeIn } from '../model/problem';
import {
    type AccessRow,
    type AccessTable,
    type ClockRow,
    isAccessTable,
    type MmioRow,
    type Program,
    type Row,
    type Table,
} from '../model/program';
import { wholeProgram } from './forms';
import { namesOf } from './page-grants';
import { grantSpan, MOST_RELATED, relatedIn } from './places';

export const idleRow = wholeProgram(['idle-row'], function* (program) {
    const { domains, incomplete, file } = program;
    if (incomplete || !domains.some(({ hwdom }) => hwdom) || domains.some(({ all }) => all)) return;
    for (const { table, rows } of idleRows(program))
        if (table.file === file) yield* idleIn(program, table, rows);
});

/** One problem for a table: many rows have the same cause, that a domain is not declared. */
function* idleIn(program: Program, table: Table, rows: readonly Row[]): Iterable<Problem> {
    if (isAccessTable(table)) {
        yield idleAccess(
            program,
            table,
            rows.flatMap(row => (row.kind === 'access' ? row : [])),
        );
        return;
    }
    const told = rows.flatMap(row => (row.kind !== 'access' && isIdleByItself(program, row) ? row : []));
    if (told.length > 0) yield idleOthers(program, table, told);
}

function idleAccess(program: Program, table: AccessTable, rows: readonly AccessRow[]): Problem {
    const ids = rows.flatMap(row => namesOf(program, table.kind, row));
    const by = [...new Set(rows.map(pageText))];
    const related = rows
        .slice(0, MOST_RELATED)
        .map(row => relatedIn(table, row.line, grantSpan(row), 'by this page'));
    return idle(table, ids, by, related);
}

const pageText = ({ frameName, address = 0n }: AccessRow): string =>
    frameName?.name ?? `0x${address.toString(16)}`;

function idleOthers(
    { scope }: Program,
    table: Exclude<Table, AccessTable>,
    rows: readonly (MmioRow | ClockRow)[],
): Problem {
    const ids = rows.map(row =>
        row.kind === 'clock'
            ? nameOfId(scope, 'clock', row.clock.id)
            : oneLine(row.at.text.slice(leftOf(row).start, leftOf(row).end)),
    );
    const by = [...new Set(rows.flatMap(nodesOf))].map(id => nameOfId(scope, 'node', id));
    const related = rows
        .slice(0, MOST_RELATED)
        .map(row => relatedIn(table, row.line, leftOf(row), 'this row'));
    return idle(table, ids, by, related);
}

const idle = (
    table: Table,
    ids: readonly string[],
    by: readonly string[],
    related: readonly Related[],
): Problem =>
    problem('idle-row', rangeIn(table.first, table.nameSpan), { kind: table.kind, ids, by }, { related });

/** What a row is about, as it is written. */
function leftOf({ node }: MmioRow | ClockRow): Span {
    if (node.kind === 'clock-row') return node.clock;
    const { first, last } = node.address;
    return { start: first.start, end: (last ?? first).end };
}
