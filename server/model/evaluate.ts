// The exact value of an expression: unsigned, up to 64 bits. This also limits every intermediate result; nothing ever wraps.

import type { BinaryNode, Expression, NameNode, Span } from '../language/syntax';

/** The first number that has more than 64 bits. */
export const LIMIT = 1n << 64n;

export type EvaluationError = 'negative' | 'too-large';

export interface Evaluator {
    /** The value of a name; `undefined` if it has none, which has been reported. */
    readonly valueOf: (node: NameNode) => bigint | undefined;
    /** Called once, with the innermost expression that has no value. */
    readonly fail: (span: Span, error: EvaluationError) => void;
}

/** The value of `node`, or `undefined` after a report. The parser bounds the depth, so the recursion is bounded. */
export function evaluate(node: Expression, evaluator: Evaluator): bigint | undefined {
    switch (node.kind) {
        case 'number':
            return inRange(node, node.value, evaluator);
        case 'name':
            return evaluator.valueOf(node);
        case 'binary': {
            const left = evaluate(node.left, evaluator);
            const right = evaluate(node.right, evaluator);
            if (left === undefined || right === undefined) return undefined;
            return inRange(node, apply(node, left, right), evaluator);
        }
    }
}

/** The value of `node` as C computes it in 64 bits, where every result wraps round; a shift by 64 or more gives 0. */
export function wrap(node: Expression, constant: (node: NameNode) => bigint): bigint {
    switch (node.kind) {
        case 'number':
            return BigInt.asUintN(64, node.value);
        case 'name':
            return constant(node);
        case 'binary': {
            const right = wrap(node.right, constant);
            if (isShift(node) && right >= 64n) return 0n;
            return BigInt.asUintN(64, apply(node, wrap(node.left, constant), right));
        }
    }
}

type Operation = Pick<BinaryNode, 'operator'>;

export const isShift = ({ operator }: Operation): boolean => operator === '<<' || operator === '>>';

/** Whether a value fits 64 bits. */
export const isInRange = (value: bigint): boolean => value >= 0n && value < LIMIT;

function inRange(span: Span, value: bigint, { fail }: Evaluator): bigint | undefined {
    if (isInRange(value)) return value;
    fail(span, value < 0n ? 'negative' : 'too-large');
    return undefined;
}

/** The result of an operation, of any size; where it cannot fit 64 bits, it may be another that does not. */
export function apply({ operator }: Operation, left: bigint, right: bigint): bigint {
    switch (operator) {
        case '+':
            return left + right;
        case '-':
            return left - right;
        case '*':
            return left * right;
        case '|':
            return left | right;
        case '&':
            return left & right;
        // A shift by 64 or more is decided without computing the number, which could fill the memory.
        case '<<':
            if (right < 64n) return left << right;
            return left === 0n ? 0n : LIMIT;
        case '>>':
            return right >= 64n ? 0n : left >> right;
    }
}
