// The fixtures, and random edits of them as an editor might send them: out of range, across line ends, over many lines.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Range } from '../server/language/document';
import { anyText } from './any-text';

/** Every `.eemi` file of the project: path and text. */
export const FIXTURES: readonly (readonly [string, string])[] = [
    'examples',
    'server/platforms',
    'test/fixtures/eemi',
]
    .flatMap(folder =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => path.join(folder, file)),
    )
    .filter(file => file.endsWith('.eemi'))
    .sort()
    .map(file => [file, readFileSync(file, 'utf8')]);

export const fixture = (name: string): string => readFileSync(`test/fixtures/eemi/${name}.eemi`, 'utf8');

/** Numbers that become a place in a text once the text is there. */
export interface RandomEdit {
    readonly line: number;
    readonly character: number;
    readonly lines: number;
    readonly characters: number;
    readonly newText: string;
}

/** What people type, and what breaks a reader of lines. */
const FRAGMENTS = [
    ...['', ' ', '\t', '\n', '\r', '\r\n', '\n\r', '\n\n\n', '\r\r\n\n', '\ufeff', '\0', '\ud83d', '\u2028'],
    ...[
        '{',
        '}',
        '\n}\n',
        '"',
        '//',
        '// x',
        '->',
        ' -> deny',
        '..',
        '..<',
        '=',
        ',',
        '(',
        ')',
        '+',
        '*',
        '<<',
    ],
    ...['/*', '*/', '\n/* x\n', ' */ }\n', '# x', '#if 0\n'],
    ...['\n<<<<<<< HEAD\n', '\n||||||| base\n', '\n=======\n', '\n>>>>>>> other\n'],
    ...[
        '7',
        '0x1F',
        '010',
        '10U',
        'NODE_A',
        '__proto__',
        'constructor',
        'node',
        'waive index-gap "x"',
        'hwdom',
    ],
    ...[
        'node t {\n',
        '\nreset r {',
        'mmio m {\r\n    A..B mask 1 -> N\r\n}\r\n',
        'names frame {\rM = at 1\r}\r',
    ],
    ...[
        'domain d {\n  iomem   all\n',
        'test "x" {\n d may  node 1 //y \n}\n',
        'clock c {\n',
        'platform zynqmp\n',
    ],
];

export const randomText: fc.Arbitrary<string> = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) },
    {
        weight: 1,
        arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map(all => all.join('')),
    },
    { weight: 1, arbitrary: anyText({ maxLength: 20 }) },
);

export const randomEdits: fc.Arbitrary<RandomEdit[]> = fc.array(
    fc.record({
        line: fc.nat(),
        character: fc.nat(90),
        lines: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -2, max: 4 })),
        characters: fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 30 })),
        newText: randomText,
    }),
    { minLength: 1, maxLength: 8 },
);

/** Where an edit falls in a text of so many lines, and sometimes a little outside of it. */
export function rangeOf({ line, character, lines, characters }: RandomEdit, count: number): Range {
    const start = { line: (line % (count + 4)) - 2, character: character - 2 };
    return { start, end: { line: start.line + lines, character: start.character + characters } };
}

/** The text with one range replaced, computed without a document. */
export function replaced(text: string, { start, end }: Range, newText: string): string {
    const [a = 0, b = 0] = [offsetOf(text, start), offsetOf(text, end)].sort((x, y) => x - y);
    return text.slice(0, a) + newText + text.slice(b);
}

/** The offset of a position, or of the nearest place that exists. */
export function offsetOf(text: string, { line, character }: Range['start']): number {
    if (line < 0) return 0;
    const ends = [...text.matchAll(/\r\n|\r|\n/g)];
    if (line > ends.length) return text.length;
    const before = ends[line - 1];
    const start = before === undefined ? 0 : before.index + before[0].length;
    const end = ends[line]?.index ?? text.length;
    return Math.min(start + Math.max(character, 0), end);
}
