// Prints an expression as C whose value is the language's: in 64 bits wherever C would take fewer, and in parentheses
// wherever one could doubt what binds tighter.

import type { Operator } from '../language/scanner';
import type { BinaryNode, Expression, NameNode, NumberNode } from '../language/syntax';
import { evaluate } from '../model/evaluate';

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
    readonly number: (node: NumberNode) => Operand;
    readonly name: (node: NameNode) => Operand;
    readonly valueOf: (node: NameNode) => bigint | undefined;
}

/** The type that a narrow operand is cast to: addresses have 64 bits. */
const WIDE = 'paddr_t';

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
export function plainNumber(value: bigint, radix: 2 | 10 | 16): string {
    const suffix = value <= 0x7fff_ffffn ? '' : value <= 0xffff_ffffn ? 'U' : 'ULL';
    return literal(value, radix) + suffix;
}

function printBinary(node: BinaryNode, leaves: Leaves): Operand {
    const { operator } = node;
    const left = printExpression(node.left, leaves);
    const right = printExpression(node.right, leaves);
    const isShift = operator === '<<' || operator === '>>';
    // C takes a shift's width from its left side, and every other operator's from the wider side.
    const cast = left.isWide || (right.isWide && !isShift) ? '' : `(${WIDE})`;
    const leftText = left.operator === operator && !isShift ? left.text : grouped(left);
    return { text: `${cast}${leftText} ${operator} ${grouped(right)}`, isWide: true, operator };
}

/** A shift by 64 and more gives 0 in the language and anything in C. */
function isOvershift({ operator, right }: BinaryNode, leaves: Leaves): boolean {
    if (operator !== '<<' && operator !== '>>') return false;
    const count = evaluate(right, { valueOf: leaves.valueOf, fail: () => {} });
    return count !== undefined && count >= 64n;
}

const literal = (value: bigint, radix: 2 | 10 | 16): string =>
    radix === 10 ? value.toString() : `0x${value.toString(16)}`;
