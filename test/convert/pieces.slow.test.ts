// Tables of C come in as a source in pieces, between which the server reads its messages. The work of each piece is counted; no time
// is measured.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import { importTables } from '../../server/lsp/importing';
import { piecesOf } from '../pieces';
import { hostOf } from '../workspace';

/** Calls and rounds of loops between two stops. A million of them take about ten milliseconds; those that look for comments take less. */
const MOST_IN_A_PIECE = 5_000_000;
const ROWS = 20_000;
const counter = new Counter(path.resolve('out'));

const rows = (row: (at: number) => string): string =>
    Array.from({ length: ROWS }, (_, at) => `    ${row(at)},\n`).join('');

const HEADER = Array.from({ length: ROWS }, (_, at) => `#define DEV_${at}_X ${at}\n`).join('');

/** Files of C with as many rows as no tree has. */
const FILES: Readonly<Record<string, string>> = {
    nodes: `static const struct pm_access pm_node_access[] = {\n${rows(at => `[${at}] = { mfn_init(${at + 1}) }`)}};\n`,
    'names and frames': `${Array.from({ length: ROWS }, (_, at) => `#define N${at} ${at}\n#define MM_${at} ${at + 1}\n`).join('')}static const struct pm_access pm_node_access[] = {\n${rows(at => `[N${at}] = { mfn_init(MM_${at}) }`)}};\n`,
    'names of a header': `#include "names.h"\nstatic const struct pm_access pm_node_access[] = {\n${rows(at => `[DEV_${at}_X] = { mfn_init(1) }`)}};\n`,
    'rows that cannot be said': `static const struct pm_access pm_node_access[] = {\n${rows(at => `[${at}] = { mfn_init(UNKNOWN_${at}) }`)}};\n`,
    registers: `static const struct pm_access pm_node_access[] = {\n[1] = { mfn_init(1) },\n};\nstatic const struct pm_mmio_access pm_mmio_access[] = {\n${rows(at => `{ .start = ${at * 4}, .size = 4, .node = 1 }`)}};\n`,
};

for (const [title, text] of Object.entries(FILES))
    test(`C comes in in pieces: ${title}`, () => {
        const session = {
            host: hostOf(new Map([['/names.h', HEADER]])),
            uriOf: (file: string): string => `file://${file}`,
        };
        const { pieces, result } = piecesOf(importTables(session, { path: '/a.c', text }, []), counter);
        const most = Math.max(...pieces);
        assert.ok(result.text !== null, result.report);
        assert.ok(most <= MOST_IN_A_PIECE, `a piece of ${most} steps, at most ${MOST_IN_A_PIECE}`);
    });
