// Which files an edit concerns.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Document } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';

test('an edit concerns the file and its importers, and no others', () => {
    const documents = new Map<string, Document>();
    const analyses = new Analyses({
        document: file => documents.get(file) ?? 'missing',
        bytes: () => 'missing',
    });
    const write = (file: string, text: string): string => {
        documents.set(file, new Document(text));
        const concerned = analyses.drop(file);
        for (const each of documents.keys()) analyses.of(each);
        return [...concerned].sort().join(' ');
    };
    const edits: readonly (readonly [string, string, string])[] = [
        ['/a', 'import "b"\n', '/a'],
        ['/b', 'import "c"\n', '/a /b'],
        ['/c', '', '/a /b /c'],
        ['/d', '', '/d'],
        ['/d', '// alone\n', '/d'],
        ['/c', '// all of them\n', '/a /b /c'],
        ['/b', '// no import any more\n', '/a /b'],
        ['/c', '// nobody imports it but itself\n', '/c'],
        ['/e', 'import "later"\n', '/e'],
        ['/later', '', '/e /later'],
        ['/x', 'import "y"\n', '/x'],
        ['/y', 'import "x"\n', '/x /y'],
        ['/x', '', '/x /y'],
        ['/x', '// imported\n', '/x /y'],
    ];
    for (const [file, text, expected] of edits) assert.equal(write(file, text), expected, file);
    assert.deepEqual([...analyses.importersOf('/later')], ['/e']);
});

test('an edit discards a header that is half read', () => {
    const defines = Array.from({ length: 4000 }, (_, at) => `#define NODE_${at} ${at}\n`).join('');
    const header = Buffer.from(defines);
    const documents = new Map([['/a', new Document('import "a.h" as node NODE_*\n')]]);
    const analyses = new Analyses({
        document: file => documents.get(file) ?? 'missing',
        bytes: file => (file === '/a.h' ? header : 'missing'),
    });
    const whole = [...analyses.allInPieces(['/a'])].length;
    analyses.drop('/a');
    documents.set('/a', new Document('define X\nimport "a.h" as node NODE_*\n'));
    const under = analyses.allInPieces(['/a']);
    for (let piece = 0; piece < 5; piece++) assert.equal(under.next().done, false, `of ${whole} pieces`);
    documents.set('/a', new Document('import "a.h" as node NODE_1\n'));
    analyses.drop('/a');
    const names = [...(analyses.of('/a')?.program.scope.declared() ?? [])].map(({ name }) => name);
    assert.deepEqual(names, ['NODE_1']);
});

/** A name with a meaning of its own for index macros: rows are judged again when it comes or goes. */
for (const [target, name] of [
    ['xen', 'XILPM_RESET_PCIE_CFG'],
    ['xlnx', 'ZYNQMP_PM_RST_PCIE_CFG'],
    ['xlnx', 'XILPM_RESET_PCIE_CFG'],
] as const)
    test(`an edit declares the first reset line of ${target}, ${name}`, () => {
        const document = new Document(
            `target ${target}\nnames reset {\n    OTHER = 1000\n}\nreset t {\n    1000 -> hwdom\n}\n`,
        );
        const analyses = new Analyses({ document: () => document, bytes: () => 'missing' });
        const rename = (from: string, to: string): readonly string[] => {
            const start = { line: 2, character: 4 };
            const end = { line: 2, character: 4 + from.length };
            analyses.edited('/a', document.edit({ start, end }, to));
            return analyses.of('/a')?.problems.map(({ code }) => code) ?? [];
        };
        assert.deepEqual(rename('OTHER', name), ['bad-index']);
        assert.deepEqual(rename(name, 'OTHER'), []);
    });
