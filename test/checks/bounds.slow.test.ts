// A document of up to 100 kB is analysed and printed in work that is bounded by its length and the places of an array, and in
// turns after each of which the server reads its messages; and so are files that import each other. The work is counted; no time is
// measured.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import { jsonReport } from '../../server/cli/json-report';
import { sarifReport } from '../../server/cli/sarif-report';
import { Document } from '../../server/language/document';
import { formatText } from '../../server/language/format';
import { Analyses } from '../../server/lsp/analyses';
import { MOST_PLACES } from '../../server/model/includes';
import { overviewReport } from '../../server/questions/report';
import { printed } from '../cli/printed';
import { analyseExample, problemsOf } from '../workspace';
import { NASTY_DOCUMENTS } from './nasty-documents';

/** Calls and rounds of loops. */
const MOST = { forEachByte: 600, forEachPlace: 40, inATurn: 20_000_000 } as const;
const TURNS = 20;
const LARGEST = 100_000;
const MOST_LETTERS = 1000;
const { LONG } = process.env;
const FILE = '/a.eemi';
const PLACES = 1 << 20;

const counter = new Counter(path.resolve('out'));

/** The work since the last time this was asked, and the functions with the most. */
function workSince(): { steps: number; busiest: string } {
    const called = counter.since('server/');
    const busiest = [...called]
        .sort((a, b) => b.steps - a.steps)
        .slice(0, 3)
        .map(({ file, name, steps }) => `${file} ${name}: ${steps}`)
        .join(', ');
    return { steps: called.reduce((sum, { steps }) => sum + steps, 0), busiest };
}

/** The longer ones take minutes, because every call is counted: `LONG=1` runs them too. */
const DOCUMENTS = Object.entries(NASTY_DOCUMENTS).filter(
    ([, text]) => text.length <= MOST_LETTERS || LONG === '1',
);

for (const [title, text] of DOCUMENTS) {
    test(`bounded work: ${title}`, () => {
        assert.ok(text.length <= LARGEST);
        const document = new Document(text);
        const analyses = new Analyses({
            document: file => (file === FILE ? document : 'missing'),
            bytes: () => 'missing',
        });
        const most = MOST.forEachByte * text.length + MOST.forEachPlace * PLACES;
        workSince();
        let all = 0;
        for (let isDone = false; !isDone; ) {
            // Counting takes longer than a turn, so it is done after some of them.
            for (let turn = 0; turn < TURNS && !isDone; turn++) isDone = analyses.advance(FILE);
            const { steps, busiest } = workSince();
            const mostNow = MOST.inATurn * TURNS;
            assert.ok(steps <= mostNow, `${TURNS} turns of ${steps} steps, at most ${mostNow}: ${busiest}`);
            all += steps;
            // Asked here, since work without a bound may have no end.
            assert.ok(all <= most, `${all} steps and more, at most ${most}: ${busiest}`);
        }
    });
}

/** In the layout that fixes keep, and each fix is in the group of all lines. */
const FIXES = formatText(new Document(`node t {\n${'waive shared-page 1 "x"\n'.repeat(1500)}0 -> deny\n}\n`));

for (const report of [jsonReport, sarifReport])
    test(`bounded work: ${report.name} of fixes in one long group`, () => {
        const problems = problemsOf(FIXES);
        assert.ok(problems.filter(({ fixes }) => fixes.length > 0).length > 1000);
        workSince();
        printed(report, { path: FILE, text: FIXES, problems });
        const { steps, busiest } = workSince();
        const most = MOST.forEachByte * FIXES.length + MOST.forEachPlace * PLACES;
        assert.ok(steps <= most, `${steps} steps, at most ${most}: ${busiest}`);
    });

const lines = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');

/** Lines about a header, and what that includes: each of the lines asks about each of the files. */
const HEADERS: Readonly<Record<string, readonly [lines: string, header: string]>> = {
    'definitions that none of many headers has': [
        lines(4000, at => `define D${at} = 1`),
        lines(800, at => `#include "${at}.h"`),
    ],
    'folders in which many headers are looked for': [
        lines(4000, at => `include "f${at}"`),
        lines(3000, at => `#include <${at}.x>`),
    ],
};
const MOST_FOR_A_HEADER = 20;

for (const [title, [before, header]] of Object.entries(HEADERS))
    test(`bounded work: ${title}`, () => {
        const text = `${before}import "all.h" as node N_*\n`;
        const bytes = new Map<string, Uint8Array>();
        const document = new Document(text);
        const analyses = new Analyses({
            document: file => (file === FILE ? document : 'missing'),
            bytes: file => {
                if (!file.endsWith('.h')) return 'missing';
                const content =
                    bytes.get(file) ?? new TextEncoder().encode(file === '/all.h' ? header : '#define A 1\n');
                bytes.set(file, content);
                return content;
            },
        });
        workSince();
        while (!analyses.advance(FILE)) {}
        const { steps, busiest } = workSince();
        const most = MOST_FOR_A_HEADER * (text.length + header.length) + MOST.forEachPlace * MOST_PLACES;
        assert.ok(steps <= most, `${steps} steps, at most ${most}: ${busiest}`);
    });

/** Configurations of which thousands of domains are read: what one says is looked at once, and not again for each domain. */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
    'pages of no device': `iomem=[${lines(4000, at => `"${(0x80000 + 2 * at).toString(16)},1",`)}]\n`,
    'devices without their pages': `dtdev=[${lines(4000, at => `"/amba/x@${at.toString(16)}000",`)}]\n`,
    'more entries than are read': lines(6000, at => `iomem += ["${(at + 1).toString(16)},1"]`),
};
const DOMAINS = 2500;
const MOST_FOR_A_DOMAIN = 2000;
const MOST_FOR_A_LETTER = 40;

for (const [title, config] of Object.entries(CONFIGURATIONS))
    test(`bounded work: many domains from one configuration with ${title}`, () => {
        const row = 'node t {\nZYNQMP_PM_DEV_TTC_0 -> MM_TTC0\n}\n';
        const domains = lines(DOMAINS, at => `domain d${at} {\nfrom "g.cfg"\n}`);
        const document = new Document(`platform zynqmp-xlnx\n${row}${domains}`);
        const bytes = new TextEncoder().encode(config);
        const analyses = new Analyses({
            document: file => (file === FILE ? document : 'missing'),
            bytes: () => bytes,
        });
        workSince();
        while (!analyses.advance(FILE)) {}
        const { steps, busiest } = workSince();
        const most = MOST_FOR_A_LETTER * config.length + MOST_FOR_A_DOMAIN * DOMAINS;
        assert.ok(steps <= most, `${steps} steps, at most ${most}: ${busiest}`);
    });

/** The ids of a row are asked about once for each domain: one after the other, these would be 40 million questions. */
test('bounded work: what many domains may do with the ids of one row', () => {
    const [ids, domains] = [1 << 16, 600];
    const pages = lines(domains, at => `domain d${at} {\niomem mfn ${at % 2} count 4000000\n}`);
    const { program } = analyseExample(`target xlnx\nnode t {\n0..${ids - 1} -> at 0x1000\n}\n${pages}`);
    workSince();
    const report = overviewReport(program, program.domains, 'text');
    const { steps, busiest } = workSince();
    assert.ok('paragraphs' in report && report.paragraphs.length > 2);
    const most = MOST_FOR_AN_ID * ids + MOST_FOR_A_DOMAIN * domains;
    assert.ok(steps <= most, `${steps} steps, at most ${most}: ${busiest}`);
});
const MOST_FOR_AN_ID = 80;

/** Which files a file imports, by number. */
const GRAPHS: Readonly<Record<string, (at: number, count: number) => readonly number[]>> = {
    'a ring': (at, count) => [(at + 1) % count],
    'a ring in both directions': (at, count) => [(at + 1) % count, (at + count - 1) % count],
    'a chain': (at, count) => (at + 1 < count ? [at + 1] : []),
    'a chain with two imports a file': (at, count) => [at + 1, at + 2].filter(each => each < count),
};

/** Each file of a program has the names of all that it reaches (`MOST_FILES`), so some work grows with the pairs of files. */
const MOST_FOR_EACH_FILE = 800;
const MOST_FOR_EACH_PAIR = new Map([
    [100, 6],
    [200, 6],
    [400, 6],
    // Of more files than a program may have, each follows as many as that, to find that they are too many.
    [600, 60],
]);

for (const [title, imports] of Object.entries(GRAPHS))
    for (const [count, forEachPair] of MOST_FOR_EACH_PAIR)
        test(`bounded work: ${title} of ${count} files`, () => {
            const steps = stepsOf(count, imports);
            const most = MOST_FOR_EACH_FILE * count + forEachPair * count * count;
            assert.ok(steps <= most, `${steps} steps, at most ${most}`);
        });

/** The work of analysing all files. */
function stepsOf(count: number, imports: (at: number, count: number) => readonly number[]): number {
    const documents = new Map(
        Array.from({ length: count }, (_, at) => [
            `/${at}.eemi`,
            new Document(
                imports(at, count)
                    .map(each => `import "${each}.eemi"\n`)
                    .join(''),
            ),
        ]),
    );
    const analyses = new Analyses({
        document: file => documents.get(file) ?? 'missing',
        bytes: () => 'missing',
    });
    workSince();
    for (const file of documents.keys()) while (!analyses.advance(file)) {}
    return workSince().steps;
}
