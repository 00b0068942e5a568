// idle-row: rows that no declared domain can use. They are told only where the hardware domain is declared, since a file about one guest
// says nothing of who else there is.

import { passersOf } from '../access/passers';
import type { Domain } from '../model/domain';
import { type Problem, problem, rangeIn } from '../model/problem';
import { type AccessRow, type AccessTable, isAccessTable } from '../model/program';
import { rowsByFrame } from '../model/rows-by-frame';
import type { Scope } from '../model/scope';
import { wholeProgram } from './forms';
import { namesOf } from './page-grants';
import { grantSpan } from './places';

export const idleRow = wholeProgram(['idle-row'], function* ({ domains, incomplete, tables, file, scope }) {
    const isKnown = !incomplete && domains.every(domain => domain.isKnown);
    if (!isKnown || !domains.some(({ hwdom }) => hwdom) || domains.some(({ all }) => all)) return;
    for (const table of tables)
        if (table.file === file && isAccessTable(table)) yield* idleIn(table, domains, scope);
});

/** One problem for a table: many rows have the same cause, that a domain is not declared. */
function* idleIn(table: AccessTable, domains: readonly Domain[], scope: Scope): Iterable<Problem> {
    const byFrame = rowsByFrame(table);
    const idle = [...byFrame.keys()]
        .filter(frame => frame !== 0 && !domains.some(domain => domain.owns(BigInt(frame))))
        .flatMap(frame => byFrame.in(frame))
        .filter(row => !row.faulty && !passersOf(row).hwdom)
        .sort((a, b) => a.line - b.line);
    if (idle.length === 0) return;
    const params = {
        kind: table.kind,
        ids: idle.flatMap(row => namesOf({ scope }, table.kind, row)),
        pages: [...new Set(idle.map(pageText))],
    };
    const related = idle.slice(0, MOST_RELATED).map(row => ({
        file: table.file,
        range: rangeIn(row.line, grantSpan(row)),
        message: 'by this page',
    }));
    yield problem('idle-row', rangeIn(table.first, table.nameSpan), params, { related });
}

const MOST_RELATED = 8;

const pageText = ({ frameName, address = 0n }: AccessRow): string =>
    frameName?.name ?? `0x${address.toString(16)}`;
