// Prints a program's tables as a C header in Xen's coding style. It knows what a table is, and no target.

import { addTo } from '../language/sorted';
import { finish, inPieces, type Steps } from '../language/steps';
import { NAME_KINDS, type NameKind } from '../language/syntax';
import { sha256 } from '../model/digest';
import { headComment, type Layout, layOut, type TableLines } from '../model/layout';
import type { NameEntry } from '../model/names';
import { relativePath } from '../model/paths';
import type {
    AccessRow,
    AccessTable,
    ClockRow,
    ClockTable,
    MmioRow,
    Program,
    Row,
    Table,
} from '../model/program';
import { addressNote, rowNote } from '../model/row-note';
import {
    byText,
    type CheckSection,
    nameCheck,
    printBuildChecks,
    printStaticAssertions,
    sizeCheck,
} from './build-checks';
import { asideInC, proseInC } from './comment';
import { plainNumber } from './expression';
import { IndexChecks } from './index-checks';
import { macroInC } from './index-macro';
import { OutputPart, type Printed, type Printing, printed, type RowTexts, withLinesAbove } from './printed';
import { TableNames, UsedNames } from './row-names';
import { type BuildCheck, type TargetOutput, targetOf } from './target';
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
    return printed(banner, [head, content, tail]);
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
            return row.kind === 'access' ? accessRow(row, table, names, printer) : [];
        case 'mmio':
            return row.kind === 'mmio' ? mmioRow(row, names, printer) : [];
        case 'clock':
            return row.kind === 'clock' ? clockRow(row, table, names, printer) : [];
    }
}

/** What printing one output shares. */
interface Printer {
    readonly target: TargetOutput;
    /** Whether rows have no notes. */
    readonly plain: boolean;
    /** The names for a table's rows. */
    readonly namesOf: (table: Table) => TableNames;
    readonly used: UsedNames;
    /** The assertions about the rows. The key is the text, because rows may need the same one. */
    readonly indexChecks: IndexChecks;
    readonly fieldChecks: Map<string, BuildCheck>;
}

const INDENT = '    ';
/** The start of a row of an access table. */
const OPEN = `${INDENT}[`;
/** What Xen's lib.h would otherwise provide. */
const XEN_MACROS = [
    '#ifndef ARRAY_SIZE',
    '#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))',
    '#endif',
    '#ifndef __maybe_unused',
    '#define __maybe_unused __attribute__((__unused__))',
    '#endif',
];

function printerOf(program: Program, plain: boolean): Printer {
    const target = targetOf(program);
    const used = new UsedNames();
    return {
        target,
        plain,
        namesOf: table => new TableNames(program, table, used),
        used,
        indexChecks: new IndexChecks(),
        fieldChecks: new Map(),
    };
}

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
            return yield* printTable(table, row => accessRow(row, table, names, printer), printer, part);
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

const NOTE_END = ' */';

/** Behind a row, what its names stand for. */
const noteBehind = (note: string, { plain }: Printer): string =>
    plain || note === '' ? '' : ` /* ${note}${NOTE_END}`;

/** One C row for each id of the row. */
function accessRow(row: AccessRow, table: AccessTable, names: TableNames, printer: Printer): RowTexts {
    const { text, checks, address } = printer.target.c.accessRow(row, names);
    for (const check of checks) printer.fieldChecks.set(check.text, check);
    const what = address === undefined ? undefined : addressNote(address);
    const fields = `{ ${text} },`;
    const print = (id: number, index: number): readonly string[] => {
        const subject = indexText(row, table, id, index, names, printer);
        const note = noteBehind(rowNote(isDigit(subject) ? undefined : index, what), printer);
        const open = `${OPEN}${subject}] =`;
        if (open.length + 1 + fields.length + note.length <= WIDTH) return [`${open} ${fields}${note}`];
        return [open, ...wrapped(INDENT + INDENT + fields, FIELDS_HANG, note)];
    };
    noteNumbers(row, table, names, printer);
    return row.size === 1 ? print(row.id, row.index) : flattened(row.eachMapped(print));
}

/** How far the further fields of a row are indented whose index has a line of its own. */
const FIELDS_HANG = 10;

/** Whether an index is written as a number: a name or a call of a macro begins otherwise. */
const isDigit = (text: string): boolean => text.charCodeAt(0) < 0x40;

function* flattened(lines: Iterable<readonly string[]>): Generator<string> {
    for (const each of lines) yield* each;
}

/** The index of an id as C writes it: through the table's macro, with an assertion that it gives this index. */
function indexText(
    row: AccessRow,
    table: AccessTable,
    id: number,
    index: number,
    names: TableNames,
    { indexChecks }: Printer,
): string {
    const name = names.useSubject(table, row, id);
    const text = name ?? plainNumber(id, radixOf(row));
    if (table.macro === undefined) return text;
    const call = `${table.macro.name}(${text})`;
    if (name !== undefined || row.size === 1) indexChecks.add({ text: call, value: index, radix: 10 });
    return call;
}

/** Notes that there are assertions about the ids of a range that have no names. */
function noteNumbers(row: AccessRow, table: AccessTable, names: TableNames, { indexChecks }: Printer): void {
    if (table.macro === undefined || row.size === 1) return;
    const { name } = table.macro;
    const radix = radixOf(row);
    indexChecks.addRange({
        form: `${name} ${radix}`,
        first: row.id,
        each: make => row.eachMapped(make),
        hasName: id => names.useSubject(table, row, id) !== undefined,
        textOf: id => `${name}(${plainNumber(id, radix)})`,
    });
}

const radixOf = ({ node }: AccessRow): 2 | 10 | 16 =>
    node.subject.first.kind === 'number' ? node.subject.first.radix : 10;

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
