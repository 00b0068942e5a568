// What completions write besides their word: whole statements with defaults that are of the language, and the next list.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import { codes, DIAGNOSTICS } from '../../../server/diagnostics';
import { manualOf } from '../../../server/diagnostics/manual';
import { CODES_IN } from '../../../server/features/completing/codesHere';
import { completion } from '../../../server/features/completion';
import { Document } from '../../../server/language/document';
import { blockAt } from '../../../server/model/blocks';
import { applyEdits } from '../../marked';
import { analyseExample } from '../../workspace';
import { open } from '../editor';

const OPEN_LIST = 'editor.action.triggerSuggest';

const itemsAt = (
    marked: string,
    snippets = true,
    openList: string | undefined = OPEN_LIST,
): CompletionItem[] => {
    const { workspace, file, position } = open(marked);
    return completion(workspace, file, position, { snippets, openList }).items;
};

const itemAt = (marked: string, label: string, snippets = true): CompletionItem | undefined =>
    itemsAt(marked, snippets).find(each => each.label === label);

/** The text after an item, with all its defaults accepted. */
function accepted(marked: string, label: string): string {
    const edit = itemAt(marked, label)?.textEdit;
    assert.ok(edit !== undefined && 'range' in edit, `${label} is offered`);
    const { files, file } = open(marked);
    return applyEdits(files.get(file) ?? '', [{ ...edit, newText: plain(edit.newText) }]);
}

/** A snippet with all its defaults accepted. */
function plain(snippet: string): string {
    const defaults = new Map<string, string>();
    return snippet
        .replace(/\$\{(\d+):([^}]*)\}|\$\{(\d+)\|([^,|]*)[^}]*\|\}/g, (_, a, text, b, first) => {
            defaults.set(a ?? b, text ?? first);
            return text ?? first;
        })
        .replace(/\$(\d+)/g, (_, number) => defaults.get(number) ?? '');
}

const flawsOf = (text: string): string[] =>
    [...new Document(text).lines].flatMap(({ node: { flaws } }) => flaws.map(({ code }) => code));

/** Statements after which something has to be chosen, so that they are not whole yet. */
const UNFINISHED = ['platform', 'target', 'emit', 'domain'];

test('the skeletons of statements are of the language', () => {
    const labels = itemsAt('$0').map(({ label }) => label);
    for (const label of labels.filter(each => !UNFINISHED.includes(each)))
        assert.deepEqual(flawsOf(accepted('$0', label)), [], label);
});

test('an empty file begins with its skeleton, and a comment does not make it less empty', () => {
    for (const marked of ['$0', '\n$0\n', '// A board.\n\n$0', 'ee$0'])
        assert.equal(itemsAt(marked)[0]?.label, 'eemi', marked);
    for (const marked of ['platform zynqmp\n$0', 'license $0', 'node t {\n    $0\n}\n'])
        assert.equal(itemAt(marked, 'eemi'), undefined, marked);
    assert.equal(itemAt('$0', 'eemi', false), undefined, 'without snippets');
});

test('in the skeleton only the rows are missing', () => {
    const { problems } = analyseExample(accepted('$0', 'eemi'));
    assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
        ['empty-table'],
    );
});

const BOARD = 'platform zynqmp\nnode t {\n    NODE_RPU -> at 0x1001\n}\n';

/** After these, the editor opens the next list. */
const OPENING: readonly (readonly [marked: string, label: string, written: string])[] = [
    ['$0', 'platform', 'platform '],
    ['$0', 'target', 'target '],
    ['$0', 'emit', 'emit '],
    ['emit $0', 'c', 'emit c ""'],
    ['emit t$0', 'ts', 'emit ts ""'],
    [BOARD.replace('0x1001', '0x1001 $0'), 'waive', BOARD.replace('0x1001', '0x1001 waive ')],
    ['node t {\n    $0\n}\n', 'waive', 'node t {\n    waive \n}\n'],
    ['node t {\n    waive $0\n}\n', 'index-gap', 'node t {\n    waive index-gap \n}\n'],
];

for (const [marked, label, written] of OPENING)
    test(`the next list opens: ${marked} ${label}`, () => {
        assert.equal(itemAt(marked, label)?.command?.command, OPEN_LIST);
        assert.equal(accepted(marked, label).trimEnd(), written.trimEnd());
        const { command } = completionWithout(marked, label);
        assert.equal(command, undefined, 'an editor without that command');
    });

function completionWithout(marked: string, label: string): Partial<CompletionItem> {
    const { workspace, file, position } = open(marked);
    const { items } = completion(workspace, file, position, { snippets: true });
    return items.find(each => each.label === label) ?? {};
}

/** The list does not open where something follows already, or where nothing can be chosen. */
const NOT_OPENING: readonly (readonly [marked: string, label: string])[] = [
    ['emit $0 "x.h"', 'c'],
    ['platform $0', 'zynqmp'],
    [BOARD.replace('0x1001', '0x1001 $0 not-a-page "x"'), 'waive'],
    ['$0', 'names'],
    ['$0', 'node'],
];

for (const [marked, label] of NOT_OPENING)
    test(`no list opens: ${marked} ${label}`, () => assert.equal(itemAt(marked, label)?.command, undefined));

test('a code is followed by its reason', () => {
    const row = BOARD.replace('0x1001', '0x1001 waive $0');
    assert.equal(
        accepted(row, 'not-a-page'),
        BOARD.replace('0x1001', '0x1001 waive not-a-page "why this is right"'),
    );
    assert.equal(itemAt(row, 'not-a-page', false)?.textEdit?.newText, 'not-a-page');
});

test('each platform says which chip it is of, and whose names it has', () =>
    assert.deepEqual(
        itemsAt('platform $0').map(({ label, detail }) => `${label}: ${detail}`),
        [
            'zynqmp-xlnx: the names of ZynqMP, as trees for xlnx spell them',
            'versal: the names of Versal, as trees for xlnx spell them',
            'versal-net: the names of Versal NET, as trees for xlnx spell them',
            'versal2: the names of Versal Gen 2, as trees for xlnx spell them',
            'zynqmp: the names of ZynqMP, as trees for xen spell them',
        ],
    ));

const WAIVABLE = codes().filter(code => DIAGNOSTICS[code].waivable);

test('each code that can be waived is offered somewhere, and no other', () =>
    assert.deepEqual(new Set(Object.values(CODES_IN).flat()), new Set(WAIVABLE)));

for (const code of WAIVABLE)
    test(`${code} is offered where it is reported`, () => {
        const { program, problems } = analyseExample(manualOf(code).bad);
        for (const { range } of problems.filter(each => each.code === code)) {
            const kind = blockAt(program, range.start.line)?.kind ?? 'file';
            assert.ok(CODES_IN[kind].includes(code), kind);
        }
    });

test('a code that cannot occur in this table is not offered', () => {
    const offered = itemsAt('target xlnx\nclock t {\n    waive $0\n}\n').map(({ label }) => label);
    assert.ok(offered.includes('clock-gap'));
    assert.ok(!offered.includes('index-gap') && !offered.includes('mmio-dead'));
});
