// Long work of the core comes in bounded pieces: between two stops of opening, editing or importing a file lies no more in a large
// file than in a small one. It is counted, not timed.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import { nodesOf } from '../../bench/work/edits';
import type { FileAnalysis } from '../../server/checks/analyse';
import type { Document, Range } from '../../server/language/document';
import { PIECE, type Steps } from '../../server/language/steps';
import type { Host } from '../../server/model/host';

const ROWS = 10_000;
/** The most calls and loop iterations for parsing and resolving one line. */
const STEPS_A_LINE = 320;
/** What is done for all rows in one go must be very little: sorting names that are in order, looking for `index` lines. */
const STEPS_A_ROW = 30;

/** Lines of a table with a mistake, by what it is. */
const DAMAGED: Readonly<Record<string, string>> = {
    'a name that nobody declared': '    NODE_0 -> hwdom',
    'a block closed again and again': '}',
};

// Blocks are counted only in functions that have not run before, so the core is loaded only now.
const counter = new Counter(path.resolve('out'));
const core = Promise.all([
    import('../../server/checks/analyse'),
    import('../../server/language/document'),
]).then(([{ analysing }, { Document }]) => ({ analysing, Document }));

/** Runs work to its end; fails if a piece is too long. */
function drive<T>(what: string, steps: Steps<T>): T {
    for (let piece = 1; ; piece++) {
        counter.since('server/');
        const step = steps.next();
        const called = counter.since('server/');
        const count = called.reduce((sum, each) => sum + each.steps, 0);
        const most = STEPS_A_LINE * PIECE + STEPS_A_ROW * ROWS;
        const [longest] = called.toSorted((a, b) => b.steps - a.steps);
        assert.ok(
            count <= most,
            `${what}, piece ${piece}: ${count} steps, at most ${most}; ${longest?.name}`,
        );
        if (step.done) return step.value;
    }
}

class Files {
    private readonly known = new Map<string, FileAnalysis>();

    constructor(
        private readonly documents: ReadonlyMap<string, Document>,
        private readonly analysing: Awaited<typeof core>['analysing'],
    ) {}

    analyse(what: string, file: string): void {
        const host: Host = {
            document: path => this.documents.get(path) ?? 'missing',
            bytes: () => 'missing',
        };
        const analysis = drive(what, this.analysing(file, host, this.known));
        assert.ok(analysis !== undefined);
        drive(`${what}, its problems`, analysis.findProblems());
    }

    edit(file: string, range: Range, text: string): void {
        const change = this.documents.get(file)?.edit(range, text);
        if (change !== undefined) this.known.get(file)?.edited(change);
    }
}

test.after(() => counter.end());

test('a file is opened, edited and imported in bounded pieces', async () => {
    const { analysing, Document } = await core;
    const nodes = nodesOf(ROWS);
    const documents = new Map([
        ['nodes.eemi', new Document(nodes)],
        ['board.eemi', new Document(registersOf(ROWS))],
    ]);
    const files = new Files(documents, analysing);
    files.analyse('a file is opened', 'nodes.eemi');
    files.analyse('a file that imports it is opened', 'board.eemi');
    const last = nodes.split('\n').length - 1;
    files.edit('nodes.eemi', { start: { line: last, character: 0 }, end: { line: last, character: 1 } }, '');
    files.analyse('the table of all rows has no `}`', 'nodes.eemi');
    const name = nodes.split('\n').indexOf('    NODE_0 = 0');
    files.edit('nodes.eemi', lineRange(name), '    NODE_0 = 1');
    files.analyse('a name that all rows of an importer use is another', 'board.eemi');
    files.edit('board.eemi', { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, '');
    files.analyse('nothing is imported any more', 'board.eemi');
});

for (const [what, line] of Object.entries(DAMAGED))
    test(`a file with one mistake in each line is checked in bounded pieces: ${what}`, async () => {
        const { analysing, Document } = await core;
        const text = `node nodes {\n${`${line}\n`.repeat(ROWS)}}\n`;
        new Files(new Map([['nodes.eemi', new Document(text)]]), analysing).analyse(what, 'nodes.eemi');
    });

const lineRange = (line: number): Range => ({ start: { line, character: 0 }, end: { line, character: 99 } });

/** A register table whose rows all name one node, so that a change of the node affects all of them. */
const registersOf = (rows: number): string =>
    [
        'import "nodes.eemi"',
        'mmio registers {',
        ...Array.from({ length: rows }, (_, at) => `    0x${(0xf800_0000 + at * 4).toString(16)} -> NODE_0`),
        '}',
    ].join('\n');
