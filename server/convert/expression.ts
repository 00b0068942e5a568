// Writes an expression of C in the language, if it has the same value there: exact, unsigned, and with names of one meaning.

import { apply, isInRange, isShift } from '../model/evaluate';
import { BINDING, type CNode, type Operator } from './c-expression';

/** An expression of the language, and its value there. */
export interface Written {
    readonly text: string;
    readonly value: bigint;
    readonly operator?: Operator;
}

/**
 * The expression; `undefined` if a name cannot be used, or if a step would be negative or above 2^64 - 1. `nameOf` gives what a name
 * is written as, with its value.
 */
export function written(node: CNode, nameOf: (name: string) => Written | undefined): Written | undefined {
    switch (node.kind) {
        case 'number':
            return numeral(node.value, node.radix);
        case 'name':
            return nameOf(node.name);
        case 'call':
            return undefined;
        case 'binary': {
            const left = written(node.left, nameOf);
            const right = written(node.right, nameOf);
            return left && right && combined(node.operator, left, right);
        }
    }
}

/** A number as the language writes it. */
export const numeral = (value: bigint, radix: 2 | 10 | 16): Written => ({
    text: radix === 10 ? value.toString() : `0${radix === 16 ? 'x' : 'b'}${value.toString(radix)}`,
    value,
});

function combined(operator: Operator, left: Written, right: Written): Written | undefined {
    const value = computed(operator, left.value, right.value);
    if (value === undefined || !isInRange(value)) return undefined;
    const text = `${grouped(left, operator, false)} ${operator} ${grouped(right, operator, true)}`;
    return { text, value, operator };
}

/** With parentheses where the order of evaluation needs them. */
function grouped({ text, operator }: Written, outer: Operator, isRight: boolean): string {
    if (operator === undefined) return text;
    const isLooser = BINDING[operator] < BINDING[outer] || (isRight && BINDING[operator] === BINDING[outer]);
    return isLooser ? `(${text})` : text;
}

/** In C, a shift by 64 or more has no value. */
const computed = (operator: Operator, left: bigint, right: bigint): bigint | undefined =>
    isShift({ operator }) && right >= 64n ? undefined : apply({ operator }, left, right);
