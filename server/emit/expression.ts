// Prints an expression as C whose value is the language's: in 64 bits wherever C would take fewer, and in parentheses
// wherever one could doubt what binds tighter.

import type { Operator } from '../language/scanner';
import type { BinaryNode, Expression, NameNode, NumberNode } from '../language/syntax';
import { evaluate, isShift } from '../model/evaluate';

/** A piece of C. */
export interface Operand {
    readonly text: string;
    /** Its type has 64 bits on every machine. */
    readonly isWide: boolean;
    /** The operator that binds loosest in it; `undefined` for what may stand beside any operator. */
    readonly operator?: Operator | undefined;
}

/** How the leaves are printed, and what the names stand for where the value counts. */
export interface Leaves {
    readonly wide: WideType;
    readonly number: (node: NumberNode) => Operand;
    readonly name: (node: NameNode) => Operand;
    readonly valueOf: (node: NameNode) => bigint | undefined;
}

/** The type of 64 bits that a narrow operand is cast to, as the target's rows have it for addresses. */
export type WideType = 'paddr_t' | 'uint64_t';

const LARGEST_INT = 0x7fff_ffffn;
const LARGEST_UNSIGNED = 0xffff_ffffn;

/** An expression as C, without parentheses around the whole. The parser bounds the depth, so the recursion is bounded. */
export function printExpression(node: Expression, leaves: Leaves): Operand {
    switch (node.kind) {
        case 'number':
            return leaves.number(node);
        case 'name':
            return leaves.name(node);
        case 'binary':
            return isOvershift(node, leaves) ? wideNumber(0n, 10) : printBinary(node, leaves);
    }
}

/** An operand as it may stand beside any operator. */
export const grouped = ({ text, operator }: Operand): string => (operator === undefined ? text : `(${text})`);

/** A number as a C literal of 64 bits. */
export const wideNumber = (value: bigint, radix: 2 | 10 | 16): Operand => ({
    text: `${literal(value, radix)}ULL`,
    isWide: true,
});

/** A number as the shortest C literal whose type holds it on every machine. */
export function plainNumber(value: bigint | number, radix: 2 | 10 | 16): string {
    // Most are small, and of those a `number` is printed several times as fast.
    const size = Number(value);
    if (size <= Number(LARGEST_INT)) return literal(size, radix);
    return literal(value, radix) + (size <= Number(LARGEST_UNSIGNED) ? 'U' : 'ULL');
}

function printBinary(node: BinaryNode, leaves: Leaves): Operand {
    const { operator } = node;
    const left = printExpression(node.left, leaves);
    const right = printExpression(node.right, leaves);
    const isWide = !isNarrowSum(node, left, right, leaves);
    // C takes a shift's width from its left side, and every other operator's from the wider side.
    const cast = !isWide || left.isWide || (right.isWide && !isShift(node)) ? '' : `(${leaves.wide})`;
    const leftText = left.operator === operator && !isShift(node) ? left.text : grouped(left);
    return { text: `${cast}${leftText} ${operator} ${grouped(right)}`, isWide, operator };
}

/**
 * A sum of names that C's own 32 bits hold as well. A constant above the largest `int` is unsigned; without one the
 * sum is an `int`, and must fit one.
 */
function isNarrowSum(node: BinaryNode, left: Operand, right: Operand, leaves: Leaves): boolean {
    if (node.operator !== '+' || left.isWide || right.isWide) return false;
    const values = [node, node.left, node.right].map(
        part => exactValue(part, leaves) ?? LARGEST_UNSIGNED + 1n,
    );
    const [sum = 0n, ...operands] = values;
    return sum <= LARGEST_INT || (sum <= LARGEST_UNSIGNED && operands.some(value => value > LARGEST_INT));
}

/** A shift by 64 and more gives 0 in the language and anything in C. */
function isOvershift(node: BinaryNode, leaves: Leaves): boolean {
    return isShift(node) && (exactValue(node.right, leaves) ?? 0n) >= 64n;
}

const exactValue = (node: Expression, leaves: Leaves): bigint | undefined =>
    evaluate(node, { valueOf: leaves.valueOf, fail: () => {} });

const literal = (value: bigint | number, radix: 2 | 10 | 16): string =>
    radix === 10 ? value.toString() : `0x${value.toString(16)}`;
