// The values of numbers and characters as C writes them.

import {
    INT,
    type IntegerType,
    LONG,
    LONG_LONG,
    UNSIGNED_INT,
    UNSIGNED_LONG,
    UNSIGNED_LONG_LONG,
    UNSIGNED_SHORT,
} from './ctypes';

export interface Literal {
    readonly value: bigint;
    readonly type: IntegerType;
}

/** The value of a number; `undefined` if it is no integer that C knows. */
export function numberOf(text: string): Literal | undefined {
    const end = endOfDigits(text);
    const digits = text.slice(0, end);
    const suffix = text.slice(end);
    const isRead = IS_DIGITS.test(digits) && (suffix === '' || IS_SUFFIX.test(suffix));
    const isDecimal = !digits.startsWith('0');
    const value = isRead ? valueOfDigits(digits, isDecimal) : undefined;
    if (value === undefined) return undefined;
    const type = typesFor(isDecimal, suffix.toLowerCase()).find(each => holds(each, value));
    return type === undefined ? undefined : { value, type };
}

/** Why a number has no value, as the end of a sentence. */
export function whyNoNumber(text: string): string {
    const end = endOfDigits(text);
    const [digits, suffix] = [text.slice(0, end), text.slice(end)];
    if (/^0\d+$/.test(digits) && /[89]/.test(digits))
        return `${text} is no integer: it begins with 0, so it is octal`;
    if (!IS_DIGITS.test(digits)) return `${text} is no integer`;
    if (suffix !== '' && !IS_SUFFIX.test(suffix)) return `${text} is no integer: C knows no suffix ${suffix}`;
    const value = valueOfDigits(digits, !digits.startsWith('0'));
    if (value === undefined || !holds(UNSIGNED_LONG_LONG, value)) return `${text} has more than 64 bits`;
    return `${text} is too large without the suffix U`;
}

const IS_DIGITS = /^(?:0[xX][\da-fA-F]+|0[bB][01]+|\d+)$/;
const IS_SUFFIX = /^(?:[uU]?(?:l|L|ll|LL)?|(?:l|L|ll|LL)[uU])$/;

/** The type that a hexadecimal constant of this value has. A negative value has the type of its negation. */
export function typeOfValue(value: bigint): IntegerType {
    const size = value < 0n ? -value : value;
    return typesFor(false, value < 0n ? 'l' : '').find(each => holds(each, size)) ?? UNSIGNED_LONG;
}

/** Where the letters behind a number begin. */
function endOfDigits(text: string): number {
    let end = text.length;
    while ('uUlL'.includes(text.charAt(end - 1)) && end > 0) end--;
    return end;
}

function valueOfDigits(digits: string, isDecimal: boolean): bigint | undefined {
    // Longer ones hold no value of 64 bits, and take long.
    if (digits.length > 80) return undefined;
    if (isDecimal || !/^0\d/.test(digits)) return BigInt(digits);
    return /^[0-7]+$/.test(digits) ? BigInt(`0o${digits}`) : undefined;
}

const holds = ({ bits, isSigned }: IntegerType, value: bigint): boolean =>
    BigInt.asUintN(isSigned ? bits - 1 : bits, value) === value;

/** The types that a constant may have, in C's order. */
function typesFor(isDecimal: boolean, suffix: string): readonly IntegerType[] {
    const isUnsigned = suffix.includes('u');
    const from = isUnsigned ? suffix.length - 1 : suffix.length;
    if (isUnsigned) return TYPES.unsigned[from] ?? [];
    return (isDecimal ? TYPES.signed[from] : TYPES.both[from]) ?? [];
}

/** The types by how many `l` there are in the suffix: all from there on. */
const TYPES = typesByLength();

function typesByLength(): Readonly<
    Record<'signed' | 'unsigned' | 'both', readonly (readonly IntegerType[])[]>
> {
    const signed = [INT, LONG, LONG_LONG];
    const unsigned = [UNSIGNED_INT, UNSIGNED_LONG, UNSIGNED_LONG_LONG];
    const both = signed.flatMap((type, at) => [type, unsigned[at] ?? type]);
    const from = (all: readonly IntegerType[], step: number) => [0, 1, 2].map(at => all.slice(step * at));
    return { signed: from(signed, 1), unsigned: from(unsigned, 1), both: from(both, 2) };
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, e: 27 };

/** The value of a character, or of several in one pair of quotes as gcc has it; `undefined` if there is none. */
export function characterOf(text: string): Literal | undefined {
    const [, prefix = '', inner = ''] = /^(L|U|u8|u)?'(.*)'$/s.exec(text) ?? [];
    const codes = codesOf(inner);
    if (codes === undefined || codes.length === 0) return undefined;
    if (prefix === 'L' || prefix === 'U') return { value: BigInt(codes.at(-1) ?? 0), type: UNSIGNED_INT };
    if (prefix === 'u') return { value: BigInt((codes.at(-1) ?? 0) & 0xffff), type: UNSIGNED_SHORT };
    const bytes = codes.flatMap(bytesOf);
    const value = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte & 0xff), 0n);
    return { value: BigInt.asIntN(32, value), type: INT };
}

/** The bytes of a string, with the zero at its end. One of wide characters counts as if they were bytes. */
export function stringLength(text: string): number {
    const [, inner = ''] = /^(?:L|U|u8|u)?"(.*)"$/s.exec(text) ?? [];
    const codes = codesOf(inner) ?? [];
    return codes.reduce((all, code) => all + bytesOf(code).length, 1);
}

const bytesOf = (code: number): readonly number[] =>
    code < 256 ? [code] : [...new TextEncoder().encode(String.fromCodePoint(code))];

/** The codes of the characters of a text with escapes. */
function codesOf(text: string): readonly number[] | undefined {
    const codes: number[] = [];
    for (const [part] of text.matchAll(
        /\\x[\da-fA-F]+|\\[0-7]{1,3}|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\.|[^\\]/gsu,
    )) {
        const code = codeOf(part);
        if (code === undefined) return undefined;
        codes.push(code);
    }
    return codes;
}

function codeOf(part: string): number | undefined {
    if (!part.startsWith('\\')) return part.codePointAt(0);
    const letter = part.charAt(1);
    if (/[xuU]/.test(letter)) return inRange(Number.parseInt(part.slice(2), 16));
    if (/[0-7]/.test(letter)) return Number.parseInt(part.slice(1), 8) & 0xff;
    return ESCAPES[letter] ?? part.codePointAt(1);
}

const inRange = (code: number): number | undefined => (code <= 0x10ffff ? code : undefined);
