// What was asked for claims is kept through edits: after any of them, each claim is judged as in an analysis from scratch, and by the
// same rows.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/checks/analyse';
import { consultedBy, judge } from '../../server/claims/verdict';
import { Document } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';
import type { Host } from '../../server/model/host';
import type { Program } from '../../server/model/program';

/** What may stand in a line of each block. */
const LINES: Readonly<Record<string, readonly string[]>> = {
    node: [
        '1 -> A',
        '1 -> B',
        '2 -> A',
        '2 -> hwdom',
        '3..5 -> B',
        '3 -> deny',
        '56 -> A',
        '4 -> at 0x24',
        '',
    ],
    reset: ['1001 -> A', '1001 -> hwdom', '1002..1004 -> B', '1003 -> ->', ''],
    mmio: [
        ...['0x1000 -> 1', '0x1000 mask 0x1 -> 2', '0x1000 mask 0xfe -> 1', '0x1004 -> 3', ''],
        ...['0x1000 ..< 0x3000 -> 2', '0x2000 readonly -> 1', '0x2000 -> 1 only hwdom', '0x4000 -> 1'],
    ],
    clock: ['4 -> 1', '4 -> 2', '5 -> 1, 2', '9 -> 3', '4 -> 3, 1', '4 -> ', ''],
    domain: ['iomem A', 'iomem B', 'iomem mfn 0xa count 2', 'iomem all', 'iomem at 1', ''],
};

const CALLS = [
    ...['node 1', 'node 2', 'node 4', 'node 0x101', 'reset 1001', 'reset 1003', 'read 0x1000', 'read 0x2000'],
    ...['write 0x1000', 'write 0x1000 mask 0x3', 'write 0x1004', 'clock 4', 'clock 5', 'clock 9', 'mailbox'],
];

const claims = ['guest', 'other', 'dom0'].flatMap(domain => CALLS.map(call => `    ${domain} may ${call}`));

const block = (head: string, kind: string, rows: number): string[] => [
    `${head} {`,
    ...Array.from({ length: rows }, () => `    // ${kind}`),
    '}',
];

/** So many rows are not looked through one by one. */
const crowd = Array.from({ length: 40 }, (_, at) => `    0x1000 mask ${1 << (at % 8)} -> ${at % 9}`);

const tablesFor = (target: string, isCrowded: boolean): string[] => [
    `target ${target}`,
    ...['names frame {', '    A = mfn 0xa', '    B = mfn 0xb', '}'],
    ...block('node nodes', 'node', 4),
    ...block('reset resets', 'reset', 3).toSpliced(1, 0, '    index IDX(n) = n - 1000'),
    ...block('mmio registers', 'mmio', 5).toSpliced(-2, 0, ...(isCrowded ? crowd : [])),
    ...(target === 'xen' ? [] : block('clock clocks', 'clock', 5)),
    ...[...block('domain guest', 'domain', 2), ...block('domain other', 'domain', 2)],
    ...['domain dom0 hwdom {', '    iomem all', '}'],
];

/** A place among those that can be edited, and what to write there: several edits at once are analysed at once. */
const randomEdits = fc.array(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }), {
    minLength: 3,
    maxLength: 25,
});

for (const target of ['xen', 'xlnx', 'xlnx 2018'])
    for (const kind of ['', ', imported', ', crowded'])
        test(`random edits of tables of ${target}${kind}`, () =>
            fc.assert(
                fc.property(randomEdits, edits => {
                    const tables = tablesFor(target, kind === ', crowded');
                    const board = new Board(tables, kind === ', imported');
                    for (const each of edits) {
                        for (const [place, text] of each) board.edit(place, text);
                        board.compare();
                    }
                }),
                { numRuns: 8 },
            ));

class Board {
    private readonly documents: ReadonlyMap<string, Document>;
    private readonly tables: Document;
    private readonly analyses: Analyses;
    private readonly host: Host;
    private readonly places: readonly { readonly line: number; readonly kind: string }[];

    constructor(tables: readonly string[], isImported: boolean) {
        const claimed = ['test "claims" {', ...claims, '}', ''].join('\n');
        const text = tables.join('\n');
        this.documents = new Map([
            [
                'board.eemi',
                new Document(isImported ? `import "tables.eemi"\n${claimed}` : `${text}\n${claimed}`),
            ],
            ['tables.eemi', new Document(text)],
        ]);
        this.tables = this.documents.get(isImported ? 'tables.eemi' : 'board.eemi') ?? assert.fail();
        this.host = { document: file => this.documents.get(file) ?? 'missing', bytes: () => 'missing' };
        this.analyses = new Analyses(this.host);
        this.places = tables.flatMap((each, line) => {
            const kind = each.trim().replace('// ', '');
            return kind in LINES ? [{ line, kind }] : [];
        });
    }

    edit(at: number, which: number): void {
        const { line = 0, kind = '' } = this.places[at % this.places.length] ?? {};
        const lines = LINES[kind] ?? [];
        const text = `    ${lines[which % lines.length]}`;
        const end = { line, character: this.tables.lines.get(line)?.text.length ?? 0 };
        const change = this.tables.edit({ start: { line, character: 0 }, end }, text);
        for (const [file, document] of this.documents)
            if (document === this.tables) this.analyses.edited(file, change);
    }

    compare(): void {
        const kept = this.analyses.of('board.eemi')?.program ?? assert.fail();
        const made = analyse('board.eemi', this.host)?.program ?? assert.fail();
        assert.deepEqual(judged(kept), judged(made), this.tables.text);
    }
}

const judged = (program: Program) =>
    program.tests.flatMap(({ lines }) =>
        lines.map(claim => ({
            line: claim.line,
            verdict: judge(program, claim),
            by: consultedBy(program, claim).map(({ kind, row }) => `${kind} ${row.line}`),
        })),
    );
