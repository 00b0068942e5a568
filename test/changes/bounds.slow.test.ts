// Two documents of up to 100 kB are compared in work that is bounded by their length and the places of their arrays, and what is not compared is told. The work is
// counted; no time is measured.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import type { Both } from '../../server/changes/compare';
import { diffReport } from '../../server/changes/report';
import { versionOf } from './sides';

/** Calls and rounds of loops. */
const MOST = { forEachByte: 600, forEachPlace: 120 } as const;
const PLACES = 1 << 18;
const LARGEST = 100_000;

const counter = new Counter(path.resolve('out'));

const lines = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');

const nested = (at: number, by: number): string => `${4 * at}..${400_000 - by * at}`;

const registers = (nodes: string, rows: string): string =>
    `target xlnx\nnode t {\n${nodes}}\nmmio m {\n${rows}}\n`;

/** Two versions of a document, what is told of them, and the places of their arrays in all. */
const PAIRS: Readonly<
    Record<string, readonly [source: (at: 0 | 1) => string, told: RegExp, places: number]>
> = {
    'ranges in each other, each with its own mask': [
        now =>
            registers(
                '0..99 -> hwdom\n',
                lines(2500, at => `${nested(at, 4 + 4 * now)} mask ${at + 1 + now} -> ${(at + now) % 100}`),
            ),
        /so many register rows overlap that not all of them were compared/,
        0,
    ],
    'ranges in each other, each with its own mask and page': [
        now =>
            registers(
                lines(1800, at => `${at} -> mfn ${at + 16}`),
                lines(1800, at => `${nested(at, 4 + 4 * now)} mask ${at + 1 + now} -> ${(at + now) % 1800}`),
            ),
        /so many register rows overlap that not all of them were compared/,
        0,
    ],
    'a row of very many ids, and many domains': [
        now =>
            `target xlnx\nnode t {\n0..${PLACES - 1} -> ${now === 0 ? 'hwdom' : 'mfn 5'}\n}\n${lines(
                2000,
                at => `domain d${at} {\niomem mfn ${at}\n}`,
            )}`,
        /d5 GAINS node 0\.\.39 and 262104 more/,
        2 * PLACES,
    ],
};

for (const [title, [source, told, places]] of Object.entries(PAIRS))
    test(`comparing is bounded: ${title}`, () => {
        const sources: Both<string> = [source(0), source(1)];
        assert.ok(sources.every(({ length }) => length <= LARGEST));
        const versions = [versionOf(sources[0], 'old'), versionOf(sources[1], 'new')] as const;
        counter.since('server/');
        const { contentIn } = diffReport(versions, { failOn: 'widen', approved: new Map() });
        const content = JSON.stringify(contentIn('text'));
        const steps = counter.since('server/').reduce((sum, each) => sum + each.steps, 0);
        const most = MOST.forEachByte * sources.join('').length + MOST.forEachPlace * places;
        assert.match(content, told);
        assert.ok(steps <= most, `${steps} steps, at most ${most}`);
    });
