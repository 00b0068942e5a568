// A C file of up to 100 kB is imported in work that is bounded by its length, in turns after each of which the server reads its messages.
// The work is counted; no time is measured.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import type { Steps } from '../../server/language/steps';
import { importTables } from '../../server/lsp/importing';
import { BY_LINES, turnOf } from '../../server/lsp/turn';
import { piecesOf } from '../pieces';
import { hostOf } from '../workspace';
import { NASTY_C } from './nasty-c';

/** Calls and rounds of loops. */
const MOST = { inAll: 10_000_000, forEachByte: 800, inATurn: 8_000_000 } as const;

const counter = new Counter(path.resolve('out'));

const sessionWith = (files: Readonly<Record<string, string>>) => ({
    host: hostOf(new Map(Object.entries(files))),
    uriOf: (file: string): string => `file://${file}`,
});

function* turnsOf<R>(steps: Steps<R>): Steps<R> {
    for (;;) {
        const turn = turnOf(steps, BY_LINES);
        if (turn.done) return turn.value;
        yield turn.value;
    }
}

for (const [title, text] of Object.entries(NASTY_C))
    test(`an import is bounded: ${title}`, () => {
        const { pieces } = piecesOf(
            turnsOf(importTables(sessionWith({}), { path: '/a.c', text }, [])),
            counter,
        );
        const [all, longest] = [pieces.reduce((sum, each) => sum + each, 0), Math.max(...pieces)];
        const most = MOST.inAll + MOST.forEachByte * text.length;
        assert.ok(text.length < 100_000);
        assert.ok(all <= most, `${all} steps, at most ${most}`);
        assert.ok(longest <= MOST.inATurn, `a turn of ${longest} steps, at most ${MOST.inATurn}`);
    });

/** Headers of a few lines that include each other without end. */
const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'one that includes itself six times': { '/a.h': '#include "a.h"\n'.repeat(6) },
    'two that include each other fifty times': {
        '/a.h': '#include "b.h"\n'.repeat(50),
        '/b.h': '#include "a.h"\n'.repeat(50),
    },
};

for (const [title, headers] of Object.entries(HEADERS))
    test(`headers are given up soon: ${title}`, () => {
        const c = { path: '/a.c', text: '#include "a.h"\n' };
        const { pieces, result } = piecesOf(turnsOf(importTables(sessionWith(headers), c, [])), counter);
        const all = pieces.reduce((sum, each) => sum + each, 0);
        assert.match(result.report, /ask for too much/);
        assert.ok(all <= MOST.inAll, `${all} steps, at most ${MOST.inAll}`);
    });
