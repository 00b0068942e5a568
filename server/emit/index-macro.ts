// Prints the index macro of a table, as C and as TypeScript, so that both give the same index for every id of 32 bits.

import type { Expression } from '../language/syntax';
import { isShift, wrap } from '../model/evaluate';
import type { IndexMacro } from '../model/names';
import { grouped, type Operand, plainNumber, printExpression, type WideType, wideNumber } from './expression';
import type { TableNames } from './row-names';

/**
 * The value of a macro in C, in parentheses. For `n`, `n - BASE` and `n & BITS` 32 bits are enough, because a result that wraps
 * round is past the end of every array anyway. Everything else has 64 bits.
 */
export function macroInC({ parameter, value }: IndexMacro, names: TableNames, wide: WideType): string {
    const isPlain = isSimple(value, parameter);
    const number = (value: bigint, radix: 2 | 10 | 16): Operand =>
        isPlain ? { text: plainNumber(value, radix), isWide: true } : wideNumber(value, radix);
    const printed = printExpression(value, {
        wide,
        number: node => number(node.value, node.radix),
        name: ({ name }) => {
            if (name === parameter)
                return { text: isPlain ? `(${name})` : `(${wide})(${name})`, isWide: true };
            const entry = names.entryOf(name);
            const text = entry && names.use(entry);
            return text === undefined ? number(entry?.value ?? 0n, 10) : { text, isWide: isPlain };
        },
        valueOf: ({ name }) => (name === parameter ? undefined : names.entryOf(name)?.value),
    });
    return grouped(printed);
}

/** The value of a macro in TypeScript, for the `bigint` of this name. */
export function macroInTypeScript(macro: IndexMacro, names: TableNames, id: string): string {
    const constant = (name: string): bigint | undefined =>
        name === macro.parameter ? undefined : (names.entryOf(name)?.value ?? 0n);
    return printWrapping(macro.value, constant, id).text;
}

function isSimple(value: Expression, parameter: string): boolean {
    const isParameter = (node: Expression): boolean => node.kind === 'name' && node.name === parameter;
    if (isParameter(value)) return true;
    if (value.kind !== 'binary' || (value.operator !== '-' && value.operator !== '&')) return false;
    return isParameter(value.left) && value.right.kind !== 'binary' && !isParameter(value.right);
}

/** Wraps round as C does in 64 bits. The only name without a value is the id. */
function printWrapping(
    node: Expression,
    constant: (name: string) => bigint | undefined,
    id: string,
): Operand {
    const number = (value: bigint, radix = 10): Operand => ({
        text: `${radix === 10 ? '' : '0x'}${value.toString(radix === 10 ? 10 : 16)}n`,
        isWide: true,
    });
    if (node.kind === 'number') return number(BigInt.asUintN(64, node.value), node.radix);
    if (node.kind === 'name') {
        const value = constant(node.name);
        return value === undefined ? { text: id, isWide: true } : number(value);
    }
    if (isShift(node) && wrap(node.right, ({ name }) => constant(name) ?? 0n) >= 64n) return number(0n);
    const { operator } = node;
    const [left, right] = [node.left, node.right].map(part => grouped(printWrapping(part, constant, id)));
    const text = `${left} ${operator} ${right}`;
    // Their result has no more bits than their operands.
    const isBounded = operator === '&' || operator === '|' || operator === '>>';
    return isBounded
        ? { text, isWide: true, operator }
        : { text: `BigInt.asUintN(64, ${text})`, isWide: true };
}
