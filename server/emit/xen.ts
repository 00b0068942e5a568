// The form of outputs for the target `xen`: a row holds a machine frame number, and the names of frames are such numbers.

import rows from 'text:../access/tables.ts';
import rules from 'text:../access/xen.ts';
import { baseOf } from '../access/policy';
import type { Expression, RangeNode, TableKind } from '../language/syntax';
import type { NameEntry } from '../model/names';
import { frameNumber, offsetInPage, PAGE_BITS, REGISTER_BYTES } from '../model/page';
import type { AccessRow, MmioRow, Table } from '../model/program';
import { grouped, type Leaves, type Operand, plainNumber, printExpression, wideNumber } from './expression';
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
import type { TableNames } from './row-names';
import type { Initialiser, Piece, TargetOutput } from './target';

/** The end of a row, after its frame, if the hardware domain passes too. */
const AND_HWDOM = `), ${HWDOM}`;

export const xen: TargetOutput = {
    c: { wide: 'paddr_t', definitions, tableHead, accessRow, mmioRow, clockRow: undefined, constantOf },
    typescript: {
        get rules() {
            return [rows, rules];
        },
        factory: 'xenRules',
        functions: () => ['domainHasNodeAccess', 'domainHasResetAccess', 'domainHasMmioAccess'],
        constants: () => [],
        kinds: ['node', 'reset', 'mmio'],
        accessTable: 'BasedTable',
        placing: ({ macro }) => `base: ${baseOf(macro)},`,
    },
};

const PM_ACCESS = ['', 'struct pm_access', '{', '    mfn_t mfn;', '    bool hwdom_access;', '};'];

const PM_MMIO_ACCESS = [
    '',
    'struct pm_mmio_access',
    '{',
    '    paddr_t start;',
    '    paddr_t size;',
    '    uint32_t mask;',
    '    uint32_t node;',
    '    bool readonly;',
    '    bool hwdom_access;',
    '};',
];

const ROW_STRUCTS = { node: PM_ACCESS, reset: PM_ACCESS, mmio: PM_MMIO_ACCESS, clock: [] };

function definitions(tables: readonly Table[]): string[] {
    const types = ['typedef uint64_t paddr_t;', 'typedef uint64_t mfn_t;', '#define mfn_init(n) (n)'];
    return [...types, ...structsOf(tables, ROW_STRUCTS)];
}

/** The types of rows in C. There are no clock tables. */
const ROW_TYPES: Record<TableKind, string> = {
    node: 'struct pm_access',
    reset: 'struct pm_access',
    mmio: 'struct pm_mmio_access',
    clock: 'struct pm_access',
};

function tableHead({ kind, name }: Table): string[] {
    return [`static const ${ROW_TYPES[kind]} __maybe_unused ${name}[] = {`];
}

function accessRow(row: AccessRow, names: TableNames): Piece {
    const { address, hwdom } = row;
    if (address === undefined) return { text: hwdom ? HWDOM : '.hwdom_access = false', checks: NO_CHECKS };
    const printed = printFrame(row, address, names);
    return { ...printed, text: `.mfn = mfn_init(${printed.text}${hwdom ? AND_HWDOM : ')'}` };
}

function mmioRow(row: MmioRow, names: TableNames): Initialiser {
    const { node, start, end } = row;
    const leaves = leavesOf(names, 'paddr_t', addressOperand);
    const first = printExpression(node.address.first, leaves).text;
    const size = printSize(node.address, leaves);
    const checks = checkOf(node.address.first, first, start);
    const rest = grantFields(row, names, leaves);
    if (size === undefined) rest.unshift(`.size = ${REGISTER_BYTES}`);
    else checks.push(...checkOf(node.address.last ?? node.address.first, size, end - start));
    const lines = [`.start = ${first}`];
    if (size !== undefined) lines.push(`.size = ${size}`);
    if (rest.length > 0) lines.push(rest.join(', '));
    return { lines, checks, note: addressesNote(row) };
}

function constantOf({ number, bytes }: NameEntry): bigint | number {
    return number ?? bytes ?? 0;
}

/** A frame number: the name that stands for it in C, or an address that is shifted. */
function printFrame(row: AccessRow, address: bigint, names: TableNames): Piece {
    const used = row.frameName && names.use(row.frameName);
    if (used !== undefined) return { text: used, checks: NO_CHECKS, address: startOfPage(address) };
    const number = frameNumber(address);
    const node = row.frameName === undefined ? row.frame?.node : undefined;
    if (node?.value === undefined) return { text: plainNumber(number, 16), checks: NO_CHECKS };
    const leaves = leavesOf(names, 'paddr_t', addressOperand);
    if (node.form !== 'at') return { text: printNumbers(node.value, leaves), checks: NO_CHECKS };
    const text = `${grouped(printExpression(node.value, leaves))} >> ${PAGE_BITS}`;
    return {
        text,
        checks: checkOf(node.value, text, number),
        ...(hasNames(node.value) && { address: startOfPage(address) }),
    };
}

const startOfPage = (address: bigint): bigint => address - offsetInPage(address);

/** The bytes that a range covers; `undefined` for a single register. A common start of both ends is left out. */
function printSize({ first, last, lastIsOut }: RangeNode<Expression>, leaves: Leaves): string | undefined {
    if (last === undefined) return undefined;
    const [from, to] = withoutShared(first, last, leaves);
    const length = printExpression(difference(to, from), leaves);
    return lastIsOut ? length.text : `${grouped(length)} + ${wideNumber(REGISTER_BYTES, 10).text}`;
}

function withoutShared(first: Expression, last: Expression, leaves: Leaves): [Expression, Expression] {
    if (first.kind !== 'binary' || last.kind !== 'binary') return [first, last];
    if (first.operator !== '+' || last.operator !== '+') return [first, last];
    const isShared = printExpression(first.left, leaves).text === printExpression(last.left, leaves).text;
    return isShared ? [first.right, last.right] : [first, last];
}

const difference = (left: Expression, right: Expression): Expression => ({
    kind: 'binary',
    operator: '-',
    left,
    right,
    depth: 0,
    start: left.start,
    end: right.end,
});

/** In an address, a frame's name is shifted to a byte address, and the offset inside the page is added. */
function addressOperand({ kind, value = 0n }: NameEntry, name: string | undefined): Operand {
    if (name === undefined) return wideNumber(value, 16);
    if (kind !== 'frame') return { text: name, isWide: false };
    const page = `(paddr_t)${name} << ${PAGE_BITS}`;
    const offset = offsetInPage(value);
    if (offset === 0n) return { text: page, isWide: true, operator: '<<' };
    return { text: `(${page}) + ${wideNumber(offset, 16).text}`, isWide: true, operator: '+' };
}
