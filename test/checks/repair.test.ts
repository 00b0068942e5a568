// What is put right unasked: only how a thing is spelt. Every row that could be read means what it meant, no word comes in that says who
// may do what, and what is announced as put right is.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { analyse, errorsOf } from '../../server/checks/analyse';
import { keepsRows, repaired } from '../../server/checks/repair';
import { safeFixOf } from '../../server/checks/safe-fixes';
import { codes } from '../../server/diagnostics';
import { manualOf } from '../../server/diagnostics/manual';
import { Document } from '../../server/language/document';
import { LANGUAGE_WORDS } from '../../server/language/words';
import type { Host } from '../../server/model/host';
import { SLIPS } from '../../tools/slips';
import { filesOf, hostOf, hostOver, ROOT } from '../workspace';
import { DAMAGES, damagedBy, EXAMPLES } from './fixing';

const FILES: (readonly [string, ReadonlyMap<string, string>])[] = [
    ...SLIPS.map(({ text, file }) => [text, new Map([[ROOT, file]])] as const),
    ...codes().map(code => [code, filesOf(manualOf(code).bad)] as const),
];

for (const [name, files] of FILES)
    test(`nothing but spelling changes: ${name.replaceAll('\n', ' / ')}`, () =>
        holds(ROOT, files.get(ROOT) ?? '', hostOf(files)));

test('nothing but spelling changes in tables that were damaged', () => {
    fc.assert(
        fc.property(
            fc.nat(EXAMPLES.length - 1),
            fc.array(fc.record({ damage: fc.constantFrom(...DAMAGES), row: fc.nat(), other: fc.nat() }), {
                maxLength: 3,
            }),
            fc.array(fc.tuple(fc.nat(), fc.constantFrom(...HABITS)), { maxLength: 4 }),
            (at, damages, habits) => {
                const example = EXAMPLES[at];
                assert.ok(example);
                const { path, text, read } = damagedBy(example, damages);
                holds(
                    path,
                    withHabits(text, habits),
                    hostOver(each => (each.endsWith('.EEMI') ? 'missing' : read(each))),
                );
            },
        ),
        { numRuns: 20 },
    );
});

/** What people write who come from C. */
const HABITS: readonly ((line: string) => string)[] = [
    line => `${line};`,
    line => `${line},`,
    line => line.replace('->', '=>'),
    line => line.replace('->', '->\n'),
    line => `/* ${line} */`,
    line => `${line} /* why */`,
    line => line.replace(' {', '\n{'),
    line => line.replace('waive', 'wavie'),
    line => line.toUpperCase(),
];

function withHabits(text: string, habits: readonly (readonly [number, (line: string) => string])[]): string {
    const lines = text.split('\n');
    for (const [at, habit] of habits) {
        const place = at % lines.length;
        lines[place] = habit(lines[place] ?? '');
    }
    return lines.join('\n');
}

function holds(path: string, text: string, host: Host): void {
    const result = repaired(path, text, host);
    const before = analysisOf(path, text, host);
    const after = analysisOf(path, result.text, host);
    const hasErrors = errorsOf(before.problems).length > 0;
    assert.ok(keepsRows(before.program, after.program, hasErrors), 'a row that could be read is another one');
    assert.equal(result.text === text, result.repairs.length === 0);
    assert.deepEqual(
        after.problems.filter(each => safeFixOf(each) !== undefined),
        [],
        'announced, and not done',
    );
    assert.deepEqual(repaired(path, result.text, host).repairs, [], 'one run does it all');
    // Without errors, the same digest says it all.
    for (const word of hasErrors ? newWords(text, result.text) : [])
        assert.ok(isStructure(word), `${word} is new`);
}

function analysisOf(
    path: string,
    text: string,
    { document, bytes }: Host,
): NonNullable<ReturnType<typeof analyse>> {
    const current = new Document(text);
    const analysis = analyse(path, { bytes, document: each => (each === path ? current : document(each)) });
    assert.ok(analysis);
    return analysis;
}

const wordsOf = (text: string): string[] => text.match(/\w+/g) ?? [];

/** Words that a text has and another one has not, where case, `_` and the suffix of a number of C make no difference. */
function newWords(before: string, after: string): string[] {
    const plainly = (word: string): string =>
        word
            .toLowerCase()
            .replaceAll('_', '')
            .replace(/(?<=^\d\w*)[ul]+$/, '');
    const old = new Set(wordsOf(before).map(plainly));
    return wordsOf(after).filter(word => !old.has(plainly(word)));
}

const SAYS_WHO: ReadonlySet<string> = new Set(['hwdom', 'or', 'all', 'at', 'mfn']);

const isStructure = (word: string): boolean =>
    new Set<string>(LANGUAGE_WORDS).has(word) && !SAYS_WHO.has(word);

const ROWS: readonly [string, string][] = [
    ['NODE_RTC => MM_RTC', 'NODE_RTC -> MM_RTC'],
    ['NODE_RTC -> MM_RTC;', 'NODE_RTC -> MM_RTC'],
    ['NODE_RTC => MM_RTC, // the clock', 'NODE_RTC -> MM_RTC // the clock'],
    ['NODE_RTC -> hwdom or MM_RTC', 'NODE_RTC -> MM_RTC or hwdom'],
    ['NODE_RTC -> MM_RTC /* the clock */', 'NODE_RTC -> MM_RTC // the clock'],
    ['NODE_RTC -> MM_RTC waive wrong-frame "why"', 'NODE_RTC -> MM_RTC'],
    // Who gets the node is for somebody to say.
    ['NODE_RTC -> hwdon', 'NODE_RTC -> hwdon'],
    ['NODE_RTC -> MM_RTX', 'NODE_RTC -> MM_RTX'],
    ['NODE_RTC -> 0xffa60', 'NODE_RTC -> 0xffa60'],
    ['NODE_RTC -> MM_RTC | hwdom', 'NODE_RTC -> MM_RTC | hwdom'],
    ['NODE_RTC -> MM_RTC\n    NODE_RTC -> deny', 'NODE_RTC -> MM_RTC\n    NODE_RTC -> deny'],
];

for (const [written, expected] of ROWS)
    test(`${written} becomes ${expected}`, () => {
        const file = (row: string): string =>
            `platform zynqmp\nnode pm_node_access {\n    waive index-gap "an example"\n    ${row}\n}\n`;
        const text = file(written);
        assert.equal(repaired(ROOT, text, hostOf(new Map([[ROOT, text]]))).text, file(expected));
    });
