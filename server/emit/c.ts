// Prints a program's tables as a C header in Xen's coding style. It knows what a table is, and no target.

import { addTo } from '../language/sorted';
import { finish, inPieces, type Steps } from '../language/steps';
import { NAME_KINDS, type NameKind } from '../language/syntax';
import { sha256 } from '../model/digest';
import { headComment, type Layout, layOut, type TableLines } from '../model/layout';
import type { NameEntry } from '../model/names';
import { relativePath } from '../model/paths';
import type { ClockRow, ClockTable, MmioRow, Program, Row, Table } from '../model/program';
import {
    byText,
    type CheckSection,
    nameCheck,
    printBuildChecks,
    printStaticAssertions,
    sizeCheck,
} from './build-checks';
import { accessRows } from './c-access-rows';
import { INDENT, NOTE_END, noteBehind, type Printer, printerOf } from './c-printer';
import { asideInC, proseInC } from './comment';
import { plainNumber } from './expression';
import { macroInC } from './index-macro';
import { OutputPart, type Printed, type Printing, printed, type RowTexts, withLinesAbove } from './printed';
import type { TableNames } from './row-names';
import { WIDTH, wrapped } from './wrap';

/** The header of a program. Unless it is standalone, a C file of Xen includes it after the row types and the headers with the names. */
export function* printC(
    program: Program,
    { path, policy, standalone, plain, notesRows }: Printing,
): Steps<Printed> {
    const printer = printerOf(program, plain);
    // The tables come first, because they determine which names are used.
    const tables = program.tables.filter(({ kind }) => kind !== 'clock' || printer.target.c.clockRow);
    const content = new OutputPart(notesRows);
    printMacros(tables, printer, content);
    for (const table of tables) yield* printAnyTable(table, printer, content);
    const sections = checkSections(tables, printer);
    const word = wordOf(relativePath(program.file, path));
    const guard = `__${word.toUpperCase()}__`;
    const head = new OutputPart();
    head.lines([`#ifndef ${guard}`, `#define ${guard}`]);
    if (standalone) yield* printDefinitions(tables, printer, head);
    const tail = new OutputPart();
    if (standalone) yield* printStaticAssertions(sections, tail);
    else yield* printBuildChecks(sections, word, tail);
    tail.lines(['', `#endif /* ${guard} */`]);
    const banner = {
        license: program.license,
        source: relativePath(path, program.file),
        options: standalone ? '--stdout c --standalone ' : '',
        policy,
    };
    return yield* printed(banner, [head, content, tail]);
}

/**
 * A header's path relative to its source, as part of a C name. Headers of different paths have different ones, so that none is left
 * out where all are included. Usual paths can be read in it; others, in which something else becomes `_` too, get a digest.
 */
function wordOf(path: string): string {
    const word = path.replaceAll('/', '__').replace(/[^A-Za-z0-9_]/g, '_');
    return USUAL_PATH.test(path) ? word : `${word}_${sha256([path]).slice(0, 8)}`;
}

const USUAL_PATH = /^[a-z0-9]+(?:[-/][a-z0-9]+)*\.h$/;

/** The lines in the header for one row of a table in scope, without its comment and without indentation. */
export function printRow(program: Program, table: Table, row: Row): string[] {
    const printer = printerOf(program, isFirstPlain(program));
    const names = printer.namesOf(table);
    return [...anyRow(row, table, names, printer)].map(line => line.slice(INDENT.length));
}

/**
 * Some consecutive lines of a table, from `first` to `last` with their `rows`, between the head and the end of its array: what the
 * header has there. There is no banner and no check, because those are about the whole.
 */
export function printExcerpt(program: Program, table: Table, lines: TableExcerpt, part: OutputPart): void {
    const printer = printerOf(program, isFirstPlain(program));
    const names = printer.namesOf(table);
    const { document } = table;
    const within = { ...lines, document, first: lines.first - 1 };
    part.lines(printer.target.c.tableHead(table));
    finish(
        layOut<Row>(
            within,
            layoutInto(part, row => anyRow(row, table, names, printer)),
        ),
    );
    part.line('};');
}

/** Both lines are included. */
export interface TableExcerpt {
    readonly first: number;
    readonly last: number;
    readonly rows: readonly Row[];
}

/** How a single row is shown: as in the first C output that the program names. */
const isFirstPlain = ({ outputs }: Program): boolean =>
    outputs.find(({ format }) => format === 'c')?.plain ?? false;

/** The lines for a row of any kind. The kinds of row and table always match. */
function anyRow(row: Row, table: Table, names: TableNames, printer: Printer): RowTexts {
    switch (table.kind) {
        case 'node':
        case 'reset':
            return row.kind === 'access' ? accessRows(table, names, printer)(row) : [];
        case 'mmio':
            return row.kind === 'mmio' ? mmioRow(row, names, printer) : [];
        case 'clock':
            return row.kind === 'clock' ? clockRow(row, table, names, printer) : [];
    }
}

/** What Xen's lib.h would otherwise provide. */
const XEN_MACROS = [
    '#ifndef ARRAY_SIZE',
    '#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))',
    '#endif',
    '#ifndef __maybe_unused',
    '#define __maybe_unused __attribute__((__unused__))',
    '#endif',
];

/** Each index macro once, even if several tables use it. */
function printMacros(tables: readonly Table[], { target, namesOf }: Printer, part: OutputPart): void {
    const macros = new Map<string, readonly string[]>();
    for (const table of tables) {
        if (table.kind === 'mmio' || table.macro === undefined) continue;
        const { name, parameter } = table.macro;
        const value = macroInC(table.macro, namesOf(table), target.c.wide);
        macros.set(name, defined(`#define ${name}(${parameter})`, value));
    }
    if (macros.size > 0) part.line('');
    for (const lines of macros.values()) part.lines(lines);
}

const defined = (head: string, value: string): string[] =>
    head.length + 1 + value.length <= WIDTH ? [`${head} ${value}`] : [`${head} \\`, INDENT + value];

function* printAnyTable(table: Table, printer: Printer, part: OutputPart): Steps<void> {
    const names = printer.namesOf(table);
    switch (table.kind) {
        case 'node':
        case 'reset':
            return yield* printTable(table, accessRows(table, names, printer), printer, part);
        case 'mmio':
            return yield* printTable(table, row => mmioRow(row, names, printer), printer, part);
        case 'clock':
            return yield* printTable(table, row => clockRow(row, table, names, printer), printer, part);
        default:
            table satisfies never;
    }
}

function* printTable<R extends Row>(
    table: Table & TableLines<R>,
    print: (row: R) => RowTexts,
    { target }: Printer,
    part: OutputPart,
): Steps<void> {
    part.line('');
    part.lines(proseInC(headComment(table)));
    part.lines(target.c.tableHead(table));
    yield* layOut<R>(table, layoutInto(part, print));
    part.line('};');
}

const layoutInto = <R extends Row>(part: OutputPart, print: (row: R) => RowTexts): Layout<R> => ({
    blank: () => part.line(''),
    comment: lines => part.lines(proseInC(lines, INDENT)),
    row: (row, comment) => part.row(row, withComment(print(row), comment)),
});

/** The comment of a source line: after the printed line if there is just one and it fits, otherwise before the first. */
function withComment(lines: RowTexts, comment: string | undefined): RowTexts {
    if (comment === undefined) return lines;
    const above = proseInC([comment], INDENT);
    if (above.length === 0) return lines;
    if (!('length' in lines)) return withLinesAbove(above, lines);
    const [line = ''] = lines;
    if (lines.length === 1 && !line.endsWith(NOTE_END)) {
        const joined = `${line} ${asideInC(comment)}`;
        if (joined.length <= WIDTH) return [joined];
    }
    return above.concat(lines);
}

function mmioRow(row: MmioRow, names: TableNames, printer: Printer): string[] {
    const { lines, checks, note } = printer.target.c.mmioRow(row, names);
    for (const check of checks) printer.fieldChecks.set(check.text, check);
    return braced(lines, noteBehind(note, printer));
}

/** One C row for each node that the row names. */
function clockRow(row: ClockRow, table: ClockTable, names: TableNames, printer: Printer): string[] {
    const rows = printer.target.c.clockRow?.(row, table, names) ?? [];
    return rows.flatMap(({ lines, macro, checks, note }) => {
        for (const check of checks) printer.indexChecks.add(check);
        const behind = noteBehind(note, printer);
        if (macro === undefined) return braced(lines, behind);
        const call = `${INDENT}${macro}(`;
        return wrapped(`${call}${lines.join(', ')}),`, call.length, behind);
    });
}

function braced(lines: readonly string[], note: string): string[] {
    return lines.flatMap((line, at) => {
        const isLast = at === lines.length - 1;
        const open = at === 0 ? '{ ' : '  ';
        return wrapped(`${INDENT}${open}${line}${isLast ? ' },' : ','}`, MMIO_HANG, isLast ? note : '');
    });
}

/** Further than the fields of a row. */
const MMIO_HANG = 10;

function checkSections(
    tables: readonly Table[],
    { target, used, indexChecks, fieldChecks }: Printer,
): CheckSection[] {
    const sizes = tables.map(sizeCheck);
    const entries = byKindAndName(used.entries);
    const sections: CheckSection[] = [
        {
            title: 'What the names stand for.',
            isEmpty: entries.length === 0,
            each: visit => inPieces(entries, entry => visit(nameCheck(entry, target))),
        },
        {
            title: 'Where the rows stand.',
            isEmpty: indexChecks.isEmpty,
            each: visit => indexChecks.each(visit),
        },
        {
            title: 'What the rows hold.',
            isEmpty: fieldChecks.size === 0,
            each: visit => inPieces(byText(fieldChecks), visit),
        },
        {
            title: 'How long the arrays are.',
            isEmpty: sizes.length === 0,
            each: visit => inPieces(sizes, visit),
        },
    ];
    return sections.filter(({ isEmpty }) => !isEmpty);
}

/** An order that stays when a row goes, so that a review shows what has changed and no more. */
function byKindAndName(entries: readonly NameEntry[]): NameEntry[] {
    const ofKinds = new Map<NameKind, NameEntry[]>();
    for (const entry of entries) addTo(ofKinds, entry.kind, entry);
    return NAME_KINDS.flatMap(kind => ofKinds.get(kind)?.sort((a, b) => (a.name < b.name ? -1 : 1)) ?? []);
}

/** What standalone C holds instead of Xen's headers: types, and the names by kind. */
function* printDefinitions(
    tables: readonly Table[],
    { target, used }: Printer,
    part: OutputPart,
): Steps<void> {
    part.lines(['', '#include <stdbool.h>', '#include <stdint.h>', '', ...XEN_MACROS, '']);
    part.lines(target.c.definitions(tables));
    const all = byKindAndName(used.entries);
    for (const kind of NAME_KINDS) {
        const entries = all.filter(entry => entry.kind === kind);
        if (entries.length === 0) continue;
        // Constants, not macros: a macro would also replace a struct or a member of the same name.
        part.lines(['', 'enum', '{']);
        yield* inPieces(entries, entry => {
            const { text, value, radix } = nameCheck(entry, target);
            part.line(`${INDENT}${text} = ${plainNumber(value, radix)},`);
        });
        part.line('};');
    }
}
