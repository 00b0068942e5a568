// Prints a program's tables as a C header in Xen's coding style. It knows what a table is, and no target.

import { accessRowsOf, policyOf, policyText } from '../access/policy';
import type { NameKind } from '../language/syntax';
import { sha256 } from '../model/digest';
import { type Layout, layoutOf } from '../model/layout';
import { relativePath } from '../model/paths';
import {
    type AccessRow,
    type AccessTable,
    type ClockRow,
    type ClockTable,
    isAccessTable,
    type MmioRow,
    type MmioTable,
    type Program,
    type Row,
    type Table,
} from '../model/program';
import { buildChecks, type CheckSection, nameCheck, sizeCheck, staticAssertions } from './build-checks';
import { blockComment } from './comment';
import { plainNumber } from './expression';
import { macroInC } from './index-macro';
import { UsedNames } from './names';
import { type Line, linesOfRow, type Printed, printed } from './printed';
import { type Check, type TargetOutput, targetOf } from './target';

/**
 * The header for the output at `path`, as the host names it. Standalone C holds all that it relies on; the other is
 * included by a C file of Xen, after the row types and the headers that have the names.
 */
export function printC(program: Program, path: string, isStandalone: boolean): Printed {
    const printer = printerOf(program);
    // The tables first: only then it is known which names they use.
    const tables = program.tables.filter(({ kind }) => kind !== 'clock' || printer.target.c.clockRow);
    const content = [
        ...printMacros(tables, printer),
        ...tables.flatMap(table => printAnyTable(table, printer)),
    ];
    const sections = checkSections(tables, printer);
    const word = wordOf(relativePath(program.file, path));
    const guard = `__${word.toUpperCase()}__`;
    const body = [
        [`#ifndef ${guard}`, `#define ${guard}`],
        isStandalone ? definitions(tables, printer) : [],
        content,
        isStandalone ? staticAssertions(sections) : buildChecks(sections, word),
        ['', `#endif /* ${guard} */`],
    ];
    const banner = {
        license: program.license,
        source: relativePath(path, program.file),
        options: isStandalone ? '--stdout c --standalone ' : '',
        policy: sha256(policyText(policyOf(program))),
    };
    return printed(banner, body.flat());
}

/** A header's path, seen from its source, as a part of C names: headers of one name in two folders can be included together. */
const wordOf = (path: string): string => path.replaceAll('../', '').replace(/[^A-Za-z0-9]/g, '_');

/** The lines that one row of a table in scope becomes in the header, without the comment beside it and without indentation. */
export function printRow(program: Program, table: Table, row: Row): string[] {
    const printer = printerOf(program);
    const lines =
        row.kind === 'access' && isAccessTable(table)
            ? accessRow(row, table, printer)
            : row.kind === 'mmio' && table.kind === 'mmio'
              ? mmioRow(row, table, printer)
              : row.kind === 'clock' && table.kind === 'clock'
                ? clockRow(row, table, printer)
                : [];
    return lines.map(line => line.slice(INDENT.length));
}

/** What printing one output shares. */
interface Printer {
    readonly target: TargetOutput;
    readonly names: UsedNames;
    /** What must hold of the rows, by its text, because rows may say the same. */
    readonly indexChecks: Map<string, Check>;
    readonly fieldChecks: Map<string, Check>;
}

const WIDTH = 80;
const INDENT = '    ';
/** What a tree without Xen's lib.h lacks. */
const XEN_MACROS = [
    '#ifndef ARRAY_SIZE',
    '#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))',
    '#endif',
    '#ifndef __maybe_unused',
    '#define __maybe_unused __attribute__((__unused__))',
    '#endif',
];
const NAME_KINDS: readonly NameKind[] = ['node', 'reset', 'clock', 'frame', 'register'];

const printerOf = (program: Program): Printer => ({
    target: targetOf(program),
    names: new UsedNames(program),
    indexChecks: new Map(),
    fieldChecks: new Map(),
});

/** Each index macro once, however many tables use it. */
function printMacros(tables: readonly Table[], { target, names }: Printer): string[] {
    const macros = new Map<string, string>();
    for (const table of tables) {
        if (table.kind === 'mmio' || table.macro === undefined) continue;
        const { name, parameter } = table.macro;
        macros.set(
            name,
            `#define ${name}(${parameter}) ${macroInC(table.macro, table, names, target.c.wide)}`,
        );
    }
    return macros.size === 0 ? [] : ['', ...macros.values()];
}

function printAnyTable(table: Table, printer: Printer): Line[] {
    switch (table.kind) {
        case 'node':
        case 'reset':
            return printTable(table, layoutOf(table), row => accessRow(row, table, printer), printer);
        case 'mmio':
            return printTable(table, layoutOf(table), row => mmioRow(row, table, printer), printer);
        case 'clock':
            return printTable(table, layoutOf(table), row => clockRow(row, table, printer), printer);
    }
}

function printTable<R extends Row>(
    table: Table,
    { head, items }: Layout<R>,
    print: (row: R) => string[],
    { target }: Printer,
): Line[] {
    const lines: Line[] = ['', ...blockComment(head), ...target.c.tableHead(table)];
    for (const item of items) {
        switch (item.kind) {
            case 'blank':
                lines.push('');
                break;
            case 'comment':
                for (const line of blockComment(item.lines)) lines.push(INDENT + line);
                break;
            case 'row':
                for (const line of linesOfRow(item.row, withComment(print(item.row), item.comment))) {
                    lines.push(line);
                }
        }
    }
    lines.push('};');
    return lines;
}

/** The comment of a source line: behind the one line that was printed of it if that fits, else before the first. */
function withComment(lines: readonly string[], comment: string | undefined): readonly string[] {
    const [printed] = comment === undefined ? [] : blockComment([comment]);
    if (printed === undefined) return lines;
    const [line] = lines;
    const joined = `${line} ${printed}`;
    return lines.length === 1 && joined.length <= WIDTH ? [joined] : [INDENT + printed, ...lines];
}

/** One C row for each id that the row stands for. */
function accessRow(row: AccessRow, table: AccessTable, printer: Printer): string[] {
    const { lines, checks } = printer.target.c.accessRow(row, table, printer.names);
    for (const check of checks) printer.fieldChecks.set(check.text, check);
    const fields = `{ ${lines.join(', ')} },`;
    return accessRowsOf(row).flatMap(({ id, index }) => {
        const designator = `[${indexText(row, table, id, index, printer)}] =`;
        const whole = `${INDENT}${designator} ${fields}`;
        return whole.length <= WIDTH ? [whole] : [INDENT + designator, INDENT + INDENT + fields];
    });
}

/** The index of an id as C writes it: through the table's macro, which then must give this index. */
function indexText(row: AccessRow, table: AccessTable, id: number, index: number, printer: Printer): string {
    const { first } = row.node.subject;
    const radix = first.kind === 'number' ? first.radix : 10;
    const text = printer.names.nameOfSubject(table, row, id) ?? plainNumber(BigInt(id), radix);
    if (table.macro === undefined) return text;
    const call = `${table.macro.name}(${text})`;
    printer.indexChecks.set(call, { text: call, value: BigInt(index), radix: 10 });
    return call;
}

function mmioRow(row: MmioRow, table: MmioTable, { target, names, fieldChecks }: Printer): string[] {
    const { lines, checks } = target.c.mmioRow(row, table, names);
    for (const check of checks) fieldChecks.set(check.text, check);
    return braced(lines);
}

/** One C row for each node that the row names. */
function clockRow(row: ClockRow, table: ClockTable, { target, names, indexChecks }: Printer): string[] {
    return (target.c.clockRow?.(row, table, names) ?? []).flatMap(({ lines, macro, checks }) => {
        for (const check of checks) indexChecks.set(check.text, check);
        return macro === undefined ? braced(lines) : [`${INDENT}${macro}(${lines.join(', ')}),`];
    });
}

const braced = (lines: readonly string[]): string[] =>
    lines.map((line, at) => {
        const open = at === 0 ? '{ ' : '  ';
        return `${INDENT}${open}${line}${at === lines.length - 1 ? ' },' : ','}`;
    });

function checkSections(tables: readonly Table[], printer: Printer): CheckSection[] {
    const { target, names, indexChecks, fieldChecks } = printer;
    return [
        { title: 'What the names stand for.', checks: names.all().map(entry => nameCheck(entry, target)) },
        { title: 'Where the rows stand.', checks: [...indexChecks.values()] },
        { title: 'What the rows hold.', checks: [...fieldChecks.values()] },
        { title: 'How long the arrays are.', checks: tables.map(sizeCheck) },
    ].filter(({ checks }) => checks.length > 0);
}

/** What standalone C holds in place of Xen's headers: types, and the names by their kinds. */
function definitions(tables: readonly Table[], { target, names }: Printer): string[] {
    const used = names.all();
    const lines = ['', '#include <stdbool.h>', '#include <stdint.h>', '', ...XEN_MACROS, ''];
    lines.push(...target.c.definitions(tables));
    for (const kind of NAME_KINDS) {
        const constants = used.filter(entry => entry.kind === kind).map(entry => nameCheck(entry, target));
        if (constants.length === 0) continue;
        // Constants and no macros: a macro would change a struct or a member of the same name.
        lines.push('', 'enum', '{');
        for (const { text, value, radix } of constants)
            lines.push(`${INDENT}${text} = ${plainNumber(value, radix)},`);
        lines.push('};');
    }
    return lines;
}
