// The forms in which rules are written: after an edit, a rule is called for the affected rows and for no others, and its earlier
// findings about the others remain.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse, type FileAnalysis } from '../../server/checks/analyse';
import { type Check, collect } from '../../server/checks/check';
import { eachRow, eachTable, type RowRule, whereOrderBreaks, wholeProgram } from '../../server/checks/forms';
import { Document } from '../../server/language/document';
import { finish } from '../../server/language/steps';
import type { TableKind } from '../../server/language/syntax';
import type { Host } from '../../server/model/host';
import { type Problem, problem, rangeIn } from '../../server/model/problem';
import type { AccessKind, MmioRow, MmioTable } from '../../server/model/program';
import { tableOf } from '../../server/model/program';

/** One file that is edited, and the rows that a rule has looked at since the last question. */
class Edited {
    private readonly document: Document;
    private readonly analysis: FileAnalysis;

    constructor(text: string) {
        this.document = new Document(text);
        const analysis = analyse('a', this.host);
        assert.ok(analysis !== undefined);
        this.analysis = analysis;
    }

    get program() {
        return this.analysis.program;
    }

    replace(old: string, text: string): void {
        const before = this.document.text;
        const at = before.indexOf(old);
        assert.ok(at >= 0, old);
        const [start, end] = [at, at + old.length].map(place => {
            const lines = before.slice(0, place).split('\n');
            return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
        });
        assert.ok(start !== undefined && end !== undefined);
        this.analysis.edited(this.document.edit({ start, end }, text));
        analyse('a', this.host, new Map([['a', this.analysis]]));
    }

    found(check: Check): number[] {
        const problems: Problem[] = [];
        finish(collect(check.find(this.program), problems));
        return problems.map(({ range }) => range.start.line + 1).sort((a, b) => a - b);
    }

    private get host(): Host {
        return { document: () => this.document, bytes: () => 'missing' };
    }
}

/** A rule, and the lines that it has been called for since this was last read. */
function watched<K extends TableKind, W extends AccessKind = never>(rule: RowRule<K, W>) {
    const asked = new Set<number>();
    const check = eachRow<K, W>({
        ...rule,
        find(row, ask) {
            asked.add(row.line + 1);
            return rule.find(row, ask);
        },
    });
    return {
        check,
        take: (): number[] => {
            const lines = [...asked].sort((a, b) => a - b);
            asked.clear();
            return lines;
        },
    };
}

const TABLES = `target xen
names node {
    NODE_A = 1
    NODE_B = 2
    NODE_C = 3
}
node nodes {
    NODE_A -> at 0x1000
    NODE_B -> at 0x2000
    NODE_C -> deny
}
mmio registers {
    0x1000 -> NODE_A
    0x2000 -> NODE_B
    0x3000 -> NODE_C
}
`;

/** A rule as its author writes it, without any caching. */
const denied = () =>
    watched({
        codes: ['mmio-dead'],
        of: ['mmio'],
        with: ['node'],
        find: (row, ask) =>
            ask.row('node', row.nodeId)?.address === undefined
                ? problem('empty-table', rangeIn(row.line, row.first.span), { kind: 'mmio', name: 'x' })
                : undefined,
    });

const named = () =>
    watched({
        codes: ['index-gap'],
        of: ['node'],
        find: ({ line, runs }, ask) =>
            runs.some(({ id }) => ask.names('node', id).length === 0)
                ? problem('empty-table', rangeIn(line, { start: 0, end: 1 }), { kind: 'node', name: 'x' })
                : undefined,
    });

/** An edit, the rows that a rule is called for because of it, and its findings afterwards. */
const EDITS: readonly (readonly [
    string,
    string,
    string,
    typeof denied | typeof named,
    readonly number[],
    readonly number[],
])[] = [
    ['a comment', 'target xen', 'target xen // two', denied, [15], [15]],
    ['a row of the table', '0x2000 -> NODE_B', '0x2004 -> NODE_B', denied, [14, 15], [15]],
    ['a row that it asked for', 'NODE_A -> at 0x1000', 'NODE_A -> deny', denied, [13, 15], [13, 15]],
    ['a row that is no more', '    NODE_B -> at 0x2000\n', '', denied, [13, 14], [13, 14]],
    ['a line above', 'target xen', '// one\ntarget xen', denied, [16], [16]],
    ['a row above', '    0x2000', '    0x1004 -> NODE_A\n    0x2000', denied, [14, 15, 16], [16]],
    ['a line that cannot be read', 'NODE_C -> deny', '! deny', denied, [15], []],
    ['the name of another row', 'NODE_B = 2', 'NODE_B = 4', named, [9], []],
    ['another name of its id', 'NODE_C = 3', 'NODE_C = 3\n    NODE_D = 3', named, [11], []],
];

for (const [title, old, text, rule, asked, found] of EDITS) {
    test(`a rule is asked about what an edit concerns: ${title}`, () => {
        const edited = new Edited(TABLES);
        const { check, take } = rule();
        edited.found(check);
        take();
        edited.replace(old, text);
        assert.deepEqual(edited.found(check), found);
        assert.deepEqual(take(), asked);
        assert.deepEqual(new Edited(textOf(edited)).found(check), found, 'from scratch');
    });
}

const textOf = ({ program }: Edited): string => program.document.text;

test('a clean file is looked at once', () => {
    const edited = new Edited(TABLES.replace('NODE_C -> deny', 'NODE_C -> at 0x3000'));
    const { check, take } = denied();
    assert.deepEqual(edited.found(check), []);
    assert.deepEqual(take(), [13, 14, 15]);
    assert.deepEqual(edited.found(check), []);
    assert.deepEqual(take(), []);
});

test('a rule that asks about a table that is not there says nothing', () => {
    const edited = new Edited(TABLES.replace('node nodes', 'reset nodes'));
    const { check, take } = denied();
    assert.deepEqual(edited.found(check), []);
    assert.deepEqual(take(), []);
});

test('a table is looked at when its order is broken', () => {
    let looks = 0;
    const behind = whereOrderBreaks(
        (above: MmioRow, below: MmioRow) => above.start <= below.start,
        ({ rows }: MmioTable) => {
            looks++;
            return rows.map(({ line }) => line);
        },
    );
    const edited = new Edited(TABLES);
    const look = () => {
        const table = tableOf(edited.program.tables, 'mmio');
        assert.ok(table !== undefined);
        return behind(table).length;
    };
    assert.deepEqual([look(), looks], [0, 0]);
    edited.replace('0x2000 -> NODE_B', '0x4000 -> NODE_B');
    assert.deepEqual([look(), look(), looks], [3, 3, 1]);
    edited.replace('0x4000 -> NODE_B', '0x2000 -> NODE_B');
    assert.deepEqual([look(), looks], [0, 1]);
});

test('a rule that loops over all rows with each edit does not compile', () => {
    const inTable = eachTable({
        codes: ['duplicate-index'],
        of: ['node'],
        *find({ rows }) {
            // @ts-expect-error: a table of this form has no rows.
            for (const row of rows) if (row.line > 0) yield* [];
        },
    });
    const inProgram = wholeProgram(['duplicate-index'], function* ({ tables }) {
        for (const { rows } of tables) {
            // @ts-expect-error: neither has a table of this one.
            if (rows.length > 0) yield* [];
        }
    });
    const edited = new Edited('node t {\n    1 -> deny\n}\n');
    assert.deepEqual([...edited.found(inTable), ...edited.found(inProgram)], []);
});
