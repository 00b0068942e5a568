// Which findings belong to this file: those about one table are reported in the table's file, and those about two tables in
// the first file that sees both.

import type { Range } from '../language/document';
import { idAsWritten } from '../language/number';
import type { Span } from '../language/syntax';
import { frameNumber } from '../model/page';
import { type Related, rangeIn } from '../model/problem';
import type { AccessRow, FrameUse, MmioRow, Program, Table } from '../model/program';

/** The tables in this file itself. */
export const ownTables = ({ tables, file }: Program): readonly Table[] =>
    tables.filter(table => table.file === file);

/** Whether no import sees these tables together, so that findings about both are reported here. */
export const isReportedHere = ({ imports, file }: Program, ...tables: readonly Table[]): boolean =>
    // No import has a table of this file, and there may be thousands of either.
    tables.some(table => table.file === file) ||
    !imports.some(
        ({ program }) => program !== undefined && tables.every(table => program.tables.includes(table)),
    );

/** A place in a table, or at this file's import if the table comes from there. */
export const placeIn = (program: Program, { file }: Pick<Table, 'file'>, line: number, span: Span): Range =>
    file === program.file ? rangeIn(line, span) : importOf(program, file);

/** The import by which a file is read. */
function importOf({ imports }: Program, file: string): Range {
    const from = imports.find(({ program }) => program?.files.includes(file));
    return from === undefined ? rangeIn(0, { start: 0, end: 0 }) : rangeIn(from.line, from.span);
}

/** How many places a finding about many refers to: enough to see what they have in common. */
export const MOST_RELATED = 8;

/** A place in a table to point to. */
export const relatedIn = (
    { file }: Pick<Table, 'file'>,
    line: number,
    span: Span,
    message: string,
): Related => ({
    file,
    range: rangeIn(line, span),
    message,
});

/** The columns of an access row's left side. */
export function subjectSpan({ node }: AccessRow): Span {
    const { first, last } = node.subject;
    return { start: first.start, end: (last ?? first).end };
}

/** The columns of an access row's frame, or of its left side if it has none. */
export function grantSpan(row: AccessRow): Span {
    return row.frame?.node ?? subjectSpan(row);
}

/** A frame as a row may name it: by its name, or by its frame number or byte address, whichever is written. */
export function frameText({ name, address, node }: FrameUse): string {
    if (name !== undefined) return name.name;
    return node.form === 'mfn'
        ? `mfn 0x${frameNumber(address).toString(16)}`
        : `at 0x${address.toString(16)}`;
}

/** The columns of an mmio row's address. */
export function addressSpan({ first, last }: MmioRow): Span {
    return { start: first.span.start, end: (last ?? first).span.end };
}

/** An access row's left side as written, in canonical form. */
export function subjectText({ node }: AccessRow): string {
    const { first, last } = node.subject;
    return last === undefined ? idAsWritten(first) : `${idAsWritten(first)}..${idAsWritten(last)}`;
}
