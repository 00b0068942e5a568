// Rows of register tables: from where to where, the mask, and the node that the registers belong to.

import type { CValue } from '../c/reading';
import { inPieces, type Steps } from '../language/steps';
import { REGISTER_BYTES } from '../model/page';
import { type Address, addressFrom, addressOf } from './addresses';
import { type CNode, treeOf } from './c-expression';
import { type ConvertedTable, nameAs, type Part, type TableContext } from './context';
import { trapCut } from './cut-values';
import type { FieldRow } from './elements';
import { numeral, written } from './expression';
import { type FieldValues, numberOf } from './field-values';
import { leaveOutFlawed } from './flawed';
import type { Field } from './found-table';
import { BlockLines, rowComments } from './lines';
import { trapNarrowed } from './narrowed-range';
import { speltFields } from './spelt';
import { sayUncounted } from './uncounted';
import { whyUnknownMacro, whyUnsaid } from './unsaid';

const FIELDS: Record<'xen' | 'xlnx', readonly Field[]> = {
    xen: ['start', 'size', 'mask', 'node', 'readonly', 'hwdom'],
    xlnx: ['start', 'end', 'mask', 'node', 'readonly', 'hwdom'],
};
const ALL_BITS = 0xffff_ffffn;

/** The rows of a register table as lines, in the order of the array. */
export function* convertMmio(context: TableContext): Steps<ConvertedTable> {
    const lines = new BlockLines(text => context.names.noteWritten(text));
    const inOrder = yield* context.rows.inOrder();
    yield* inPieces(inOrder.rows, each => {
        lines.trivia(each.row.lead, each.row.at);
        for (const range of inOrder.ranges.get(each) ?? [])
            trapNarrowed(range, inOrder.elements, lines, context);
        convertRow(each, lines, context);
    });
    sayUncounted(inOrder, context, lines);
    lines.trivia(context.found.table.tail, context.found.table.end);
    return { head: [], lines: lines.finished() };
}

function convertRow(each: FieldRow, lines: BlockLines, context: TableContext): void {
    const { row, values } = each;
    const { target, remark, remedy, trap } = context;
    const comments = rowComments(row, undefined, numberOf(values, 'start'));
    if (row.flaw !== undefined) return leaveOutFlawed(row.flaw, row.at, comments, lines, context);
    const why =
        row.unknownMacro !== undefined
            ? whyUnknownMacro(row.unknownMacro)
            : (whyUnsaid(values, FIELDS[target], remedy) ?? whyImpossible(values, target));
    if (why !== undefined) {
        for (const comment of comments) lines.comment(comment);
        lines.comment([`left out: ${speltFields(each)}: ${why}`]);
        return remark('left-out', row.at, why);
    }
    trapCut(values, row.at, lines, context);
    const range = rangeOf(values, context);
    if (range.end !== undefined) trapEnd(range.end, row.at, lines, context);
    if (isOfZeros(each, target)) trap(lines, row.at, ENDS_NOTHING);
    if (isAllOnes(values, target)) changedMask(row.at, lines, context);
    const parts = [
        range,
        maskOf(values, context),
        readonlyOf(values),
        { text: '->' },
        granted(values, context),
    ];
    const spelt = parts.flatMap(part => (part.spelt === undefined ? [] : [[`C: ${part.spelt}`]]));
    const text = parts.map(part => part.text).filter(part => part !== '');
    lines.row(text.join(' '), [...comments, ...spelt], row.at);
}

/** Whether C has a row of zeros here, as at the end of lists that are searched up to one. Under `xlnx` all rows are searched. */
const isOfZeros = ({ row, values }: FieldRow, target: 'xen' | 'xlnx'): boolean =>
    target === 'xlnx' &&
    row.index.first !== undefined &&
    (['start', 'end', 'node'] as const).every(field => numberOf(values, field) === 0n);

const ENDS_NOTHING = 'this row of zeros ends nothing: it is for address 0, and asks for node 0';

/** Why a row does not say which registers it is for; `undefined` if it does. */
function whyImpossible(values: FieldValues, target: 'xen' | 'xlnx'): string | undefined {
    const start = numberOf(values, 'start') ?? 0n;
    const end = numberOf(values, 'end') ?? 0n;
    if (target === 'xen' && numberOf(values, 'size') === 0n) return 'its size is 0, so it is for no register';
    if (target === 'xlnx' && end !== 0n && end <= start)
        return `it ends (0x${end.toString(16)}) where it begins or before, so it is for no register`;
    return undefined;
}

/** A range, and the address that C leaves out, if it is written `..<`. */
interface RangePart extends Part {
    readonly end?: string;
}

function rangeOf(values: FieldValues, context: TableContext): RangePart {
    const first = values.get('start');
    const start = first === undefined ? ZERO : addressOf(first, context);
    return context.target === 'xen' ? sizedRange(start, values, context) : endedRange(start, values, context);
}

const ZERO: Address = { written: numeral(0n, 16), tree: { kind: 'number', value: 0n, radix: 16 } };

/** Under `xlnx` a row has an end, which is excluded; 0 for a single register. */
function endedRange(start: Address, values: FieldValues, context: TableContext): RangePart {
    const value = values.get('end');
    if (value?.value === undefined || value.value === 0n) return partOf(start, start.written.text);
    const end = addressOf(value, context);
    const last = withoutRegister(end.tree);
    const inclusive = last && addressFrom(last, context);
    if (inclusive !== undefined && inclusive.value === value.value - REGISTER_BYTES)
        return partOf(start, ranged(start, '..', inclusive.text));
    return {
        ...partOf(start, ranged(start, '..<', end.written.text)),
        end: end.written.text,
        ...speltOf(end),
    };
}

/** Under `xen` a row has a size in bytes. */
function sizedRange(start: Address, values: FieldValues, context: TableContext): RangePart {
    const value = values.get('size');
    const size = value?.value ?? 0n;
    if (size === REGISTER_BYTES) return partOf(start, start.written.text);
    const last = value && lastOf(start, value, context);
    if (last !== undefined) return partOf(start, ranged(start, last.isOut ? '..<' : '..', last.text));
    const isWhole = size % REGISTER_BYTES === 0n;
    const to = numeral(start.written.value + size - (isWhole ? REGISTER_BYTES : 0n), 16).text;
    return partOf(start, ranged(start, isWhole ? '..' : '..<', to));
}

/** The end of a size that is spelt as a difference: `LAST - FIRST + 4`, without the block that both are in. */
function lastOf(
    start: Address,
    { value = 0n, spellings: [spelling = ''] }: CValue,
    context: TableContext,
): { readonly text: string; readonly isOut: boolean } | undefined {
    const tree = treeOf(context.tokensOf(spelling));
    const inclusive = tree && withoutRegister(tree);
    const difference = inclusive ?? tree;
    if (difference?.kind !== 'binary' || difference.operator !== '-') return undefined;
    const isOut = inclusive === undefined;
    const end = start.written.value + value - (isOut ? 0n : REGISTER_BYTES);
    const candidates: readonly CNode[] = [
        difference.left,
        ...(start.tree.kind === 'binary' ? [{ ...start.tree, right: difference.left }] : []),
    ];
    const last = candidates.map(each => addressFrom(each, context)).find(each => each?.value === end);
    return last && { text: last.text, isOut };
}

/** `X` of `X + 4`. */
const withoutRegister = (tree: CNode): CNode | undefined =>
    tree.kind === 'binary' &&
    tree.operator === '+' &&
    tree.right.kind === 'number' &&
    tree.right.value === REGISTER_BYTES
        ? tree.left
        : undefined;

const ranged = ({ written: { text } }: Address, dots: string, end: string): string =>
    `${text} ${dots} ${end}`;

const partOf = (start: Address, text: string): RangePart => ({ text, ...speltOf(start) });

const speltOf = ({ spelt }: Address): { spelt?: string } => (spelt === undefined ? {} : { spelt });

/** Authors of real tables took the end to be included, as their comment says. */
function trapEnd(end: string, at: FieldRow['row']['at'], lines: BlockLines, { trap }: TableContext): void {
    trap(lines, at, `C excludes the end: the register at ${end} is not in this range`);
}

/** In a debug build C asserts that no mask has all bits; 0, which has the same effect, is how it is written. */
const isAllOnes = (values: FieldValues, target: 'xen' | 'xlnx'): boolean =>
    target === 'xlnx' && numberOf(values, 'mask') === ALL_BITS;

function changedMask(at: FieldRow['row']['at'], lines: BlockLines, { remark }: TableContext): void {
    const why =
        'its mask is all ones, which stops a debug build of Xen; no mask means the same and is written instead';
    lines.comment([`changed: ${why}`]);
    remark('changed', at, why);
}

function maskOf(values: FieldValues, context: TableContext): Part {
    const value = values.get('mask');
    if (value?.value === undefined || value.value === 0n || isAllOnes(values, context.target))
        return { text: '' };
    const numbers = value.spellings.map(spelling => {
        const tree = treeOf(context.tokensOf(spelling));
        return tree && written(tree, () => undefined);
    });
    const at = numbers.findIndex(each => each?.value === value.value);
    const number = numbers[at] ?? numeral(value.value, 16);
    return { text: `mask ${number.text}`, ...(at === 0 ? {} : { spelt: value.spellings[0] ?? '' }) };
}

const readonlyOf = (values: FieldValues): Part => ({
    text: numberOf(values, 'readonly') === 0n ? '' : 'readonly',
});

/** A row without a node has node 0. */
function granted(values: FieldValues, context: TableContext): Part {
    const hwdom = numberOf(values, 'hwdom') !== 0n;
    const node = values.get('node');
    if (node?.value === undefined) return { text: hwdom ? 'only hwdom' : '0' };
    const { text, spelt } = idOf(node, 'node', context);
    return { text: hwdom ? `${text} only hwdom` : text, ...(spelt === undefined ? {} : { spelt }) };
}

/** An id that C has as a value. */
export function idOf({ value = 0n, spellings }: CValue, kind: 'node' | 'clock', context: TableContext): Part {
    for (const [at, spelling] of spellings.entries()) {
        const tree = treeOf(context.tokensOf(spelling));
        const isPlain = tree?.kind === 'name' || tree?.kind === 'number';
        const id = isPlain ? written(tree, name => nameAs(context.names, kind, name)) : undefined;
        if (id?.value === value)
            return at === 0 ? { text: id.text } : { text: id.text, spelt: spellings[0] ?? '' };
    }
    return { text: numeral(value, 10).text, ...(spellings[0] === undefined ? {} : { spelt: spellings[0] }) };
}
