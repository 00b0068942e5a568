// No input makes the analysis throw, and everything that it reports is at a place that exists.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { codes } from '../../server/diagnostics';
import { LANGUAGE_WORDS } from '../../server/language/words';
import { anyText } from '../any-text';
import { analyseExample, ROOT } from '../workspace';

/** Words of the language, for places where they make no sense. */
const WORDS = [
    ...LANGUAGE_WORDS,
    ...codes().slice(0, 12),
    ...[
        '{',
        '}',
        '(',
        ')',
        '->',
        '..',
        '..<',
        '=',
        ',',
        '+',
        '-',
        '*',
        '|',
        '&',
        '<<',
        '>>',
        '//',
        '"',
        '"x.eemi"',
        '"x.h"',
        '""',
    ],
    ...[
        'NODE_0',
        'NODE_RPU',
        'MM_RPU',
        'XILPM_RESET_PCIE_CFG',
        'R_CSU_IDCODE',
        'zynqmp',
        'xen',
        'c',
        'ts',
        'n',
        'NODE_*',
    ],
    ...[
        '0',
        '1',
        '010',
        '0x',
        '0xffffffffffffffff',
        '4096',
        '0xff9a0000',
        '1_000',
        '99999999999999999999',
        '1U',
    ],
    ...[
        '__proto__',
        'constructor',
        'toString',
        '\0',
        '\ud800',
        '\ufeff',
        '\u202e',
        '\u2028',
        '#',
        '"unclosed',
        '😀',
    ],
    ...['\n', '\n', '\n', '\n', '\r', '\r\n', '    ', '--- b.eemi'],
];

const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map(words => words.join(' '));
const examples = ['zynqmp', 'zynqmp-mmio'].map(name => readFileSync(`examples/zynqmp/${name}.eemi`, 'utf8'));

/** A real table with some of its lines replaced by random words. */
const damaged = fc
    .tuple(fc.constantFrom(...examples), fc.array(fc.tuple(fc.nat(), soup), { maxLength: 8 }))
    .map(([text, cuts]) => {
        const lines = text.split('\n');
        for (const [at, line] of cuts) lines.splice(at % lines.length, 1, line);
        return lines.join('\n');
    });

function assertSound(text: string): void {
    const { program, problems } = analyseExample(text);
    const { lines } = program.document;
    const isPlace = ({ line, character }: { line: number; character: number }): boolean =>
        line <= lines.length && character >= 0 && character <= (lines.get(line)?.text.length ?? 0);
    for (const { code, message, range, related, fixes } of problems) {
        assert.ok(isPlace(range.start) && isPlace(range.end), `${code} at ${JSON.stringify(range)}`);
        assert.ok(message.length > 0 && message.length < 4000 && !message.includes('undefined'), message);
        for (const place of related) if (place.file === ROOT) assert.ok(isPlace(place.range.start), code);
        for (const { edits } of fixes) for (const edit of edits) assert.ok(isPlace(edit.range.start), code);
    }
    assert.deepEqual(analyseExample(text).problems, problems);
}

test('word soup', () => fc.assert(fc.property(soup, assertSound), { numRuns: 600 }));

test('damaged tables', () => fc.assert(fc.property(damaged, assertSound), { numRuns: 60 }));

test('any characters at all', () =>
    fc.assert(fc.property(anyText({ maxLength: 300 }), assertSound), { numRuns: 300 }));

const HEAD = 'platform zynqmp\nnode nodes {\n';

const LARGE: Record<string, () => string> = {
    'a million bad lines': () => `${HEAD}${'?\n'.repeat(1_000_000)}`,
    'a line of 10 MB': () => `${HEAD}    NODE_RPU -> ${'MM_RPU + '.repeat(1_200_000)}\n}\n`,
    'a name of 10 MB': () => `${HEAD}    ${'N'.repeat(10_000_000)} -> deny\n}\n`,
    'a number of 10 MB': () => `${HEAD}    ${'9'.repeat(10_000_000)} -> deny\n}\n`,
    'a string of 10 MB': () => `license "${'M'.repeat(10_000_000)}"\n`,
    'parentheses 10 MB deep': () => `${HEAD}    NODE_RPU -> at ${'('.repeat(10_000_000)}\n`,
    '300 000 rows of one index': () => `${HEAD}${'0 -> deny\n'.repeat(300_000)}}\n`,
    '100 000 unknown names': () =>
        `${HEAD}${Array.from({ length: 100_000 }, (_, at) => `    NODE_X${at} -> deny\n`).join('')}}\n`,
    '100 000 unsorted register rows': () =>
        `${HEAD}    NODE_RPU -> MM_RPU\n}\nmmio m {\n${Array.from({ length: 100_000 }, (_, at) => `    ${4 * (100_000 - at)} -> NODE_RPU\n`).join('')}}\n`,
    '100 000 tables': () => 'node x {\n    0 -> deny\n}\n'.repeat(100_000),
    '100 000 idle waivers': () => `${HEAD}${'    waive shared-page "x"\n'.repeat(100_000)}}\n`,
    '100 000 outputs': () => Array.from({ length: 100_000 }, (_, at) => `emit c "${at}.h"\n`).join(''),
    '100 000 imports of nothing': () => 'import "no.eemi"\n'.repeat(100_000),
    'a range of a million ids': () => `${HEAD}    0..0x100000 -> deny\n    0..0xffffffff -> deny\n}\n`,
};

for (const [title, text] of Object.entries(LARGE)) test(`large: ${title}`, () => void analyseExample(text()));

test('a chain of 3 000 imports is read only as far as a program may go', () => {
    const files = Array.from({ length: 3000 }, (_, at) => `--- ${at}.eemi\nimport "${at + 1}.eemi"\n`);
    const { problems } = analyseExample(`import "0.eemi"\n${files.join('')}--- 3000.eemi\nlicense "MIT"\n`);
    assert.deepEqual(
        problems.map(({ code }) => code),
        ['import-not-found'],
    );
});
