// One mistake, one message, for every line of the examples: a line that is damaged in a way that the checker can see gets a finding,
// and every other line says what it said before, or nothing. At most one other line has a new finding, which refers to this one.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Document } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';
import type { Problem } from '../../server/model/problem';
import { BOARDS } from '../boards';
import { FIXTURES } from '../random-edits';
import { bytesOf, ROOT } from '../workspace';

interface Example {
    readonly name: string;
    /** The file whose lines are damaged. */
    readonly file: string;
    readonly text: string;
    /** Reads the others. The path of an import may be what is damaged. */
    readonly read: (other: string) => Uint8Array | 'missing';
}

const EXAMPLES = FIXTURES.filter(([file]) => file.startsWith(`examples${path.sep}`)).map(
    ([file, text]): Example => ({
        name: file,
        file,
        text,
        read: other => (existsSync(other) ? readFileSync(other) : 'missing'),
    }),
);

const OF_BOARDS = BOARDS.map(
    ([name, files]): Example => ({
        name: `the board ${name}`,
        file: ROOT,
        text: files.get(ROOT) ?? '',
        read: other => {
            const text = files.get(other);
            return text === undefined ? 'missing' : bytesOf(other, text);
        },
    }),
);

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
    ...[
        'clock-unsorted',
        'range-end-out',
        'target-differs',
        'mailbox-row',
        'mmio-shadowed',
        'mmio-unsorted',
        'same-bits',
    ],
    ...[
        'idle-page',
        'duplicate-page',
        'idle-row',
        'page-of-several',
        'extra-page',
        'iomem-wide',
        'device-lacks',
        'false-claim',
    ],
    ...['dtdev-without-page', 'clock-bypassed', 'node-zero-passes', 'wrong-block', 'without-header'],
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
    'a letter is missing': line =>
        NAME.test(line) ? [line.replace(NAME, name => name.slice(0, 2) + name.slice(3))] : [`${line} stray`],
    'a small letter is missing': line =>
        SMALL.test(line) ? [line.replace(SMALL, word => word[0] + word.slice(2))] : [`${line} stray`],
    'the last word lacks a letter': line => [line.replace(/(\w)\w(\w+\W*)$/, '$1$2')],
    'a bare number instead of a frame': line => [line.replace(/\b(?:(?:at|mfn) 0x\w+|MM_\w+)/, '0xff160')],
    'a quote is missing': line => [line.replace(/"(?=[^"]*$)/, '')],
    'a ) too many': line => [`${line})`],
    'a comment of C': line => [`${indentOf(line)}/* ${line.trim()} */`],
    'a merge conflict': line => ['<<<<<<< HEAD', line, '=======', `${line} stray`, '>>>>>>> other'],
    'a merge conflict with its base': line => [
        ...['<<<<<<< HEAD', line, '||||||| base', '=======', line.replace(/\w+$/, 'deny'), '>>>>>>> other'],
    ],
    'a comment of a script': line => [`${indentOf(line)}# ${line.trim()}`],
};

/** A name that is none without one of its letters. */
const NAME = /\b[A-Z]{4,}\w*/;

/** The same of a word of the language, or the name of a domain. */
const SMALL = /\b[a-z]{4,}\w*/;

const otherPlatform = (line: string): string =>
    line === 'platform versal' ? 'platform zynqmp' : 'platform versal';

const indentOf = (line: string): string => line.slice(0, line.length - line.trimStart().length);

/** An example whose lines are replaced, one at a time, and put back. */
class Damaged {
    private readonly file: string;
    private readonly document: Document;
    private readonly analyses: Analyses;

    constructor({ file, text, read }: Example) {
        this.file = file;
        this.document = new Document(text);
        const opened = new Map<string, Document>();
        this.analyses = new Analyses({
            bytes: read,
            document: other => {
                if (path.resolve(other) === path.resolve(file)) return this.document;
                const bytes = read(other);
                if (bytes === 'missing') return bytes;
                const document = opened.get(other) ?? new Document(Buffer.from(bytes).toString());
                opened.set(other, document);
                return document;
            },
        });
    }

    problems(): readonly Problem[] {
        return this.analyses.of(this.file)?.problems ?? [];
    }

    /** The problems with other lines instead of one. */
    problemsWith(at: number, line: string, written: readonly string[]): readonly Problem[] {
        this.replace(at, 1, written);
        const found = this.problems();
        this.replace(at, written.length, [line]);
        return found;
    }

    private replace(at: number, count: number, by: readonly string[]): void {
        const range = { start: { line: at, character: 0 }, end: { line: at + count, character: 0 } };
        const newText = by.map(each => `${each}\n`).join('');
        this.analyses.edited(this.file, this.document.edit(range, newText));
    }
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

/** Each line gets each damage, a character at a column that differs from line to line. */
for (const each of [...EXAMPLES, ...OF_BOARDS]) {
    const { name, file, text } = each;
    test(`${name}: one damaged line has one message, whichever line and damage`, () => {
        const lines = text.split('\n');
        const example = new Damaged(each);
        const before = example.problems();
        for (const [at, line] of lines.entries()) {
            if (line.trim() === '' || line.trimStart().startsWith('//')) continue;
            for (const [kind, written] of damagesOf(line, at)) {
                const damaged = [...lines.slice(0, at), ...written, ...lines.slice(at + 1)].join('\n');
                const found = news(before, lines, example.problemsWith(at, line, written), damaged);
                judge(found, file, at, at + written.length, `line ${at + 1}, ${kind}: ${written.join('\n')}`);
            }
        }
        assert.deepEqual(example.problems(), before);
    });
}

/** What may stand instead of a line, each once, by the first damage that gives it. */
function damagesOf(line: string, at: number): ReadonlyMap<string, readonly string[]> {
    const start = indentOf(line).length;
    const column = start + ((at * 7) % (line.length - start));
    const known = new Set([line]);
    const kinds = new Map<string, readonly string[]>();
    for (const [kind, damage] of Object.entries(DAMAGES)) {
        const written = damage(line, column);
        const text = written.join('\n');
        if (known.has(text)) continue;
        known.add(text);
        kinds.set(kind, written);
    }
    return kinds;
}

/** `first` and `end` (exclusive) are the damaged lines. */
function judge(found: readonly Problem[], file: string, first: number, end: number, how: string): void {
    const said = [
        how,
        ...found.map(({ code, message, range }) => `${range.start.line + 1}: ${code}: ${message}`),
    ].join('\n');
    const isHere = (range: Problem['range']): boolean => first <= range.start.line && range.start.line < end;
    const consequences = found.filter(({ code }) => CONSEQUENCES.includes(code));
    assert.deepEqual(consequences, [], said);
    const isTold = ({ related }: Problem): boolean =>
        related.some(place => place.file === file && isHere(place.range));
    for (const problem of found)
        for (const { title, edits } of problem.fixes)
            assert.ok(
                edits.every(({ range }) => isHere(range) || isInsertion(range)) ||
                    SAYS_WHERE.test(title) ||
                    isTold(problem),
                `without saying so, a fix changes another line: ${title}\n${said}`,
            );
    const elsewhere = found.filter(({ range }) => !isHere(range));
    assert.ok(elsewhere.length <= 1, said);
    // A line that is missing can only be named.
    if (first === end && elsewhere.every(({ code }) => code === 'wrong-platform')) return;
    for (const problem of elsewhere) assert.ok(isTold(problem), said);
}

/** What a title says if not only the line of the finding changes. */
const SAYS_WHERE = /\bline \d|\ball \d+ places/;

const isInsertion = ({ start, end }: Problem['range']): boolean =>
    start.line === end.line && start.character === end.character;
