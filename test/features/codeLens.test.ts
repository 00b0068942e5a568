// Code lenses: above which line stands what, and which of them does something.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { CodeLens } from 'vscode-languageserver-types';
import type { Freshness } from '../../server/emit/freshness-words';
import { codeLens } from '../../server/features/codeLens';
import { finish } from '../../server/language/steps';
import { open } from './editor';

/** The lenses of an example, whose outputs stand as `states` says by their paths. */
function lensesOf(
    text: string,
    states: Readonly<Record<string, Freshness>> = {},
    compares = false,
): CodeLens[] {
    const { workspace, file } = open(text);
    return finish(codeLens({ ...workspace, freshness: (_, output) => states[output] }, file, compares));
}

/** `LINE: words` for each lens; one that can be clicked has its command behind it. */
const shown = (text: string, states: Readonly<Record<string, Freshness>> = {}, compares = false): string[] =>
    lensesOf(text, states, compares).map(
        ({ range, command }) =>
            `${range.start.line + 1}: ${command?.title}${command?.command === '' ? '' : ` (${command?.command})`}`,
    );

const NAMES = 'names node {\n    A = 0\n    B = 1\n    C = 2\n    D = 9\n}\n';

const TABLES: readonly (readonly [text: string, ...lenses: string[]])[] = [
    [
        'node t {\n    A -> deny\n    B -> deny\n    C -> deny\n    D -> deny\n}',
        '7: 4 rows, 0 gaps, 0 frames',
    ],
    ['node t {\n    A -> hwdom\n}', '7: 1 row, 3 gaps, 0 frames'],
    ['node t {\n    A..C -> at 0x1000\n    D -> at 0x1004\n}', '7: 2 rows for 4 ids, 0 gaps, 1 frame'],
    ['node t {\n    A -> at 0x1000\n    C -> mfn 2\n    D -> mfn 1\n}', '7: 3 rows, 1 gap, 2 frames'],
    ['node t {\n    waive index-gap "meant"\n    A -> deny\n}', '7: 1 row, 3 gaps, 0 frames'],
    ['node t {\n    A -> deny\n    ??\n}', '7: 1 row, 0 frames'],
    ['node t {\n    A -> deny\n    X -> deny\n}', '7: 2 rows, 0 frames'],
    ['node t {\n}', '7: 0 rows, 0 gaps, 0 frames'],
    ['node {\n    A -> deny\n}', '7: 1 row, 3 gaps, 0 frames'],
    ['node t {\n    A -> deny', '7: 1 row, 3 gaps, 0 frames'],
    ['mmio t {\n    0x100 -> A\n    0x104 -> A\n    0x108 -> B\n}', '7: 3 rows, 2 nodes'],
    ['mmio t {\n    0x100 -> only hwdom\n}', '7: 1 row, 1 node'],
    ['target xlnx\nclock t {\n    1 -> A\n    2 -> A, B\n    2 -> C\n}', '8: 3 rows, 2 clocks, 3 nodes'],
    ['domain d {\n    iomem all\n}\ntest "t" {\n    d may node A\n}'],
];

for (const [text, ...lenses] of TABLES)
    test(JSON.stringify(text), () => assert.deepEqual(shown(NAMES + text), lenses));

test("the example's tables", () =>
    assert.deepEqual(
        lensesOf(readFileSync('examples/zynqmp/zynqmp.eemi', 'utf8'))
            .map(each => each.command?.title)
            .filter(title => title?.includes('row')),
        ['45 rows, 33 gaps, 31 frames', '105 rows, 15 gaps, 33 frames'],
    ));

test('a table of an import has its lens there', () =>
    assert.deepEqual(shown('import "b.eemi"\n--- b.eemi\nnode t {\n    7 -> deny\n}'), []));

const DOMAINS = `target xen
node t {
    A -> mfn 1
    B -> mfn 2
    C -> hwdom
}
domain dom0 hwdom {
    iomem all
}
domain one {
    iomem mfn 1
    iomem mfn 2
}
domain two {
    iomem mfn 2
}
domain none {
}
domain doubtful {
    from "no.cfg"
}
`;

test('a domain says how much it may do, and what of it others have too', () =>
    assert.deepEqual(shown(NAMES + DOMAINS).slice(1), [
        '13: may control 3 devices',
        '16: may control 2 devices, 1 shared',
        '20: may control 1 device, 1 shared',
        '23: may control no device',
        '25: what it may control is unknown',
    ]));

const SOUND = 'node t {\n    7 -> deny\n}\nemit c "out/a.h"\nemit ts "a.ts"\n';

const STATES: readonly (readonly [Freshness, ...string[]])[] = [
    ['fresh', 'Up to date'],
    ['missing', 'Not written yet', 'Emit now (eemi.emit)'],
    ['stale', 'Stale: the source has changed since', 'Emit now (eemi.emit)'],
    ['old-banner', 'Up to date but for its banner', 'Emit now (eemi.emit)'],
    [
        'edited',
        'Edited by hand since it was written',
        'Take over into the source… (eemi.takeOver)',
        'Overwrite… (eemi.overwrite)',
    ],
    ['foreign', 'The file there was not generated from this one', 'Overwrite… (eemi.overwrite)'],
];

test('an output that was edited can be compared before it is overwritten, by an editor that can', () =>
    assert.deepEqual(shown(SOUND, { 'out/a.h': 'edited' }, true).slice(1), [
        '4: Edited by hand since it was written',
        '4: Compare (eemi.compareOutput)',
        '4: Take over into the source… (eemi.takeOver)',
        '4: Overwrite… (eemi.overwrite)',
    ]));

for (const [state, ...lenses] of STATES)
    test(`an output that is ${state}`, () =>
        assert.deepEqual(shown(SOUND, { 'out/a.h': state }), [
            '1: 1 row, 0 gaps, 0 frames',
            ...lenses.map(lens => `4: ${lens}`),
        ]));

test('the outputs that were judged have their lenses', () =>
    assert.deepEqual(shown(SOUND, { 'out/a.h': 'fresh', 'a.ts': 'fresh' }).slice(1), [
        '4: Up to date',
        '5: Up to date',
    ]));

test('an output that was not judged has none', () => assert.equal(shown(SOUND).length, 1));

test('with errors nothing is up to date', () =>
    assert.deepEqual(shown(`${SOUND}?\nlicense "?"\n`, { 'out/a.h': 'fresh' }).slice(1), [
        '4: 2 errors: nothing is written',
        '5: 2 errors: nothing is written',
    ]));

test('the command names the file', () => {
    const [lens] = lensesOf(SOUND, { 'a.ts': 'stale' }).filter(each => each.command?.command);
    assert.deepEqual(lens?.command, {
        title: 'Emit now',
        command: 'eemi.emit',
        arguments: ['test:///input.eemi'],
    });
});

test('a file that is not there has no lenses', () =>
    assert.deepEqual(finish(codeLens(open('').workspace, 'no.eemi')), []));
