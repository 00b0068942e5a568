// Prints a program's tables and the rules over them as one TypeScript module that imports nothing. It knows what a table
// is, and no target.

import { accessRowsOf, mmioRowOf, policyOf, policyText } from '../access/policy';
import { idText } from '../diagnostics/words';
import type { IdNode, TableKind } from '../language/syntax';
import { sha256 } from '../model/digest';
import { type Layout, layoutOf } from '../model/layout';
import { relativePath } from '../model/paths';
import type {
    AccessRow,
    AccessTable,
    ClockRow,
    ClockTable,
    MmioRow,
    MmioTable,
    Program,
    Row,
    Table,
    Target,
} from '../model/program';
import { lineComment } from './comment';
import { UsedNames } from './names';
import { type Line, linesOfRow, type Printed, printed } from './printed';
import { type TargetOutput, targetOf } from './target';

/** The module for the output at `path`, as the host names it. Its exports have the same names for every policy. */
export function printTypeScript(program: Program, path: string): Printed {
    const printer: Printer = { names: new UsedNames(program), target: targetOf(program) };
    const { rules, factory, functions, kinds } = printer.target.typescript;
    const body: Line[][] = [
        ...kinds.map(kind => (kind === 'mmio' ? [] : printIds(program, kind))),
        ...kinds.map(kind => printTableOf(program, kind, printer)),
        rules.flatMap(source => [withoutImports(source)]),
        ['', `export const { ${functions.join(', ')} } = ${factory}({`],
        [...kinds.map(kind => `${INDENT}${kind}: ${kind}Access,`), '});'],
    ];
    const banner = {
        license: program.license,
        source: relativePath(path, program.file),
        options: '',
        policy: sha256(policyText(policyOf(program))),
    };
    return printed(banner, body.flat());
}

interface Printer {
    readonly names: UsedNames;
    readonly target: TargetOutput;
}

const INDENT = '    ';

/** All names of a kind, so that a program can ask about any id by its name. */
function printIds({ scope }: Program, kind: 'node' | 'reset' | 'clock'): string[] {
    const lines = ['', `export const ${kind}Ids = {`];
    for (const { name, value } of scope.names(kind))
        lines.push(`${INDENT}${key(name)}: ${idText(value ?? 0n)},`);
    const type = { node: 'NodeId', reset: 'ResetId', clock: 'ClockId' }[kind];
    lines.push('} as const;', '', `export type ${type} = (typeof ${kind}Ids)[keyof typeof ${kind}Ids];`);
    return lines;
}

/** Written like the others, this one name would set the object's prototype. */
const key = (name: string): string => (name === '__proto__' ? `['${name}']` : name);

function printTableOf({ target, tables }: Program, kind: TableKind, printer: Printer): Line[] {
    const { accessTable: accessType, placing } = printer.target.typescript;
    const { names } = printer;
    const type = { node: accessType, reset: accessType, mmio: 'MmioTable', clock: 'ClockTable' }[kind];
    const table = tables.find(each => each.kind === kind);
    if (table === undefined) return noTable(`${kind}Access`, type);
    const head = [`export const ${kind}Access: ${type} = {`, `${INDENT}name: '${table.name}',`];
    switch (table.kind) {
        case 'mmio':
            return printTable(head, layoutOf(table), row => [mmioRow(target, row, table, names)]);
        case 'clock':
            head.push(INDENT + placing(table, names));
            return printTable(head, layoutOf(table), row => clockRow(row, table, names));
        case 'node':
        case 'reset':
            head.push(INDENT + placing(table, names));
            return printTable(head, layoutOf(table), row => accessRow(row, table, names));
    }
}

const noTable = (name: string, type: string): string[] => [
    '',
    `export const ${name}: ${type} | undefined = undefined;`,
];

function printTable<R extends Row>(
    open: readonly string[],
    { head, items }: Layout<R>,
    print: (row: R) => readonly string[],
): Line[] {
    const lines: Line[] = ['', ...lineComment(head), ...open, `${INDENT}rows: [`];
    const indented = (line: string): string => INDENT + INDENT + line;
    for (const item of items) {
        switch (item.kind) {
            case 'blank':
                lines.push('');
                break;
            case 'comment':
                lines.push(...lineComment(item.lines).map(indented));
                break;
            case 'row':
                for (const line of linesOfRow(
                    item.row,
                    withComment(print(item.row), item.comment).map(indented),
                )) {
                    lines.push(line);
                }
        }
    }
    return lines.concat(`${INDENT}],`, '};');
}

/** The comment of a source line: behind the one row that was printed of it, or before the first. */
function withComment(rows: readonly string[], comment: string | undefined): readonly string[] {
    if (comment === undefined) return rows;
    const [printed] = lineComment([comment]);
    return rows.length === 1 ? [`${rows[0]} ${printed}`] : [printed ?? '', ...rows];
}

function accessRow(row: AccessRow, table: AccessTable, names: UsedNames): string[] {
    return accessRowsOf(row).map(({ id, index, frame, hwdom }) => {
        const name = names.nameOfSubject(table, row, id);
        const text = name === undefined ? idText(id) : `${table.kind}Ids.${name}`;
        return `{ id: ${text}, index: ${index}, frame: ${hex(frame)}, hwdom: ${hwdom} },`;
    });
}

function mmioRow(target: Target, row: MmioRow, table: MmioTable, names: UsedNames): string {
    const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(target, row);
    const nodeText =
        row.node.node === undefined ? `${node}` : namedId('node', node, row.node.node, table, names);
    return (
        `{ start: ${hex(start)}n, end: ${hex(end)}n, mask: ${hex(mask)}, ` +
        `node: ${nodeText}, readonly: ${readonly}, onlyHwdom: ${onlyHwdom} },`
    );
}

function clockRow(row: ClockRow, table: ClockTable, names: UsedNames): string[] {
    const clock = namedId('clock', row.clock.id, row.clock.node, table, names);
    return row.nodes.map(({ id, index, node }) => {
        const nodeText = namedId('node', id, node, table, names);
        return `{ id: ${clock}, index: ${row.clock.index}, node: ${nodeText}, nodeIndex: ${index} },`;
    });
}

/** An id by the name that it is written as, which is a property of the ids of its kind. */
function namedId(kind: 'node' | 'clock', id: number, node: IdNode, table: Table, names: UsedNames): string {
    const name = names.nameOfId(table, node);
    return name === undefined ? idText(id) : `${kind}Ids.${name}`;
}

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

const withoutImports = (source: string): string =>
    `\n${source.replace(/^import [^;]*;\n\n?/gm, '').trimEnd()}`;
