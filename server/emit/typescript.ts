// Prints a program's tables and the rules over them as one TypeScript module that imports nothing. It knows what a table
// is, and no target.

import { frameOf, mmioRowOf } from '../access/policy';
import { idText } from '../diagnostics/phrases';
import { hexOf } from '../language/number';
import { inPieces, type Steps } from '../language/steps';
import type { IdNode, TableKind } from '../language/syntax';
import { headComment, layOut, type TableLines } from '../model/layout';
import { relativePath } from '../model/paths';
import type { AccessRow, AccessTable, ClockRow, MmioRow, Program, Row } from '../model/program';
import type { Target } from '../model/targets';
import { asideInTypeScript, lineComment } from './comment';
import { domainsOf, keyOf, usage } from './domains-in-typescript';
import { onceForFrame } from './once-for-frame';
import { OutputPart, type Printed, type Printing, printed, type RowTexts, withLinesAbove } from './printed';
import { TableNames } from './row-names';
import { type TargetOutput, targetOf } from './target';

/** The module of a program. Its exports have the same names for every policy of a target and an edition. */
export function* printTypeScript(program: Program, { path, policy, notesRows }: Printing): Steps<Printed> {
    const target = targetOf(program);
    const { rules, factory, functions, constants, kinds } = target.typescript;
    const others = constants(program);
    const part = new OutputPart(notesRows);
    part.lines(['', ...usage(program, path)]);
    for (const kind of kinds) if (kind !== 'mmio') yield* printIds(program, kind, part);
    for (const kind of kinds) yield* printTableOf(program, kind, target, part);
    for (const { lines } of others) part.lines(['', ...lines]);
    for (const source of rules) part.lines(['', ...withoutNotes(withoutImports(source)).split('\n')]);
    part.lines(['', ...madeBy(factory, functions(program))]);
    for (const kind of kinds) part.line(`${INDENT}${kind}: ${kind}Access,`);
    for (const { name } of others) part.line(`${INDENT}${name},`);
    part.line('});');
    part.lines(domainsOf(program));
    const source = relativePath(path, program.file);
    return yield* printed({ license: program.license, source, options: '', policy }, [part]);
}

const INDENT = '    ';

/** The start of the statement that makes the check functions; many of them have a line each. */
const madeBy = (factory: string, functions: readonly string[]): string[] =>
    functions.length < 4
        ? [`export const { ${functions.join(', ')} } = ${factory}({`]
        : ['export const {', ...functions.map(name => `${INDENT}${name},`), `} = ${factory}({`];
const ROW_INDENT = '        ';

/** The start and end of a row of an access table. With a hundred thousand rows, each piece saved makes a difference. */
const OPEN = {
    number: `${ROW_INDENT}{ id: `,
    node: `${ROW_INDENT}{ id: nodeIds.`,
    reset: `${ROW_INDENT}{ id: resetIds.`,
} as const;
const CLOSE = { hwdom: ', hwdom: true },', others: ', hwdom: false },' } as const;

/** All names of a kind, so that the importing program can ask about any id by its name. */
function* printIds({ scope }: Program, kind: 'node' | 'reset' | 'clock', part: OutputPart): Steps<void> {
    part.lines(['', `export const ${kind}Ids = {`]);
    yield* inPieces([...scope.names(kind)], ({ name, number = 0 }) =>
        part.line(`${INDENT}${keyOf(name)}: ${idText(number)},`),
    );
    const type = { node: 'NodeId', reset: 'ResetId', clock: 'ClockId' }[kind];
    part.lines(['} as const;', '', `export type ${type} = (typeof ${kind}Ids)[keyof typeof ${kind}Ids];`]);
}

function* printTableOf(
    program: Program,
    kind: TableKind,
    { typescript }: TargetOutput,
    part: OutputPart,
): Steps<void> {
    const { accessTable: accessType, placing } = typescript;
    const type = { node: accessType, reset: accessType, mmio: 'MmioTable', clock: 'ClockTable' }[kind];
    const table = program.tables.find(each => each.kind === kind);
    if (table === undefined) {
        part.lines(['', `export const ${kind}Access: ${type} | undefined = undefined;`]);
        return;
    }
    // It does not matter which names are used, because the module holds them all.
    const names = new TableNames(program, table);
    const open = [`export const ${kind}Access: ${type} = {`, `${INDENT}name: '${table.name}',`];
    if (table.kind !== 'mmio') open.push(INDENT + placing(table, names));
    switch (table.kind) {
        case 'mmio':
            return yield* printTable(open, table, row => [mmioRow(program.target, row, names)], part);
        case 'clock':
            return yield* printTable(open, table, row => clockRow(row, names), part);
        case 'node':
        case 'reset':
            return yield* printTable(open, table, accessRows(table, names), part);
        default:
            table satisfies never;
    }
}

function* printTable<R extends Row>(
    open: readonly string[],
    table: TableLines<R>,
    print: (row: R) => RowTexts,
    part: OutputPart,
): Steps<void> {
    part.lines(['', ...lineComment(headComment(table)), ...open, `${INDENT}rows: [`]);
    yield* layOut<R>(table, {
        blank: () => part.line(''),
        comment: lines => part.lines(lineComment(lines).map(line => ROW_INDENT + line)),
        row: (row, comment) => part.row(row, withComment(print(row), comment)),
    });
    part.lines([`${INDENT}],`, '};']);
}

/** The comment of a source line: after the printed row if there is just one, otherwise before the first. */
function withComment(rows: RowTexts, comment: string | undefined): RowTexts {
    if (comment === undefined) return rows;
    const printed = asideInTypeScript(comment);
    if (!('length' in rows)) return withLinesAbove([ROW_INDENT + printed], rows);
    return rows.length === 1 ? [`${rows[0]} ${printed}`] : [ROW_INDENT + printed, ...rows];
}

function accessRows(table: AccessTable, names: TableNames): (row: AccessRow) => RowTexts {
    const grantOf = onceForFrame(row =>
        [', frame: ', hexOf(frameOf(row)), row.hwdom ? CLOSE.hwdom : CLOSE.others].join(''),
    );
    const print = (row: AccessRow, grant: string, id: number, index: number): string => {
        const name = names.useSubject(table, row, id);
        const open = name === undefined ? OPEN.number + idText(id) : OPEN[table.kind] + name;
        return `${open}, index: ${index}${grant}`;
    };
    return row => {
        const grant = grantOf(row);
        if (row.size === 1) return [print(row, grant, row.id, row.index)];
        return row.eachMapped((id, index) => print(row, grant, id, index));
    };
}

function mmioRow(target: Target, row: MmioRow, names: TableNames): string {
    const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(target, row);
    const nodeText = row.node.node === undefined ? `${node}` : namedId('node', node, row.node.node, names);
    return (
        `${ROW_INDENT}{ start: ${hexOf(start)}n, end: ${hexOf(end)}n, mask: ${hexOf(mask)}, ` +
        `node: ${nodeText}, readonly: ${readonly}, onlyHwdom: ${onlyHwdom} },`
    );
}

function clockRow(row: ClockRow, names: TableNames): string[] {
    const clock = namedId('clock', row.clock.id, row.clock.node, names);
    return row.nodes.map(({ id, index, node }) => {
        const nodeText = namedId('node', id, node, names);
        return `${ROW_INDENT}{ id: ${clock}, index: ${row.clock.index}, node: ${nodeText}, nodeIndex: ${index} },`;
    });
}

/** An id, written as its name, which is a property of the object of its kind. */
function namedId(kind: 'node' | 'clock', id: number, node: IdNode, names: TableNames): string {
    const name = names.useId(node);
    return name === undefined ? idText(id) : `${kind}Ids.${name}`;
}

const withoutImports = (source: string): string => source.replace(/^import [^;]*;\n\n?/gm, '').trimEnd();

/** The rules without their notes: each line with `note?` is left out. */
const withoutNotes = (source: string): string => source.replace(/^.*\bnote\?.*\n/gm, '');
