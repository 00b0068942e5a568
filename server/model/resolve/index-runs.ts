// An index macro over a range of ids: where an index goes up by one with each id, any number of ids are one run. The expression is
// worked out for stretches of ids on which it is linear, so a range costs as much as it has pieces, and not as it has ids.

import type { BinaryNode, Expression, NameNode } from '../../language/syntax';
import { apply, isInRange, LIMIT } from '../evaluate';
import type { IndexRuns } from '../names';
import type { IdRun } from '../program';

/** A range that has more pieces than this is refused: no table of a chip has one. */
export const MOST_RUNS = 256;

/** What the names in the expression stand for: the parameter, a constant, or nothing after a report. */
export type Meaning = (node: NameNode) => bigint | 'parameter' | undefined;

/** The runs of the ids from `first` to `last`, both included, whose indexes may go up to `highest`. */
export function indexRunsOf(
    expression: Expression,
    meaningOf: Meaning,
    first: number,
    last: number,
    highest: number,
): IndexRuns {
    const range = new Range(BigInt(first), BigInt(last), meaningOf);
    const pieces = range.piecesOf(expression);
    const failing = firstBeyond(pieces, BigInt(highest));
    if (failing !== undefined && failing.id < (range.fails ?? failing.id + 1n))
        return { fails: Number(failing.id), index: failing.index };
    if (range.fails !== undefined) return { fails: Number(range.fails), index: undefined };
    return (range.isScattered ? undefined : joined(pieces)) ?? 'scattered';
}

/** Ids on which the value is linear: it has `value` at the first, and grows by `slope` with each. */
interface Piece {
    readonly from: bigint;
    /** Included. */
    readonly to: bigint;
    readonly value: bigint;
    readonly slope: bigint;
}

/** Two values over the same ids. */
interface Pair {
    readonly left: Piece;
    readonly right: Piece;
}

class Range {
    /** The first id for which some part of the expression has no value. */
    fails: bigint | undefined;
    /** Whether it was given up, because there are too many pieces. */
    isScattered = false;

    constructor(
        private readonly first: bigint,
        private readonly last: bigint,
        private readonly meaningOf: Meaning,
    ) {}

    /** The pieces of an expression, in order. Those from the first id without a value on mean nothing. */
    piecesOf(node: Expression): readonly Piece[] {
        switch (node.kind) {
            case 'number':
                return this.constant(node.value);
            case 'name': {
                const value = this.meaningOf(node);
                return value === 'parameter' ? [this.whole(this.first, 1n)] : this.constant(value);
            }
            case 'binary':
                return this.combined(node, this.piecesOf(node.left), this.piecesOf(node.right));
        }
    }

    private constant(value: bigint | undefined): readonly Piece[] {
        if (value === undefined || !isInRange(value)) this.fail(this.first);
        return [this.whole(value ?? 0n, 0n)];
    }

    private whole(value: bigint, slope: bigint): Piece {
        return { from: this.first, to: this.last, value, slope };
    }

    private combined(node: BinaryNode, left: readonly Piece[], right: readonly Piece[]): readonly Piece[] {
        const made: Piece[] = [];
        for (const pair of pairsOf(left, right)) {
            for (const piece of this.applied(node, pair)) {
                if (made.length === MOST_RUNS) {
                    this.isScattered = true;
                    return made;
                }
                const id = firstWithoutValue(piece);
                if (id !== undefined) {
                    this.fail(id);
                    if (id > piece.from) made.push({ ...piece, to: id - 1n });
                    return made;
                }
                made.push(piece);
            }
        }
        return made;
    }

    private fail(id: bigint): void {
        if (this.fails === undefined || id < this.fails) this.fails = id;
    }

    private applied(node: BinaryNode, pair: Pair): Iterable<Piece> {
        const { left, right } = pair;
        const slope = slopeOf(node, pair);
        if (slope !== undefined) return [{ ...left, value: apply(node, left.value, right.value), slope }];
        return inBlocks(node, pair);
    }
}

/** The slope of a result that is linear wherever its operands are; `undefined` if it may not be. */
function slopeOf({ operator }: BinaryNode, { left, right }: Pair): bigint | undefined {
    if (left.slope === 0n && right.slope === 0n) return 0n;
    switch (operator) {
        case '+':
            return left.slope + right.slope;
        case '-':
            return left.slope - right.slope;
        case '*':
            if (left.slope === 0n) return left.value * right.slope;
            return right.slope === 0n ? left.slope * right.value : undefined;
        case '<<':
            return right.slope === 0n && right.value < 64n ? left.slope << right.value : undefined;
        default:
            return undefined;
    }
}

/** The result of a bit operation, in blocks of ids on which it is linear: at the least, one id each. */
function* inBlocks(node: BinaryNode, { left, right }: Pair): Iterable<Piece> {
    const { size, slope } = blockOf(node, { left, right });
    for (let from = left.from; from <= left.to; ) {
        const [a, b] = [valueAt(left, from), valueAt(right, from)];
        const counting = left.slope === 0n ? b : a;
        const to = least(left.to, from + size - 1n - (counting % size));
        yield { from, to, value: apply(node, a, b), slope };
        from = to + 1n;
    }
}

/** How many consecutive values of an operand that counts up by one make a linear result, from a multiple of that number on. */
function blockOf({ operator }: BinaryNode, { left, right }: Pair): { size: bigint; slope: bigint } {
    const [counting, fixed] = left.slope === 0n ? [right, left.value] : [left, right.value];
    const isSimple = counting.slope === 1n && (left.slope === 0n || right.slope === 0n);
    if (isSimple && operator === '>>' && counting === left)
        return { size: 1n << least(fixed, 64n), slope: 0n };
    if (isSimple && (operator === '&' || operator === '|')) {
        const [zeros, ones] = [lowestBitOf(fixed), lowestBitOf(~fixed)];
        const kept = operator === '&' ? ones : zeros;
        return kept > 1n ? { size: kept, slope: 1n } : { size: operator === '&' ? zeros : ones, slope: 0n };
    }
    return { size: 1n, slope: 0n };
}

/** The value of the lowest bit that is set, or 2 to the 64 if none of 64 is. */
const lowestBitOf = (bits: bigint): bigint => BigInt.asUintN(64, bits) & -BigInt.asUintN(64, bits) || LIMIT;

const valueAt = ({ from, value, slope }: Piece, id: bigint): bigint => value + slope * (id - from);

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The pieces of two operands, cut so that they are over the same ids, as far as both go. */
function* pairsOf(left: readonly Piece[], right: readonly Piece[]): Iterable<Pair> {
    for (let [l, r] = [0, 0]; ; ) {
        const [a, b] = [left[l], right[r]];
        if (a === undefined || b === undefined) return;
        const from = a.from > b.from ? a.from : b.from;
        const to = least(a.to, b.to);
        yield { left: cut(a, from, to), right: cut(b, from, to) };
        if (a.to === to) l++;
        if (b.to === to) r++;
    }
}

const cut = (piece: Piece, from: bigint, to: bigint): Piece => ({
    from,
    to,
    value: valueAt(piece, from),
    slope: piece.slope,
});

/** The first id of a piece whose value does not fit 64 bits. */
function firstWithoutValue(piece: Piece): bigint | undefined {
    const { from, to, value, slope } = piece;
    if (!isInRange(value)) return from;
    if (isInRange(valueAt(piece, to))) return undefined;
    return slope < 0n ? from + value / -slope + 1n : from + (LIMIT - 1n - value) / slope + 1n;
}

/** The first id whose index is beyond `highest`. */
function firstBeyond(pieces: readonly Piece[], highest: bigint): { id: bigint; index: bigint } | undefined {
    for (const piece of pieces) {
        const { from, to, value, slope } = piece;
        if (value > highest) return { id: from, index: value };
        if (valueAt(piece, to) <= highest) continue;
        const id = from + (highest - value) / slope + 1n;
        return { id, index: valueAt(piece, id) };
    }
    return undefined;
}

/** The pieces as runs; `undefined` if there are too many. */
function joined(pieces: readonly Piece[]): IndexRuns | undefined {
    const runs: IdRun[] = [];
    for (const piece of pieces) {
        const ids = Number(piece.to - piece.from) + 1;
        const [step, count] = piece.slope === 1n ? [ids, ids] : [1, 1];
        for (let at = 0; at < ids; at += step) {
            const id = piece.from + BigInt(at);
            addTo(runs, { id: Number(id), index: Number(valueAt(piece, id)), count });
            if (runs.length > MOST_RUNS) return undefined;
        }
    }
    return { runs };
}

function addTo(runs: IdRun[], { id, index, count }: IdRun): void {
    const run = runs.at(-1);
    if (run !== undefined && run.index + run.count === index && run.id + run.count === id) {
        runs[runs.length - 1] = { ...run, count: run.count + count };
    } else runs.push({ id, index, count });
}
