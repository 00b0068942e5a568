// A document of up to 100 kB is analysed and printed in work that is bounded by its length and the places of an array, and in
// turns after each of which the server reads its messages. The work is counted; no time is measured.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import { Document } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';
import { NASTY_DOCUMENTS } from './nasty-documents';

/** Calls and rounds of loops. */
const MOST = { forEachByte: 600, forEachPlace: 40, inATurn: 20_000_000 } as const;
const TURNS = 20;
const LARGEST = 100_000;
const MOST_LETTERS = 1000;
const { LONG } = process.env;
const FILE = '/a.eemi';
const PLACES = 1 << 20;

const counter = new Counter(__filename);

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
        workSince();
        let all = 0;
        for (let isDone = false; !isDone; ) {
            // Counting takes longer than a turn, so it is done after some of them.
            for (let turn = 0; turn < TURNS && !isDone; turn++) isDone = analyses.advance(FILE);
            const { steps, busiest } = workSince();
            const most = MOST.inATurn * TURNS;
            assert.ok(steps <= most, `${TURNS} turns of ${steps} steps, at most ${most}: ${busiest}`);
            all += steps;
        }
        const most = MOST.forEachByte * text.length + MOST.forEachPlace * PLACES;
        assert.ok(all <= most, `${all} steps, at most ${most}`);
    });
}
