// One mistake, one message, for every line of the examples: a line that is damaged in a way that the checker can see gets a finding,
// and every other line says what it said before, or nothing. At most one other line has a new finding, which refers to this one.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/checks/analyse';
import type { Problem } from '../../server/model/problem';
import { FIXTURES } from '../random-edits';
import { hostOver } from '../workspace';

const EXAMPLES = FIXTURES.filter(([file]) => file.startsWith(`examples${path.sep}`));

/** What only follows from something else: never said because of a damaged line. */
const CONSEQUENCES = [
    ...[
        'mmio-dead',
        'unused-waiver',
        'no-node-table',
        'index-gap',
        'empty-table',
        'sparse-table',
        'shared-page',
    ],
    ...['clock-dead', 'clock-gap', 'register-gap', 'reset-frame-differs', 'reset-withheld', 'wrong-frame'],
    ...['clock-unsorted', 'range-end-out', 'target-differs', 'mailbox-row'],
];

/** Damage that leaves no valid line: each gives the lines that stand instead of one. */
const DAMAGES: Readonly<Record<string, (line: string, at: number) => readonly string[]>> = {
    dots: line => [`${indentOf(line)}...`],
    dash: line => [`${indentOf(line)}-`],
    'a character that is nothing': (line, at) => [`${line.slice(0, at)}%${line.slice(at + 1)}`],
    'a stray word at the end': line => [`${line} stray`],
    'a stray word first': line => [`${indentOf(line)}stray ${line.trimStart()}`],
    'a word alone': line => [`${indentOf(line)}stray`],
    '};': line => [`${indentOf(line)}};`],
    'a ; at the end': line => [`${line};`],
    'a mask': line => [line.includes('->') ? line.replace('->', 'mask=0x1 ->') : `${line} mask=0x1`],
    ro: line => [line.includes('->') ? line.replace('->', 'ro ->') : `${line} ro`],
    'a row on two lines': line => (line.includes(' -> ') ? line.split(/(?<=->) /, 2) : [`${line} stray`]),
    'no {': line => (line.endsWith(' {') ? [line.slice(0, -2)] : [`${line} stray`]),
    'a first word with a letter too many': line => [line.replace(/\w/, first => `${first}${first}`)],
    'a name with a letter too many': line => [line.replace(/\w$/, last => `${last}${last}x`)],
    'the wrong platform': line => [line.replace(/^platform \S+/, damaged => otherPlatform(damaged))],
    'no platform': line => (line.startsWith('platform ') ? [] : [`${line} stray`]),
    'a platform in quotes': line => [line.replace(/^platform (\S+)/, 'platform "$1"')],
    quotes: line => [line.replace(/[\w-]+$/, last => `"${last}"`)],
};

const otherPlatform = (line: string): string =>
    line === 'platform versal' ? 'platform zynqmp' : 'platform versal';

const indentOf = (line: string): string => line.slice(0, line.length - line.trimStart().length);

/** The problems of an example with this text; what it imports is read from the disk. */
function problemsIn(file: string, text: string): readonly Problem[] {
    const read = (other: string): Uint8Array | 'missing' => {
        if (path.resolve(other) === path.resolve(file)) return Buffer.from(text);
        // The path of an import may be what is damaged.
        return existsSync(other) ? readFileSync(other) : 'missing';
    };
    const analysis = analyse(file, hostOver(read));
    assert.ok(analysis);
    return analysis.problems;
}

/** What is said of a text and was not said of the one before: in the same line, or as often with this code. */
function news(before: readonly Problem[], lines: readonly string[], after: readonly Problem[], text: string) {
    const changed = text.split('\n');
    const known = before.map(({ code, range }) => `${code} ${lines[range.start.line]}`);
    const unknown = after.filter(
        ({ code, range }) => !removed(known, `${code} ${changed[range.start.line]}`),
    );
    // One of several rows about which something is said once may have been the damaged one.
    const moved = known.map(each => each.split(' ', 1)[0] ?? '');
    return unknown.filter(({ code }) => !removed(moved, code));
}

function removed(texts: string[], text: string): boolean {
    const at = texts.indexOf(text);
    if (at !== -1) texts.splice(at, 1);
    return at !== -1;
}

for (const [file, text] of EXAMPLES) {
    const lines = text.split('\n');
    const before = problemsIn(file, text);
    const isSaid = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith('//');
    const places = lines.flatMap((line, at) => (isSaid(line) ? [at] : []));
    test(`${file}: one damaged line has one message`, () => {
        fc.assert(
            fc.property(
                fc.constantFrom(...places),
                fc.constantFrom(...Object.keys(DAMAGES)),
                fc.nat(),
                (at, kind, place) => {
                    const line = lines[at] ?? '';
                    const start = indentOf(line).length;
                    const written = DAMAGES[kind]?.(line, start + (place % (line.length - start))) ?? [];
                    const damaged = [...lines.slice(0, at), ...written, ...lines.slice(at + 1)].join('\n');
                    const found = news(before, lines, problemsIn(file, damaged), damaged);
                    judge(found, file, at, at + written.length);
                },
            ),
            { numRuns: 600 },
        );
    });
}

/** `first` and `end` (exclusive) are the damaged lines. */
function judge(found: readonly Problem[], file: string, first: number, end: number): void {
    const said = found
        .map(({ code, message, range }) => `${range.start.line + 1}: ${code}: ${message}`)
        .join('\n');
    const isHere = (range: Problem['range']): boolean => first <= range.start.line && range.start.line < end;
    const consequences = found.filter(({ code }) => CONSEQUENCES.includes(code));
    assert.deepEqual(consequences, [], said);
    for (const { title, edits } of found.flatMap(({ fixes }) => fixes))
        assert.ok(
            edits.every(({ range }) => isHere(range) || isInsertion(range)) || /\bline \d/.test(title),
            `without saying so, a fix changes another line: ${title}`,
        );
    const elsewhere = found.filter(({ range }) => !isHere(range));
    assert.ok(elsewhere.length <= 1, said);
    // A line that is missing can only be named.
    if (first === end && elsewhere.every(({ code }) => code === 'wrong-platform')) return;
    for (const { related } of elsewhere)
        assert.ok(
            related.some(place => place.file === file && isHere(place.range)),
            said,
        );
}

const isInsertion = ({ start, end }: Problem['range']): boolean =>
    start.line === end.line && start.character === end.character;
