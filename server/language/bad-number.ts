// Numbers as they are not written: what is wrong, and how the language writes them. Few files have one, so the first call loads it
// (`AT_FIRST_CALL` in build.mjs).

import { type Flaw, flaw, replaceBy, safe } from './flaw';
import type { Span } from './syntax';

const SUFFIX = /^(0[xX][0-9a-fA-F_]+|[0-9_]+)[uUlL]+$/;

/** The flaw of a number; `isNumber` says whether a text is a number of the language, and `longest` how long one may be. */
export function badNumber(
    lexeme: string,
    span: Span,
    longest: number,
    isNumber: (text: string) => boolean,
): Flaw {
    if (lexeme.length > longest)
        return flaw('bad-number', span, { number: `${lexeme.slice(0, 20)}…`, problem: 'too-long' });
    const suffixed = SUFFIX.exec(lexeme)?.[1];
    if (suffixed !== undefined && isNumber(suffixed)) {
        return flaw(
            'bad-number',
            span,
            { number: lexeme, problem: 'suffix' },
            safe(replaceBy(`Write ${suffixed}`, span, suffixed)),
        );
    }
    const bytes = bytesOf(lexeme);
    if (bytes !== undefined) {
        const fix = replaceBy(`Write ${bytes}, which is ${lexeme} in bytes`, span, bytes);
        return flaw('bad-number', span, { number: lexeme, problem: 'unit' }, fix);
    }
    if (/^0[0-9]+$/.test(lexeme)) return leadingZero(lexeme, span);
    if (/^[1-9][0-9a-f]{0,15}$/i.test(lexeme)) {
        const fix = replaceBy(`Write 0x${lexeme}`, span, `0x${lexeme}`);
        return flaw('bad-number', span, { number: lexeme, problem: 'hexadecimal' }, fix);
    }
    const tidy = lexeme
        .toLowerCase()
        .replace(/_+/g, '_')
        .replace(/_$/, '')
        .replace(/^(0[xb])_/, '$1');
    const fixes = tidy !== lexeme && isNumber(tidy) ? [safe(replaceBy(`Write ${tidy}`, span, tidy))] : [];
    return flaw('bad-number', span, { number: lexeme, problem: 'digits' }, ...fixes);
}

/** What `4K` or `1MiB` is in bytes, in hexadecimal; `undefined` for any other number. */
export function bytesOf(lexeme: string): string | undefined {
    const [, digits = '', unit = ''] = /^([1-9]\d{0,5})([kmg])(?:i?b)?$/i.exec(lexeme) ?? [];
    const shift = SHIFTS.get(unit.toLowerCase());
    return shift === undefined ? undefined : `0x${(BigInt(digits) << shift).toString(16)}`;
}

const SHIFTS: ReadonlyMap<string, bigint> = new Map([
    ['k', 10n],
    ['m', 20n],
    ['g', 30n],
]);

function leadingZero(lexeme: string, span: Span): Flaw {
    const decimal = lexeme.replace(/^0+(?=.)/, '');
    const fixes = [replaceBy(`Write ${decimal} (decimal)`, span, decimal)];
    if (/^[0-7]+$/.test(lexeme)) {
        const octal = BigInt(`0o${lexeme}`).toString();
        fixes.push(replaceBy(`Write ${octal}, which is what C reads`, span, octal));
    }
    return flaw('bad-number', span, { number: lexeme, problem: 'leading-zero' }, ...fixes);
}
