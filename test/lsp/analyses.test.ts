// Which files an edit concerns.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { analyse } from '../../server/checks/analyse';
import { Document } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';
import { OpenDocuments } from '../../server/lsp/documents';
import type { Problem } from '../../server/model/problem';

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

test('an edit that gives thousands of lines another meaning leaves what reading them anew would', () => {
    const documents = new OpenDocuments();
    const host = {
        reading: (file: string) => documents.reading(file),
        document: (file: string) => documents.get(file)?.document ?? ('missing' as const),
        bytes: () => 'missing' as const,
    };
    const analyses = new Analyses(host);
    const rows = Array.from({ length: 3000 }, (_, at) => `    N${at} -> deny\n`).join('');
    const names = Array.from({ length: 3000 }, (_, at) => `    N${at} = ${at}\n`).join('');
    documents.set('/a', 'file:///a', 1, `names node {\n${names}}\nnode t {\n${rows}}\n`);
    documents.set('/b', 'file:///b', 1, 'import "a"\nnode u {\n    N7 -> hwdom\n}\n');
    const isAdvanced = (): boolean => analyses.advance('/a') && analyses.advance('/b');
    const top = { line: 0, character: 0 };
    const second = { line: 1, character: 0 };
    const steps: readonly (readonly TextDocumentContentChangeEvent[])[] = [
        [{ range: { start: top, end: top }, text: '/*\n' }],
        [{ range: { start: top, end: second }, text: '' }],
        // The second change is one of a text that the first leaves unread.
        [
            { range: { start: top, end: top }, text: 'node x {\n' },
            { range: { start: second, end: { line: 1, character: 5 } }, text: 'reset' },
        ],
        [{ text: `names node {\n${names}}\n` }],
        [{ range: { start: { line: 8, character: 4 }, end: { line: 8, character: 6 } }, text: 'M7' }],
    ];
    for (const [version, changes] of steps.entries()) {
        while (!isAdvanced()) {}
        documents.change('/a', version, changes, change => analyses.edited('/a', change));
        // The next one comes while the text is read.
        if (version % 2 === 0) analyses.advance('/a');
    }
    while (!isAdvanced()) {}
    for (const file of ['/a', '/b']) {
        const anew = analyse(file, {
            ...host,
            document: each => new Document(documents.get(each)?.document.text ?? ''),
        });
        const said = (problems: readonly Problem[] = []): unknown =>
            problems.map(({ code, message, range }) => ({ code, message, range }));
        assert.deepEqual(said(analyses.of(file)?.problems), said(anew?.problems));
    }
    assert.ok(analyses.of('/b')?.problems.some(({ code }) => code === 'unknown-name'));
});
