// Prints an expression as C with the same value as in the language: with 64 bits wherever C would use fewer, and with
// parentheses wherever the precedence is not obvious.

import type { Operator } from '../language/scanner';
import type { BinaryNode, Expression, NameNode, NumberNode } from '../language/syntax';
import { evaluate, isShift } from '../model/evaluate';

/** A piece of C. */
export interface Operand {
    readonly text: string;
    /** Whether its type has 64 bits on every machine. */
    readonly isWide: boolean;
    /** Its outermost operator, which decides whether it needs parentheses; `undefined` if it never does. */
    readonly operator?: Operator | undefined;
}

/** How the leaves are printed, and the values of names. */
export interface Leaves {
    readonly wide: WideType;
    readonly number: (node: NumberNode) => Operand;
    readonly name: (node: NameNode) => Operand;
    readonly valueOf: (node: NameNode) => bigint | undefined;
}

/** The 64-bit type that a narrow operand is cast to: the type of addresses in the target's rows. */
export type WideType = 'paddr_t' | 'uint64_t';

const LARGEST_INT = 0x7fff_ffffn;
const LARGEST_UNSIGNED = 0xffff_ffffn;

/** An expression as C, without parentheses around it. The parser bounds the depth, so the recursion is bounded. */
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

/** An operand that can be used with any operator. */
export const grouped = ({ text, operator }: Operand): string => (operator === undefined ? text : `(${text})`);

/** A number as a C literal of 64 bits. */
export const wideNumber = (value: bigint, radix: 2 | 10 | 16): Operand => ({
    text: `${literal(value, radix)}ULL`,
    isWide: true,
});

/** A number as the shortest C literal whose type holds it on every machine. */
export function plainNumber(value: bigint | number, radix: 2 | 10 | 16): string {
    // Most are small, and a `number` is printed several times as fast as a `bigint`.
    const size = Number(value);
    if (size <= Number(LARGEST_INT)) return literal(size, radix);
    return literal(value, radix) + (size <= Number(LARGEST_UNSIGNED) ? 'U' : 'ULL');
}

function printBinary(node: BinaryNode, leaves: Leaves): Operand {
    const { operator } = node;
    const left = printExpression(node.left, leaves);
    const right = printExpression(node.right, leaves);
    const isWide = !isNarrowSum(node, left, right, leaves);
    // In C the width of a shift is that of its left side, and of any other operator that of the wider side.
    const cast = !isWide || left.isWide || (right.isWide && !isShift(node)) ? '' : `(${leaves.wide})`;
    const leftText = left.operator === operator && !isShift(node) ? left.text : grouped(left);
    return { text: `${cast}${leftText} ${operator} ${grouped(right)}`, isWide, operator };
}

/**
 * Whether a sum of names also fits C's 32 bits. A constant above the largest `int` is unsigned; without one the sum is an
 * `int`, and must fit into one.
 */
function isNarrowSum(node: BinaryNode, left: Operand, right: Operand, leaves: Leaves): boolean {
    if (node.operator !== '+' || left.isWide || right.isWide) return false;
    const values = [node, node.left, node.right].map(
        part => exactValue(part, leaves) ?? LARGEST_UNSIGNED + 1n,
    );
    const [sum = 0n, ...operands] = values;
    return sum <= LARGEST_INT || (sum <= LARGEST_UNSIGNED && operands.some(value => value > LARGEST_INT));
}

/** A shift by 64 or more gives 0 in the language, and is undefined in C. */
function isOvershift(node: BinaryNode, leaves: Leaves): boolean {
    return isShift(node) && (exactValue(node.right, leaves) ?? 0n) >= 64n;
}

const exactValue = (node: Expression, leaves: Leaves): bigint | undefined =>
    evaluate(node, { valueOf: leaves.valueOf, fail: () => {} });

const literal = (value: bigint | number, radix: 2 | 10 | 16): string =>
    radix === 10 ? value.toString() : `0x${value.toString(16)}`;
