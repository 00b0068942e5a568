// No position in any text makes a feature throw, and every answer is about places that exist.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/checks/analyse';
import type { Code } from '../../server/diagnostics';
import { completion } from '../../server/features/completion';
import { completionResolve } from '../../server/features/completionResolve';
import { definition } from '../../server/features/definition';
import { documentHighlight } from '../../server/features/documentHighlight';
import { documentSymbol } from '../../server/features/documentSymbol';
import { hover } from '../../server/features/hover';
import type { Workspace } from '../../server/features/workspace';
import { workspaceSymbol } from '../../server/features/workspaceSymbol';
import { Document, type Position, type Range } from '../../server/language/document';
import { LANGUAGE_WORDS } from '../../server/language/words';
import { anyText } from '../any-text';
import { ROOT } from '../workspace';
import { prepareRename, references, rename } from './answers';
import { BOARD, workspaceOf } from './editor';

const XLNX = `platform versal
node pm_node_access {
    index PM_NODE_IDX(id) = id & 0x3fff
    waive index-gap "the rest"
    VERSAL_PM_DEV_RTC -> MM_DEV_RTC
    VERSAL_PM_DEV_DDR_0 -> hwdom
}
clock pm_clk_node_map {
    index PM_NODE_IDX(id) = id & 0x3fff
    VERSAL_PM_CLK_RTC -> VERSAL_PM_DEV_RTC, VERSAL_PM_DEV_DDR_0
}
import "b.eemi"
emit c "generated/x.h"
`;

import { finish } from '../../server/language/steps';

const MMIO = readFileSync('examples/zynqmp/zynqmp-mmio.eemi', 'utf8');
const TEXTS = [BOARD, XLNX, MMIO];

/** Words of everywhere, in places where they mean something else. */
const WORDS = [
    ...LANGUAGE_WORDS,
    ...'{ } ( ) -> .. ..< = , + - * | & << >> // " "b.eemi" "x.h" "" -'.split(' '),
    ...'NODE_UART_0 MM_UART0 R_SLCR_UART RST_UART0 CLK_UART guest dom0 n RST_IDX pm_node_access'.split(' '),
    ...'0 1 010 0x 0xffffffffffffffff 4096 1_000 99999999999999999999 1U index-gap zynqmp-xlnx NODE_*'.split(
        ' ',
    ),
    ...[
        '__proto__',
        'constructor',
        'toString',
        '\0',
        '\ud800',
        '\ufeff',
        '\u202e',
        '\u2028',
        '`',
        '](',
        '😀',
        '"unclosed',
    ],
    ...['\n', '\n', '\n', '\r', '\r\n', '\t', '    '],
];

const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map(words => words.join(' '));

/** A text with some lines replaced by random words, and some cut short. */
const damaged = fc
    .tuple(
        fc.constantFrom(...TEXTS),
        fc.array(fc.tuple(fc.nat(), soup), { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 })), { maxLength: 6 }),
    )
    .map(([text, cuts, ends]) => {
        const lines = text.split('\n');
        for (const [at, line] of cuts) lines.splice(at % lines.length, 1, line);
        for (const [at, end] of ends)
            lines[at % lines.length] = lines[at % lines.length]?.slice(0, end) ?? '';
        return lines.join('\n');
    });

const anywhere = fc.record({
    line: fc.oneof({ weight: 20, arbitrary: fc.nat({ max: 120 }) }, { weight: 1, arbitrary: fc.integer() }),
    character: fc.oneof(
        { weight: 20, arbitrary: fc.nat({ max: 60 }) },
        { weight: 1, arbitrary: fc.integer() },
    ),
});

const newNames = fc.oneof(fc.constantFrom(...WORDS, 'FREE_NAME'), anyText({ maxLength: 5 }));

interface Places {
    readonly workspace: Workspace;
    readonly soundIn: (file: string, range: Range) => void;
    readonly soundAt: (uri: string, range: Range) => void;
}

function placesOf(workspace: Workspace): Places {
    const soundIn = (file: string, { start, end }: Range): void => {
        const lines = workspace.analysis(file)?.program.document.lines;
        for (const { line, character } of [start, end]) {
            const text = lines?.get(line)?.text;
            assert.ok(
                text !== undefined && character >= 0 && character <= text.length,
                `${file} ${line}:${character}`,
            );
        }
        assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
    };
    const fileOf = (uri: string): string => workspace.fileOf(uri);
    return { workspace, soundIn, soundAt: (uri, range) => soundIn(fileOf(uri), range) };
}

/** Asks everything that can be asked at a position. */
function askAll({ workspace, soundIn, soundAt }: Places, position: Position, newName: string): void {
    const shown = hover(workspace, ROOT, position);
    if (shown !== undefined) {
        assert.ok(shown.range !== undefined);
        soundIn(ROOT, shown.range);
        assert.ok(
            typeof shown.contents === 'object' && 'kind' in shown.contents && shown.contents.value !== '',
        );
        assert.ok(!shown.contents.value.includes('undefined'), shown.contents.value);
    }
    const { items } = completion(workspace, ROOT, position, { snippets: true });
    for (const item of items) {
        assert.ok(item.textEdit !== undefined && 'range' in item.textEdit && item.label !== '');
        const { range } = item.textEdit;
        soundIn(ROOT, range);
        assert.ok(range.start.line === position.line && range.end.line === position.line);
        assert.ok(range.start.character <= position.character && position.character <= range.end.character);
    }
    const [first] = items;
    if (first !== undefined) completionResolve(workspace, first);
    for (const { targetUri, targetRange, targetSelectionRange, originSelectionRange } of definition(
        workspace,
        ROOT,
        position,
    )) {
        if (targetUri.endsWith('.eemi') || targetUri.includes('platform:')) {
            soundAt(targetUri, targetRange);
            soundAt(targetUri, targetSelectionRange);
        }
        if (originSelectionRange !== undefined) soundIn(ROOT, originSelectionRange);
    }
    for (const { uri, range } of references(workspace, ROOT, position, true)) soundAt(uri, range);
    for (const { range } of documentHighlight(workspace, ROOT, position)) soundIn(ROOT, range);
    const prepared = prepareRename(workspace, ROOT, position);
    if ('range' in prepared) soundIn(ROOT, prepared.range);
    const result = rename(workspace, ROOT, position, newName);
    if ('refused' in result) {
        assert.ok(result.refused.length > 0);
        return;
    }
    for (const [uri, edits] of Object.entries(result.changes ?? {})) {
        for (const { range } of edits) soundAt(uri, range);
    }
}

function assertSound(text: string, positions: readonly Position[], newName: string): void {
    const workspace = workspaceOf(
        new Map([
            [ROOT, text],
            ['b.eemi', BOARD],
        ]),
    );
    const places = placesOf(workspace);
    for (const position of positions) askAll(places, position, newName);
    for (const { range, selectionRange, name, children = [] } of documentSymbol(workspace, ROOT) ?? []) {
        assert.notEqual(name.trim(), '');
        places.soundIn(ROOT, range);
        places.soundIn(ROOT, selectionRange);
        for (const child of children) {
            assert.notEqual(child.name.trim(), '');
            places.soundIn(ROOT, child.selectionRange);
            places.soundIn(ROOT, child.range);
            assert.ok(child.range.start.character <= child.selectionRange.start.character);
            assert.ok(child.selectionRange.end.character <= child.range.end.character);
        }
    }
    for (const { location, name } of finish(workspaceSymbol(workspace, newName))) {
        assert.notEqual(name, '');
        if ('range' in location) places.soundAt(location.uri, location.range);
    }
}

const positions = fc.array(anywhere, { minLength: 1, maxLength: 8 });

test('damaged tables', () =>
    fc.assert(fc.property(damaged, positions, newNames, assertSound), { numRuns: 250 }));

test('word soup', () => fc.assert(fc.property(soup, positions, newNames, assertSound), { numRuns: 300 }));

test('any characters at all', () =>
    fc.assert(fc.property(anyText({ maxLength: 200 }), positions, newNames, assertSound), {
        numRuns: 200,
    }));

test('every position of the board', () => {
    const all = BOARD.split('\n').flatMap((text, line) =>
        Array.from({ length: text.length + 1 }, (_, character) => ({ line, character })),
    );
    assertSound(BOARD, all, 'FREE_NAME');
});

const codesOf = (analysis: Analysis | undefined): Code[] | undefined =>
    analysis?.problems.map(({ code }) => code);

test('a renamed board says nothing else than before', () => {
    const workspace = workspaceOf(new Map([[ROOT, BOARD]]));
    const names = workspace.analysis(ROOT)?.program.scope.declared() ?? [];
    for (const { line, span } of names) {
        const result = rename(workspace, ROOT, { line, character: span.start }, 'FREE_NAME');
        const edits = 'changes' in result ? (result.changes?.[workspace.uriOf(ROOT)] ?? []) : [];
        const changed = new Document(BOARD);
        for (const { range, newText } of edits.toReversed()) changed.edit(range, newText);
        const text = Array.from(changed.lines, each => each.text + each.eol).join('');
        const after = workspaceOf(new Map([[ROOT, text]])).analysis(ROOT);
        assert.deepEqual(codesOf(after), codesOf(workspace.analysis(ROOT)), text);
    }
});

const LARGE: Record<string, string> = {
    '30 000 rows': `names frame {\n    M = at 0x1000\n}\nnode t {\n${Array.from({ length: 30_000 }, (_, at) => `    ${at} -> M\n`).join('')}}\n`,
    '30 000 names': `names node {\n${Array.from({ length: 30_000 }, (_, at) => `    N_${at} = ${at}\n`).join('')}}\nnode t {\n    N_0 -> hwdom\n    \n}\n`,
    '30 000 domains': `${Array.from({ length: 30_000 }, (_, at) => `domain d${at} {\n}\n`).join('')}test "x" {\n    d5 may node 0\n}\n`,
    'a line of 1 MB': `names node {\n    A = 0\n}\nnode t {\n    A -> at ${'1 + '.repeat(250_000)}1\n}\n`,
    'a name of 1 MB': `names node {\n    ${'N'.repeat(1_000_000)} = 0\n}\nnode t {\n    0 -> hwdom\n}\n`,
    'a string of 1 MB': `import "${'x/'.repeat(500_000)}y.eemi"\n`,
    'a range of a million ids': 'node t {\n    0..1000000 -> hwdom\n}\n',
};

for (const [title, text] of Object.entries(LARGE)) {
    test(`large: ${title}`, () => {
        const lines = text.split('\n');
        const near = [1, 4, 5, lines.length - 3, lines.length - 2].flatMap(line => [
            { line, character: 4 },
            { line, character: (lines[line] ?? '').length },
        ]);
        assertSound(
            text,
            near.filter(({ line }) => line >= 0 && line < lines.length),
            'FREE_NAME',
        );
    });
}
