// Numbers are read exactly, however they are written.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Flaw } from '../../server/language/flaw';
import { readNumber } from '../../server/language/number';

const read = (lexeme: string): bigint => {
    const flaws: Flaw[] = [];
    const { value } = readNumber(lexeme, { start: 0, end: lexeme.length }, flaws);
    assert.deepEqual(flaws, [], lexeme);
    return value;
};

/** Around the length up to which a `number` is exact in any case, and around the value up to which it is. */
const ROWS: readonly (readonly [string, bigint])[] = [
    ['999999999999999', 999_999_999_999_999n],
    ['9007199254740993', 2n ** 53n + 1n],
    ['0xfffffffffffff', 2n ** 52n - 1n],
    ['0xffffffffffffff', 2n ** 56n - 1n],
    ['0xffffffffffffffff', 2n ** 64n - 1n],
    ['0b1111111111111', 2n ** 13n - 1n],
    ['0x1_f', 0x1fn],
    ['9_007_199_254_740_993', 2n ** 53n + 1n],
    ['0', 0n],
];

for (const [lexeme, value] of ROWS) test(`${lexeme} is exact`, () => assert.equal(read(lexeme), value));

const PREFIX = { 2: '0b', 10: '', 16: '0x' } as const;

test('any value of 64 bits is exact, in each radix, with `_` between digits and without', () => {
    const radix = fc.constantFrom(2, 10, 16);
    fc.assert(
        fc.property(
            fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
            fc.nat(63),
            radix,
            fc.nat(5),
            (wide, shift, radix, every) => {
                const value = wide >> BigInt(shift);
                const digits = value.toString(radix);
                const parted =
                    every === 0
                        ? digits
                        : digits.replace(new RegExp(`(?<=^(?:.{${every}})+)(?=.)`, 'g'), '_');
                // Longer ones are reported as too long.
                const written = parted.length > 70 ? digits : parted;
                assert.equal(read(PREFIX[radix] + written), value);
            },
        ),
    );
});
