// C that is damaged at random is read all the same: nothing is thrown, and what is said has its place in the file.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { read } from '../c/memory';
import { randomC } from '../c/random-c';
import { attack } from './attack';

/** Cuts out some characters and puts others in their place, once or a few times. */
const damage = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 12 }),
    instead: fc.oneof(
        fc.constantFrom(
            '{',
            '}',
            '(',
            ')',
            '[',
            ']',
            ';',
            ',',
            '"',
            "'",
            '/*',
            '*/',
            '\\\n',
            '\n#if ',
            '\n#endif\n',
            '\n#else\n',
        ),
        fc.constantFrom(
            '##',
            '#',
            '...',
            'table0',
            '\n#define MM_A0 ',
            '\n#include "file.c"\n',
            '\0',
            '0x',
            '<<',
            'sizeof',
        ),
        fc.string({ maxLength: 6 }),
    ),
});

export const damagedC = attack(
    'damaged-c',
    'damaged C is read without an exception, and each problem has a place in the file',
    200,
    fc.tuple(randomC, fc.array(damage, { maxLength: 6 })),
    ([text, damages]) => {
        const damaged = damages.reduce(
            (all, { at, length, instead }) => {
                const start = at % (all.length + 1);
                return all.slice(0, start) + instead + all.slice(start + length);
            },
            text.replaceAll('@', '0'),
        );
        const lines = damaged.split(/\r\n?|\n/);
        const { problems } = read(damaged, { 'file.c': damaged }, { includeDisabled: 'all' });
        for (const { at } of problems)
            assert.ok(at.character <= (lines[at.line]?.length ?? -1), `${at.line}:${at.character}`);
    },
);
