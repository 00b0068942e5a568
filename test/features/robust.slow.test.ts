// For any text and any position, no feature throws, and every answer is about places in the text.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import { codeAction } from '../../server/features/codeAction';
import { codeLens } from '../../server/features/codeLens';
import { documentLink } from '../../server/features/documentLink';
import { foldingRange } from '../../server/features/foldingRange';
import { formatting } from '../../server/features/formatting';
import { inlayHint } from '../../server/features/inlayHint';
import { onTypeFormatting } from '../../server/features/onTypeFormatting';
import { rangeFormatting } from '../../server/features/rangeFormatting';
import { selectionRange } from '../../server/features/selectionRange';
import { semanticTokensRange } from '../../server/features/semanticTokens';
import { willRenameFiles } from '../../server/features/willRenameFiles';
import type { Workspace } from '../../server/features/workspace';
import { finish } from '../../server/language/steps';
import { comparePositions } from '../../server/model/problem';
import { ROOT } from '../workspace';
import { damaged, linesOf } from './damaged';
import { workspaceOf } from './editor';

interface Place {
    readonly range: Range;
    readonly lines: readonly string[];
}

/** The ranges that a feature answers with. */
type Ask = (workspace: Workspace, place: Place) => readonly Range[];

const here = (position: Position): Range => ({ start: position, end: position });
const ALL = { diagnostics: [], only: [''] };

function chain({ range, parent }: SelectionRange): Range[] {
    return parent === undefined ? [range] : [range, ...chain(parent)];
}

const ASKED: Readonly<Record<string, Ask>> = {
    inlayHint: (workspace, { range }) =>
        inlayHint(workspace, ROOT, range).map(({ position }) => here(position)),
    codeLens: workspace => finish(codeLens(workspace, ROOT)).map(({ range }) => range),
    codeAction: (workspace, { range }) =>
        codeAction(workspace, ROOT, range, ALL).flatMap(({ edit }) =>
            Object.values(edit?.changes ?? {}).flatMap(edits => {
                assertApart(edits.map(each => each.range));
                return edits.map(each => each.range);
            }),
        ),
    formatting: workspace => finish(formatting(workspace, ROOT)).map(({ range }) => range),
    rangeFormatting: (workspace, { range }) =>
        finish(rangeFormatting(workspace, ROOT, range)).map(each => each.range),
    'onTypeFormatting }': (workspace, { range }) =>
        onTypeFormatting(workspace, ROOT, range.start, '}').map(each => each.range),
    'onTypeFormatting newline': (workspace, { range }) =>
        onTypeFormatting(workspace, ROOT, range.start, '\n').map(each => each.range),
    foldingRange: (workspace, { lines }) =>
        finish(foldingRange(workspace, ROOT)).map(({ startLine, endLine }) => ({
            start: { line: startLine, character: 0 },
            end: { line: endLine, character: lines[endLine]?.length ?? 0 },
        })),
    selectionRange: (workspace, { range }) => {
        const chains = selectionRange(workspace, ROOT, [range.start, range.end]);
        assert.equal(chains.length, 2);
        return chains.flatMap(chain);
    },
    documentLink: workspace => documentLink(workspace, ROOT).map(({ range }) => range),
    willRenameFiles: workspace => {
        const renames = [{ oldUri: workspace.uriOf(ROOT), newUri: workspace.uriOf('a/b.eemi') }];
        const { changes } = finish(willRenameFiles(workspace, renames)) ?? {};
        return Object.values(changes ?? {}).flatMap(edits => edits.map(({ range }) => range));
    },
    semanticTokens: (workspace, { range }) => {
        assert.equal(finish(semanticTokensRange(workspace, ROOT, range)).data.length % 5, 0);
        return [];
    },
};

const isBefore = (a: Position, b: Position): boolean =>
    a.line < b.line || (a.line === b.line && a.character < b.character);

function assertApart(ranges: readonly Range[]): void {
    const sorted = [...ranges].sort((a, b) => comparePositions(a.start, b.start));
    for (const [at, { start }] of sorted.entries()) {
        const above = sorted[at - 1];
        assert.ok(above === undefined || !isBefore(start, above.end), `edits overlap at line ${start.line}`);
    }
}

function assertInside(lines: readonly string[], { start, end }: Range): void {
    for (const { line, character } of [start, end]) {
        assert.ok(line >= 0 && line < lines.length, `line ${line} of ${lines.length}`);
        assert.ok(
            character >= 0 && character <= (lines[line]?.length ?? 0),
            `column ${character} in line ${line}`,
        );
    }
    assert.ok(!isBefore(end, start), 'a range is backwards');
}

const number = fc.oneof(fc.integer({ min: -3, max: 500 }), fc.constantFrom(Number.NaN, 1e9, -1e9, 0.5));
const position: fc.Arbitrary<Position> = fc.record({ line: number, character: number });

/** A damaged text, one of its lines, and places anywhere. */
const asked = fc.record({
    text: damaged,
    line: fc.nat(),
    range: fc.record({ start: position, end: position }),
    count: fc.constantFrom(0, 0, 1, 5),
    character: fc.nat(60),
});

for (const [name, ask] of Object.entries(ASKED))
    test(`${name} answers anywhere in any text`, () =>
        fc.assert(
            fc.property(asked, ({ text, line, range, count, character }) => {
                const lines = linesOf(text);
                // With errors nothing is judged, and what the outputs are is not the question here.
                const workspace: Workspace = {
                    ...workspaceOf(new Map([[ROOT, text]])),
                    freshness: () => 'stale',
                };
                const start = { line: line % lines.length, character };
                const inside = { start, end: { line: start.line + count, character } };
                for (const each of [range, inside])
                    for (const answer of ask(workspace, { range: each, lines })) assertInside(lines, answer);
            }),
            { numRuns: 20 },
        ));
