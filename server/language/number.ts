// Numbers as the language writes them: decimal, 0x or 0b, `_` between digits, no leading zero, no suffix.

import { badNumber } from './bad-number';
import type { Flaw } from './flaw';
import type { IdNode, NumberNode, RangeNode, Span } from './syntax';

const VALID = /^(?:0|[1-9](?:_?[0-9])*|0x[0-9a-fA-F](?:_?[0-9a-fA-F])*|0b[01](?:_?[01])*)$/;

/** Longer literals cannot fit 64 bits, and the time to read them would grow with the square of their length. */
const LONGEST = 80;
/** A `number` holds literals up to this length, `0x` included, exactly, and JavaScript reads it in half the time. */
const LONGEST_EXACT = 15;

/**
 * The number that a token stands for. A badly written one is reported, and read as its first fix would write it, so that one
 * mistake gives one message.
 */
export function readNumber(lexeme: string, span: Span, flaws: Flaw[]): NumberNode {
    const node = (value: bigint): NumberNode => ({
        kind: 'number',
        value,
        radix: radixOf(lexeme),
        start: span.start,
        end: span.end,
    });
    const value = exactValue(lexeme);
    if (value !== undefined) return node(value);
    const bad = badNumber(lexeme, span, LONGEST, text => VALID.test(text));
    flaws.push(bad);
    return node(exactValue(bad.fixes[0]?.newText ?? '') ?? 0n);
}

function exactValue(lexeme: string): bigint | undefined {
    if (lexeme.length > LONGEST || !VALID.test(lexeme)) return undefined;
    const value = lexeme.length > LONGEST_EXACT ? Number.NaN : Number(lexeme);
    // It contains a `_`, which JavaScript does not accept.
    return BigInt(Number.isNaN(value) ? lexeme.replaceAll('_', '') : value);
}

function radixOf(lexeme: string): NumberNode['radix'] {
    if (lexeme[0] !== '0') return 10;
    const letter = lexeme[1];
    if (letter === 'x' || letter === 'X') return 16;
    return letter === 'b' || letter === 'B' ? 2 : 10;
}

/** The digits in the number's own radix, as in outputs and messages: lower case, without `_`. */
export function digitsOf(node: NumberNode): string {
    return node.radix === 10 ? node.value.toString() : hexOf(node.value);
}

/** A number in hexadecimal, with `0x`. */
export const hexOf = (value: bigint | number): string => `0x${value.toString(16)}`;

/** An id as a line has it. */
export const idAsWritten = (node: IdNode): string => (node.kind === 'name' ? node.name : digitsOf(node));

/** An id of a range as a number like its ends; `undefined` if an end is a name, because the id is written as a name then. */
export const numberInRange = ({ first, last }: RangeNode<IdNode>, id: number): string | undefined =>
    first.kind === 'number' && last?.kind === 'number'
        ? digitsOf({ ...first, value: BigInt(id) })
        : undefined;

/** Whether a name is what a hexadecimal number of up to 64 bits is behind its `0x`. */
export const isHexadecimal = (name: string): boolean => /^[0-9a-f]{1,16}$/i.test(name);
