// Two documents of up to 100 kB are compared in work that is bounded by their length, and what is not compared is told. The work is
// counted; no time is measured.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import type { Both } from '../../server/changes/compare';
import { diffReport } from '../../server/changes/report';
import { versionOf } from './sides';

/** Calls and rounds of loops. */
const MOST_FOR_EACH_BYTE = 600;
const LARGEST = 100_000;

const counter = new Counter(path.resolve('out'));

const lines = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');

const nested = (at: number, by: number): string => `${4 * at}..${400_000 - by * at}`;

const registers = (nodes: string, rows: string): string =>
    `target xlnx\nnode t {\n${nodes}}\nmmio m {\n${rows}}\n`;

/** Two versions of a document, and what of them is said not to be known. */
const PAIRS: Readonly<Record<string, readonly [source: (at: 0 | 1) => string, unknown: RegExp]>> = {
    'ranges in each other, each with its own mask': [
        now =>
            registers(
                '0..99 -> hwdom\n',
                lines(2500, at => `${nested(at, 4 + 4 * now)} mask ${at + 1 + now} -> ${(at + now) % 100}`),
            ),
        /so many register rows overlap that not all of them were compared/,
    ],
    'ranges in each other, each with its own mask and page': [
        now =>
            registers(
                lines(1800, at => `${at} -> mfn ${at + 16}`),
                lines(1800, at => `${nested(at, 4 + 4 * now)} mask ${at + 1 + now} -> ${(at + now) % 1800}`),
            ),
        /so many register rows overlap that not all of them were compared/,
    ],
};

for (const [title, [source, unknown]] of Object.entries(PAIRS))
    test(`comparing is bounded: ${title}`, () => {
        const sources: Both<string> = [source(0), source(1)];
        assert.ok(sources.every(({ length }) => length <= LARGEST));
        const versions = [versionOf(sources[0], 'old'), versionOf(sources[1], 'new')] as const;
        counter.since('server/');
        const { contentIn } = diffReport(versions, { failOn: 'widen', approved: new Map() });
        const content = JSON.stringify(contentIn('text'));
        const steps = counter.since('server/').reduce((sum, each) => sum + each.steps, 0);
        const most = MOST_FOR_EACH_BYTE * sources.join('').length;
        assert.match(content, unknown);
        assert.ok(steps <= most, `${steps} steps, at most ${most}`);
    });
