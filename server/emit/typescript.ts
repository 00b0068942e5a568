// Prints a program's tables and the rules over them as one TypeScript module that imports nothing. It knows what a table
// is, and no target.

import { accessRowsOf, baseOf, mmioRowOf, policyOf, policyText } from '../access/policy';
import { sha256 } from '../model/digest';
import { type Layout, layoutOf } from '../model/layout';
import { relativePath } from '../model/paths';
import {
    type AccessRow,
    type AccessTable,
    accessTable,
    type MmioRow,
    type MmioTable,
    type Program,
    type Row,
    tableOf,
} from '../model/program';
import { withBanner } from './banner';
import { lineComment } from './comment';
import { UsedNames } from './names';
import { targetOf } from './target';

/** The module for the output at `path`, as the host names it. Its exports have the same names for every policy. */
export function printTypeScript(program: Program, path: string): string {
    const names = new UsedNames(program);
    const { rules, factory, functions } = targetOf(program).typescript;
    const body = [
        printIds(program, 'node'),
        printIds(program, 'reset'),
        printAccessTable('nodeAccess', accessTable(program.tables, 'node'), names),
        printAccessTable('resetAccess', accessTable(program.tables, 'reset'), names),
        printMmioTable('mmioAccess', tableOf(program.tables, 'mmio'), names),
        rules.flatMap(source => [withoutImports(source)]),
        ['', `export const { ${functions.join(', ')} } = ${factory}({`],
        ['    node: nodeAccess,', '    reset: resetAccess,', '    mmio: mmioAccess,', '});'],
    ];
    const banner = {
        license: program.license,
        source: relativePath(path, program.file),
        options: '',
        policy: sha256(policyText(policyOf(program))),
    };
    return withBanner(banner, body.flatMap(lines => lines.map(line => `${line}\n`)).join(''));
}

const INDENT = '    ';

/** All names of a kind, so that a program can ask about any id by its name. */
function printIds({ scope }: Program, kind: 'node' | 'reset'): string[] {
    const lines = ['', `export const ${kind}Ids = {`];
    for (const { name, value } of scope.names(kind)) lines.push(`${INDENT}${key(name)}: ${value ?? 0n},`);
    const type = kind === 'node' ? 'NodeId' : 'ResetId';
    lines.push('} as const;', '', `export type ${type} = (typeof ${kind}Ids)[keyof typeof ${kind}Ids];`);
    return lines;
}

/** Written like the others, this one name would set the object's prototype. */
const key = (name: string): string => (name === '__proto__' ? `['${name}']` : name);

function printAccessTable(name: string, table: AccessTable | undefined, names: UsedNames): string[] {
    if (table === undefined) return noTable(name, 'AccessTable');
    const head = [`export const ${name}: AccessTable = {`, `${INDENT}name: '${table.name}',`];
    head.push(`${INDENT}base: ${baseOf(table)},`);
    return printTable(head, layoutOf(table), row => accessRow(row, table, names));
}

function printMmioTable(name: string, table: MmioTable | undefined, names: UsedNames): string[] {
    if (table === undefined) return noTable(name, 'MmioTable');
    const head = [`export const ${name}: MmioTable = {`, `${INDENT}name: '${table.name}',`];
    return printTable(head, layoutOf(table), row => [mmioRow(row, table, names)]);
}

const noTable = (name: string, type: string): string[] => [
    '',
    `export const ${name}: ${type} | undefined = undefined;`,
];

function printTable<R extends Row>(
    open: readonly string[],
    { head, items }: Layout<R>,
    print: (row: R) => readonly string[],
): string[] {
    const lines = ['', ...lineComment(head), ...open, `${INDENT}rows: [`];
    const push = (line: string): number => lines.push(INDENT + INDENT + line);
    for (const item of items) {
        switch (item.kind) {
            case 'blank':
                lines.push('');
                break;
            case 'comment':
                for (const line of lineComment(item.lines)) push(line);
                break;
            case 'row':
                for (const line of withComment(print(item.row), item.comment)) push(line);
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
        const text = name === undefined ? id : `${table.kind}Ids.${name}`;
        return `{ id: ${text}, index: ${index}, frame: ${hex(frame)}, hwdom: ${hwdom} },`;
    });
}

function mmioRow(row: MmioRow, table: MmioTable, names: UsedNames): string {
    const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(row);
    const name = row.node.node && names.nameOfId(table, row.node.node);
    return (
        `{ start: ${hex(start)}n, end: ${hex(end)}n, mask: ${hex(mask)}, ` +
        `node: ${name === undefined ? node : `nodeIds.${name}`}, readonly: ${readonly}, onlyHwdom: ${onlyHwdom} },`
    );
}

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

const withoutImports = (source: string): string => `\n${source.replace(/^import .*\n\n?/gm, '').trimEnd()}`;
