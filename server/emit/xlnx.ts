// The form of outputs for the target `xlnx`: a row holds a byte address, and the names of frames are such addresses.

import rows from 'text:../access/tables.ts';
import rules from 'text:../access/xlnx.ts';
import { rulesOfEdition } from '../access/editions';
import { pllsOf } from '../access/policy';
import type { IdNode } from '../language/syntax';
import type { NameEntry } from '../model/names';
import { PAGE_BITS, REGISTER_BYTES } from '../model/page';
import type {
    AccessRow,
    AccessTable,
    ClockRow,
    ClockTable,
    IndexedId,
    MmioRow,
    Program,
    Table,
} from '../model/program';
import { rowNote } from '../model/row-note';
import { grouped, type Operand, plainNumber, printExpression, wideNumber } from './expression';
import {
    addressesNote,
    checkOf,
    grantFields,
    HWDOM,
    hasNames,
    leavesOf,
    NO_CHECKS,
    printNumbers,
    structsOf,
} from './fields';
import { macroInTypeScript } from './index-macro';
import type { TableNames } from './row-names';
import type { BuildCheck, Constant, Initialiser, Piece, TargetOutput } from './target';

export const xlnx: TargetOutput = {
    c: { wide: 'uint64_t', definitions, tableHead, accessRow, mmioRow, clockRow, constantOf },
    typescript: {
        get rules() {
            return [rows, rules];
        },
        factory: 'xlnxRules',
        functions: ({ edition }) => [
            'domainHasNodeAccess',
            'domainHasResetAccess',
            'domainHasMmioAccess',
            'domainHasClockAccess',
            'domainClockCall',
            ...(rulesOfEdition(edition).mailboxIndex === undefined ? [] : ['domainHasMailboxAccess']),
        ],
        constants: program => [editionOf(program), pllsIn(program)],
        kinds: ['node', 'reset', 'mmio', 'clock'],
        accessTable: 'IndexedTable',
        placing,
    },
};

const PM_ACCESS = ['struct pm_access', '{', '    uint64_t addr;', '    bool hwdom_access;', '};'];

const PM_CLK2NODE = [
    '',
    'struct pm_clk2node',
    '{',
    '    uint32_t clk_idx;',
    '    uint32_t dev_idx;',
    '};',
    '#define PM_CLK2NODE(clk, dev) { .clk_idx = (clk), .dev_idx = (dev) }',
];

const MMIO_HEAD = [
    // After the brace, the attribute would apply to the type, and the array would still be reported as unused.
    'static const __maybe_unused struct',
    '{',
    '    uint64_t start;',
    '    uint64_t end;',
    '    uint32_t mask;',
    '    uint32_t node;',
    '    bool hwdom_access;',
    '    bool readonly;',
];

/** The struct of a register row is in the head of its table. */
const ROW_STRUCTS = { node: PM_ACCESS, reset: PM_ACCESS, mmio: [], clock: PM_CLK2NODE };

function definitions(tables: readonly Table[]): string[] {
    return structsOf(tables, ROW_STRUCTS);
}

function tableHead({ kind, name }: Table): string[] {
    switch (kind) {
        case 'mmio':
            return [...MMIO_HEAD, `} ${name}[] = {`];
        case 'clock':
            return [`static const struct pm_clk2node __maybe_unused ${name}[] = {`];
        case 'node':
        case 'reset':
            return [`static const struct pm_access __maybe_unused ${name}[] = {`];
    }
}

function accessRow(row: AccessRow, names: TableNames): Piece {
    const { address, hwdom } = row;
    if (address === undefined) return { text: hwdom ? HWDOM : '0', checks: NO_CHECKS };
    const printed = printFrame(row, address, names);
    const text = `.addr = ${printed.text}`;
    return { ...printed, text: hwdom ? `${text}, ${HWDOM}` : text };
}

/** A row for one register has no end: C then compares with its start. */
function mmioRow(row: MmioRow, names: TableNames): Initialiser {
    const leaves = leavesOf(names, 'uint64_t', addressOperand);
    const { first, last, lastIsOut } = row.node.address;
    const start = printExpression(first, leaves).text;
    const checks = checkOf(first, start, row.start);
    const lines = [`.start = ${start}`];
    if (last !== undefined) {
        const printed = printExpression(last, leaves);
        const end = lastIsOut ? printed.text : behind(printed);
        lines.push(`.end = ${end}`);
        checks.push(...checkOf(last, end, row.end));
    }
    const rest = grantFields(row, names, leaves);
    if (rest.length > 0) lines.push(rest.join(', '));
    return { lines, checks, note: addressesNote(row) };
}

/** The address after the last register, which the C excludes. */
const behind = (last: Operand): string =>
    `${last.operator === '+' ? last.text : grouped(last)} + ${wideNumber(REGISTER_BYTES, 10).text}`;

/** The macro from Xen's tree takes plain ids. If they must be converted to indexes, the row is written out instead. */
function clockRow({ clock, nodes }: ClockRow, { macro }: ClockTable, names: TableNames): Initialiser[] {
    const printId = ({ id, node }: IndexedId): string => names.useId(node) ?? plainId(id, node);
    if (macro === undefined) {
        const id = printId(clock);
        return nodes.map(node => ({
            macro: 'PM_CLK2NODE',
            lines: [`${id}, ${printId(node)}`],
            checks: NO_CHECKS,
            note: clockNote(clock, node),
        }));
    }
    const indexed = (id: IndexedId): BuildCheck => ({
        text: `${macro.name}(${printId(id)})`,
        value: id.index,
        radix: 10,
    });
    const left = indexed(clock);
    return nodes.map(node => {
        const right = indexed(node);
        return {
            lines: [`.clk_idx = ${left.text}`, `.dev_idx = ${right.text}`],
            checks: [left, right],
            note: clockNote(clock, node),
        };
    });
}

/** The two indexes, if names or a macro hide one of them. */
const clockNote = (clock: IndexedId, node: IndexedId): string =>
    [clock, node].every(({ node, id, index }) => node.kind === 'number' && id === index)
        ? ''
        : rowNote(clock.index, `${node.index}`);

const plainId = (id: number, node: IdNode): string =>
    plainNumber(id, node.kind === 'number' ? node.radix : 10);

function constantOf({ number, bytes }: NameEntry): bigint | number {
    return bytes ?? number ?? 0;
}

/** The byte address of a frame: the name that stands for it, or a frame number that is shifted. */
function printFrame(row: AccessRow, address: bigint, names: TableNames): Piece {
    const used = row.frameName && names.use(row.frameName);
    if (used !== undefined) return { text: used, checks: NO_CHECKS, address };
    const node = row.frameName === undefined ? row.frame?.node : undefined;
    if (node?.value === undefined) return { text: plainNumber(address, 16), checks: NO_CHECKS };
    const leaves = leavesOf(names, 'uint64_t', addressOperand);
    if (node.form === 'mfn')
        return { text: `${grouped(printExpression(node.value, leaves))} << ${PAGE_BITS}`, checks: NO_CHECKS };
    if (node.value.kind === 'number') return { text: printNumbers(node.value, leaves), checks: NO_CHECKS };
    const { text } = printExpression(node.value, leaves);
    return { text, checks: checkOf(node.value, text, address), ...(hasNames(node.value) && { address }) };
}

const addressOperand = ({ value = 0n }: NameEntry, name: string | undefined): Operand =>
    name === undefined ? wideNumber(value, 16) : { text: name, isWide: false };

function placing({ macro }: AccessTable | ClockTable, names: TableNames): string {
    return `index: id => ${macro === undefined ? 'id' : macroInTypeScript(macro, names, 'id')},`;
}

/** The rules of the edition that the module answers by. */
function editionOf({ edition }: Program): Constant {
    const rules = Object.entries(rulesOfEdition(edition));
    const lines = [
        `/** The rules of the edition ${edition}. */`,
        'export const edition: EditionRules = {',
        ...rules.map(([rule, value]) => `    ${rule}: ${value},`),
        '};',
    ];
    return { name: 'edition', lines };
}

/** The clocks of PLLs by their names. One whose name means something else in the file is a number. */
function pllsIn({ scope }: Program): Constant {
    const named = (id: number): string => {
        const name = scope.namesOf('clock', id)[0]?.name;
        return name === undefined ? plainNumber(id, 10) : `clockIds.${name}`;
    };
    const ids = pllsOf(scope).map(id => `    ${named(id)},`);
    const lines = [
        '/** The clocks of PLLs, as far as they have names. */',
        ...(ids.length === 0
            ? ['const plls: ReadonlySet<number> = new Set();']
            : ['const plls: ReadonlySet<number> = new Set([', ...ids, ']);']),
    ];
    return { name: 'plls', lines };
}
