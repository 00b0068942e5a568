// The address of a register that is another one than was meant: `A & 0x1` for `A mask 0x1`, `A - B` for `A .. B` or `A + B`, and an
// offset without its frame. Each has a value, so nothing else would say that the row is for another register.

import { shortened } from '../../diagnostics/phrases';
import { titleOf } from '../../diagnostics/titles';
import { namesIn } from '../../language/expression';
import type { Line } from '../../language/lines';
import type { MmioRowNode } from '../../language/statements/mmio-row';
import type { BinaryNode, Expression, IdNode, NameKind, NumberNode, Span } from '../../language/syntax';
import { evaluate } from '../evaluate';
import { isNameEntry } from '../names';
import { frameNumber, PAGE_BYTES } from '../page';
import { type Fix, preferred, replace, undecided } from '../problem';
import { type Resolution, report } from './lookup';

const ALL_BITS = 0xffff_ffffn;

/** Whether a row's register or registers are others than were meant, which is reported. */
export function isOtherMeant(
    resolution: Resolution,
    line: Line,
    { address: { first, last }, mask, node }: MmioRowNode,
): boolean {
    // C ends some lists with a row of zeros, and where a place of an array has no row, there is one too.
    if (isZero(first) && last === undefined && mask === undefined && isZero(node)) return false;
    // Behind the start of a range is no place for a mask.
    const canTake = mask === undefined && last === undefined;
    if (isOneOtherMeant(resolution, line, first, canTake)) return true;
    if (last === undefined) return isRangeMeant(resolution, line, first);
    return isOneOtherMeant(resolution, line, last, mask === undefined);
}

const isZero = (node: Expression | IdNode | undefined): boolean =>
    node?.kind === 'number' && node.value === 0n;

/** The same for an address where no range may be; `canTake` says whether a mask may follow it. */
export const isOneOtherMeant = (
    resolution: Resolution,
    line: Line,
    node: Expression,
    canTake: boolean,
): boolean =>
    node.kind === 'number'
        ? isOffset(resolution, line, node)
        : node.kind === 'binary' &&
          ((node.operator === '&' && isMaskMeant(resolution, line, node, canTake)) ||
              (node.operator === '-' && isPlusMeant(resolution, line, node)));

/** Whether the offset of a register is taken from its block. */
function isPlusMeant(resolution: Resolution, line: Line, { left, right, start, end }: BinaryNode): boolean {
    if (!hasName(resolution, left, 'frame') || !hasName(resolution, right, 'register')) return false;
    const between = { start: left.end, end: right.start };
    const isPlain = right.kind === 'name';
    report(resolution, 'out-of-range', line, { start, end }, { problem: 'minus-offset' }, () => ({
        fixes: isPlain ? [preferred(replace('Write +', line.number, between, ' + '))] : [],
    }));
    return true;
}

function isMaskMeant(resolution: Resolution, line: Line, node: BinaryNode, canTake: boolean): boolean {
    if (namesIn(node.right).length > 0) return false;
    const [address, left, mask] = [node, node.left, node.right].map(each => numberOf(resolution, each));
    if (address === undefined || left === undefined || mask === undefined) return false;
    // An address in the same page may be meant: `A & 0xfffffffc`.
    if (frameNumber(address) === frameNumber(left)) return false;
    const span = { start: node.left.end, end: node.right.end };
    report(resolution, 'bad-mask', line, span, { problem: 'and', mask, address }, () => ({
        fixes:
            canTake && isBare(node) && mask > 0n && mask < ALL_BITS ? [maskFix(line, span, node.right)] : [],
    }));
    return true;
}

/** Whether no parentheses are around the whole, behind which a mask would have to stand. */
const isBare = ({ left, right, start, end }: BinaryNode): boolean =>
    start === left.start && end === right.end;

function maskFix(line: Line, span: Span, { start, end }: Expression): Fix {
    const mask = `mask ${line.text.slice(start, end)}`;
    return preferred(replace(`Write ${mask}: only these bits`, line.number, span, ` ${mask}`));
}

/** Whether a number is the offset of a register of the platform, whose chip has none in its first page. */
function isOffset({ scope, chip, notes }: Resolution, line: Line, node: NumberNode): boolean {
    // With a flaw, the number may be only a part of what is written.
    if (chip === undefined || node.value >= PAGE_BYTES || line.node.flaws.length > 0) return false;
    const found = scope.namesOf('register', node.value).filter(({ block }) => block !== undefined);
    if (found.length === 0) return false;
    const register = line.text.slice(node.start, node.end);
    report({ notes }, 'wrong-kind', line, node, { problem: 'no-frame', register }, () => ({
        fixes: found.slice(0, MOST_OFFERED).map(({ name, block }) => {
            const title = titleOf(
                most => `Write ${shortened(block?.name ?? '', most)} + ${shortened(name, most)}`,
            );
            return undecided(replace(title, line.number, node, `${block?.name} + ${name}`));
        }),
    }));
    return true;
}

const MOST_OFFERED = 3;

function isRangeMeant(resolution: Resolution, line: Line, node: Expression): boolean {
    const minus = minusOfRange(resolution, node);
    if (minus === undefined) return false;
    const between = { start: minus.left.end, end: minus.right.start };
    report(resolution, 'out-of-range', line, node, { problem: 'minus' }, () => ({
        fixes: isAscending(resolution, minus, node)
            ? [preferred(replace(RANGE, line.number, between, ' .. '))]
            : [],
    }));
    return true;
}

const RANGE = 'Write ..: the row is for all registers from the first to the last';

/** The `-` that is between two addresses. Offsets may follow it, since C reads `A - B + 4` as `(A - B) + 4`. */
function minusOfRange(resolution: Resolution, node: Expression): BinaryNode | undefined {
    let at = node;
    while (at.kind === 'binary' && at.operator === '+') at = at.left;
    if (at.kind !== 'binary' || at.operator !== '-') return undefined;
    const isOfFrames = hasName(resolution, at.left, 'frame') && hasName(resolution, at.right, 'frame');
    const isOfNumbers = at === node && namesIn(at).length === 0 && isAddress(numberOf(resolution, at.right));
    return isOfFrames || isOfNumbers ? at : undefined;
}

/** Offsets from the start of a block are below this; what is subtracted from an address is one, unless it is itself an address. */
const FIRST_ADDRESS = 1n << 24n;

const isAddress = (value: bigint | undefined): boolean => value !== undefined && value >= FIRST_ADDRESS;

/** Whether the second address, with the offsets behind it, is not below the first. */
function isAscending(resolution: Resolution, { left, right }: BinaryNode, whole: Expression): boolean {
    const [first, last] = [numberOf(resolution, left), numberOf(resolution, right)];
    if (first === undefined || last === undefined) return false;
    let offset = 0n;
    for (let at = whole; at.kind === 'binary' && at.operator === '+'; at = at.left)
        offset += numberOf(resolution, at.right) ?? 0n;
    return first <= last + offset;
}

const hasName = ({ scope }: Resolution, node: Expression, kind: NameKind): boolean =>
    namesIn(node).some(({ name }) => {
        const entry = scope.get(name);
        return isNameEntry(entry) && entry.kind === kind;
    });

/** The value of an expression, about which nothing is reported here. */
const numberOf = ({ scope }: Resolution, node: Expression): bigint | undefined =>
    evaluate(node, {
        valueOf: ({ name }) => {
            const entry = scope.get(name);
            return isNameEntry(entry) ? entry.value : undefined;
        },
        fail: () => {},
    });
