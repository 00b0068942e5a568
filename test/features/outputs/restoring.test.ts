// Whatever somebody does to a generated file: what is said of it covers each line that is not as it was generated, and the fixes bring back
// exactly what would be generated.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { judgeFile } from '../../../server/emit/generated-file';
import { lineChanges } from '../../../server/emit/line-changes';
import {
    type GeneratedDocument,
    generatedDocument,
} from '../../../server/features/outputs/generatedDocument';
import { Document } from '../../../server/language/document';
import { finish } from '../../../server/language/steps';
import type { Edit } from '../../../server/model/problem';
import type { Program } from '../../../server/model/program';
import { analyseExample, ROOT } from '../../workspace';
import { BOARD } from '../editor';

const SOURCE = `license "MIT"\nemit c "a.h"\nemit ts "a.ts"\n${BOARD}`;
const PROGRAM: Program = analyseExample(SOURCE).program;
const FILES = ['a.h', 'a.ts'] as const;

function opened(file: string, text: string): GeneratedDocument {
    const judged = finish(judgeFile(PROGRAM, file, text));
    return generatedDocument({ file, text, source: ROOT, known: { program: PROGRAM, errors: 0, judged } });
}

const generated = (file: string): string => finish(judgeFile(PROGRAM, file, '')).printed.text;

const TEXTS = { 'a.h': generated('a.h'), 'a.ts': generated('a.ts') };

/** What is done to lines: one is dropped, repeated, moved up, changed, or gets another above it. */
const damage = fc.record({
    kind: fc.constantFrom('drop', 'repeat', 'up', 'change', 'insert'),
    line: fc.nat(),
    text: fc.constantFrom(
        '',
        ' x',
        '    [9] = { 0 },',
        '};',
        ' */',
        '#endif',
        '    { start: 0x1n },',
        '\u2028',
    ),
});

function damaged(
    text: string,
    all: readonly (typeof damage extends fc.Arbitrary<infer T> ? T : never)[],
): string {
    const lines = text.split('\n');
    for (const { kind, line, text: other } of all) {
        const at = line % lines.length;
        const there = lines[at] ?? '';
        if (kind === 'drop') lines.splice(at, 1);
        else if (kind === 'repeat') lines.splice(at, 0, there);
        else if (kind === 'up') lines.splice(at - 1, 2, there, lines[at - 1] ?? '');
        else if (kind === 'change') lines[at] = there + other;
        else lines.splice(at, 0, other);
    }
    return lines.join('\n');
}

const applied = (text: string, edits: readonly Edit[]): string => {
    const document = new Document(text);
    for (const { range, newText } of edits.toReversed()) document.edit(range, newText);
    return document.text;
};

const RUNS = 40;

const cases = fc.record({
    file: fc.constantFrom(...FILES),
    all: fc.array(damage, { maxLength: 5 }),
    isOfWindows: fc.boolean(),
});

test('a file generated again is what would be generated, with its own line ends', () => {
    fc.assert(
        fc.property(cases, ({ file, all, isOfWindows }) => {
            const ends = (text: string): string => (isOfWindows ? text.replaceAll('\n', '\r\n') : text);
            const text = ends(damaged(TEXTS[file], all));
            const whole = applied(text, opened(file, text).generatedAgain);
            // A text of one line does not tell which ends lines have.
            assert.equal(whole.replaceAll('\r\n', '\n'), TEXTS[file]);
            if (text.includes('\r\n')) assert.equal(whole, ends(TEXTS[file]));
        }),
        { numRuns: RUNS },
    );
});

test('each line that is not as it was generated is pointed at, and one fix after the other brings all back', () => {
    fc.assert(
        fc.property(cases, ({ file, all }) => {
            const text = damaged(TEXTS[file], all);
            const document = opened(file, text);
            // The licence and the digest of the policy are not edited, but those of another source.
            if (document.conflict !== undefined || /^(?:Stale|Up to date)/.test(document.title)) return;
            const { problems, lines } = document;
            assert.ok(problems.length > 0);
            for (const at of changedLines(TEXTS[file], text, document))
                assert.ok(
                    problems.some(({ range }) => range.start.line <= at && at <= range.end.line),
                    `line ${at + 1}: ${lines[at]}\n${JSON.stringify(problems.map(({ message, range }) => [message, range]))}\n${text}`,
                );
            let now = text;
            for (let round = 0; round <= text.length; round++) {
                const fixes = opened(file, now).problems.flatMap(each => each.fixes);
                if (fixes[0] === undefined) break;
                now = applied(now, fixes[0].edits);
            }
            assert.equal(bodyOf(now), bodyOf(TEXTS[file]), `${text}`);
        }),
        { numRuns: RUNS },
    );
});

/** The lines below the banner that are not as they were generated, but blank ones. */
function changedLines(before: string, text: string, { edited, lines }: GeneratedDocument): number[] {
    const first = edited.parts[0]?.first ?? 0;
    return lineChanges(before.split('\n'), text.split('\n'))
        .flatMap(({ newFrom, newTo }) => Array.from({ length: newTo - newFrom }, (_, at) => newFrom + at))
        .filter(at => at >= first && lines[at]?.trim() !== '');
}

/** What stands below the banner: its digests are no rows. */
const bodyOf = (text: string): string => text.slice(text.indexOf('\n */\n'));
