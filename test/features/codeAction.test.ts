// Code actions: which are offered at a place, and what the text is after one of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { errorsOf } from '../../server/checks/analyse';
import type { Freshness } from '../../server/emit/freshness-words';
import { codeAction, codeActions } from '../../server/features/codeAction';
import { REASON, withReasonSelected } from '../../server/features/rewrites/reason';
import type { Range } from '../../server/language/document';
import type { Problem } from '../../server/model/problem';
import type { Program, Table } from '../../server/model/program';
import { applyEdits } from '../marked';
import { FIXTURES } from '../random-edits';
import { analyseExample, ROOT } from '../workspace';
import { open } from './editor';

interface Asked {
    /** The kinds that are asked for. */
    readonly only?: readonly string[];
    /** Whether the editor asks by itself. */
    readonly isUnasked?: boolean;
    /** So many lines below the cursor's are selected too, the last one to its end. */
    readonly lines?: number;
    /** What the editor shows there. */
    readonly diagnostics?: readonly Diagnostic[];
}

function actionsAt(
    marked: string,
    { only, lines = 0, isUnasked = false, diagnostics = [] }: Asked = {},
): CodeAction[] {
    const { workspace, file, position } = open(marked);
    const { line, character } = position;
    const range = {
        start: position,
        end: lines === 0 ? { line, character } : { line: line + lines, character: 999 },
    };
    return codeAction(workspace, file, range, { diagnostics, isUnasked, ...(only && { only }) });
}

/** The actions at the cursor by their titles. */
const titles = (marked: string, asked?: Asked): string[] =>
    actionsAt(marked, asked).map(({ title }) => title);

/** The text after an action of the file that the cursor is in. */
function after(marked: string, title: string, asked?: Asked): string {
    const { workspace, file, files } = open(marked);
    const actions = actionsAt(marked, asked);
    const action = actions.find(each => each.title === title);
    assert.ok(action, `no «${title}» among: ${actions.map(each => each.title).join(' | ')}`);
    const changes = action.edit?.changes ?? {};
    assert.deepEqual(Object.keys(changes), [workspace.uriOf(file)]);
    return applyEdits(files.get(file) ?? '', changes[workspace.uriOf(file)] ?? []);
}

const FIX = { only: ['quickfix'] };
const REWRITE = { only: ['refactor.rewrite'] };
const SORT = { only: ['source.sortTable.eemi'] };
const FIX_ALL = { only: ['source.fixAll.eemi'] };

const NAMES = 'names node {\n    A = 0\n    B = 1\n    C = 2\n    D = 3\n    Z = 9\n}\n';

/** A node table with these rows, in which `$0` is the cursor. */
const nodes = (...rows: string[]): string =>
    `${NAMES}node t {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;

/** The rows of such a table after an action. */
const rowsAfter = (rows: string[], title: string, asked?: Asked): string[] =>
    after(nodes(...rows), title, asked)
        .slice(NAMES.length)
        .split('\n')
        .slice(1, -2)
        .map(row => row.replace(/^ {4}/, ''));

// Fixes of findings.

const FIXES: readonly (readonly [row: string, ...titles: string[]])[] = [
    ['$0010 -> deny', 'Write 10 (decimal)', 'Write 8, which is what C reads'],
    [
        'A -> $00x1000',
        'Write at 0x1000, which grants the row to the owner of page 0x1, of no known device',
        'Write mfn 0x1000, which grants the row to the owner of page 0x1000, of no known device',
    ],
    ['A -> at 0x100$0', 'Write `deny`, which is what this row does', 'Waive `frame-zero`, with a reason'],
    // No device is known in the page.
    ['A -> at 0x10$001', 'Waive `not-a-page`, with a reason'],
    ['A ->$0', 'Deny A to everyone', 'Grant A to the hardware domain alone'],
    ['A -> $0BB'],
    ['AB$0 -> deny', 'Write A', 'Write B', 'Write C', 'Write AB on line 2, where A is declared'],
    ['A -> deny waive $0index-gap "x"'],
];

for (const [row, ...expected] of FIXES)
    test(`fixes: ${row}`, () => {
        const gapless = nodes(row, 'waive index-gap "x"');
        assert.deepEqual(
            titles(gapless, FIX).filter(title => !title.includes('index-gap')),
            expected,
        );
    });

test('a fix is applied', () =>
    assert.deepEqual(
        rowsAfter(
            ['A -> $00x1000'],
            'Write mfn 0x1000, which grants the row to the owner of page 0x1000, of no known device',
        ),
        ['A -> mfn 0x1000'],
    ));

test('the fix is preferred where it is the only thing to do', () => {
    const preferred = (row: string): boolean[] =>
        actionsAt(nodes(row, 'waive index-gap "x"'), FIX).map(({ isPreferred }) => isPreferred === true);
    assert.deepEqual(preferred('10U$0 -> deny'), [true]);
    assert.deepEqual(preferred('01$0 -> deny'), [false, false]);
    assert.deepEqual(preferred('A -> at 0x1001$0'), [false]);
});

test('a fix carries the diagnostic that the editor shows, and no other', () => {
    const { workspace, file, position } = open(nodes('10U$0 -> deny', 'waive index-gap "x"'));
    const at = (code: string, start: number, end: number): Diagnostic => ({
        code,
        message: '',
        range: { start: { ...position, character: start }, end: { ...position, character: end } },
    });
    const diagnostics = [at('bad-number', 4, 7), at('bad-number', 4, 8), at('syntax', 4, 7)];
    const [action] = codeAction(workspace, file, { start: position, end: position }, { diagnostics });
    assert.deepEqual(action?.diagnostics, diagnostics.slice(0, 1));
});

test('fixes of a selection', () =>
    assert.deepEqual(titles(nodes('$0A ->', 'B ->', 'waive index-gap "x"'), { ...FIX, lines: 1 }), [
        'Deny A to everyone',
        'Grant A to the hardware domain alone',
        'Deny B to everyone',
        'Grant B to the hardware domain alone',
    ]));

test('no fix where the cursor is elsewhere', () =>
    assert.deepEqual(titles(nodes('10U -> deny', '$011 -> deny', 'waive index-gap "x"'), FIX), []));

test('a fix that adds lines at the end of the text begins on a line of its own', () =>
    assert.equal(after('node $0t {\n    0 -> deny', 'Close the block', FIX), 'node t {\n    0 -> deny\n}\n'));

/** What is offered for an output in each state, by an editor that can compare and by one that cannot. */
const OUTPUT_ACTIONS: readonly (readonly [Freshness, readonly string[], readonly string[]])[] = [
    ['stale', ['Emit now: eemi.emit', 'Compare: eemi.compareOutput'], ['Emit now: eemi.emit']],
    [
        'edited',
        [
            'Compare: eemi.compareOutput',
            'Take over into the source…: eemi.takeOver',
            'Overwrite…: eemi.overwrite',
        ],
        ['Take over into the source…: eemi.takeOver', 'Overwrite…: eemi.overwrite'],
    ],
    [
        'foreign',
        ['Compare: eemi.compareOutput', 'Overwrite…: eemi.overwrite'],
        ['Overwrite…: eemi.overwrite'],
    ],
];

for (const [state, compared, others] of OUTPUT_ACTIONS)
    test(`what is offered for an output that is ${state}`, () => {
        const { workspace, file } = open('emit c "a.h"\nemit ts "a.ts"');
        const range = { start: { line: 0, character: 7 }, end: { line: 0, character: 12 } };
        const code = state === 'stale' ? 'stale-output' : 'edited-output';
        const context = { diagnostics: [{ code, message: '', range }] };
        for (const comparesOutputs of [true, false]) {
            const judged = { ...workspace, freshness: () => state };
            const actions = codeAction(judged, file, range, { ...context, comparesOutputs });
            assert.deepEqual(
                actions.map(({ title, command }) => `${title}: ${command?.command}`),
                comparesOutputs ? compared : others,
            );
            for (const { command, diagnostics } of actions) {
                assert.equal(command?.arguments?.[0], 'test:///input.eemi');
                assert.deepEqual(diagnostics, context.diagnostics);
            }
        }
    });

// Waiving.

const ROW_WAIVERS: readonly (readonly [row: string, title: string, after: string])[] = [
    ['A -> $0at 0x1001', 'not-a-page', 'A -> at 0x1001 waive not-a-page ""'],
    ['A -> $0at 0x1001  // why', 'not-a-page', 'A -> at 0x1001 waive not-a-page ""  // why'],
    ['A -> $0at 1 waive x "y"', 'frame-zero', 'A -> at 1 waive x "y" waive frame-zero ""'],
    ['A -> $0at 1 or hwdom   ', 'frame-zero', 'A -> at 1 or hwdom waive frame-zero ""   '],
];

for (const [row, code, expected] of ROW_WAIVERS)
    test(`waive: ${row}`, () =>
        assert.deepEqual(rowsAfter([row], `Waive \`${code}\`, with a reason`), [expected]));

/** A placeholder, as a snippet writes it. */
const SELECTED = '$'.concat('{1:why this is right}');

/** The snippets of an action, for an editor that takes them. */
function snippetsOf(marked: string, title: string): (string | undefined)[] {
    const { workspace, file, position } = open(marked);
    const context = { diagnostics: [], takesSnippets: true };
    const actions = codeAction(workspace, file, { start: position, end: position }, context);
    const { documentChanges = [], changes } = actions.find(each => each.title === title)?.edit ?? {};
    assert.equal(changes, undefined);
    return documentChanges.flatMap(change =>
        'edits' in change
            ? change.edits.map(edit => ('snippet' in edit ? edit.snippet.value : undefined))
            : [],
    );
}

test('the reason is selected for typing where the editor can do that', () => {
    assert.deepEqual(snippetsOf(nodes('A -> $0at 0x1001'), 'Waive `not-a-page`, with a reason'), [
        ` waive not-a-page "${SELECTED}"`,
    ]);
    const gaps = nodes('A -> deny').replace('node t', 'node $0t');
    assert.deepEqual(snippetsOf(gaps, 'Waive `index-gap`, with a reason'), [
        `    waive index-gap B..D "${SELECTED}"\n    waive index-gap Z "${SELECTED}"\n`,
    ]);
});

test('what a snippet would read as its own stays text', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const [edit] = withReasonSelected([{ range, newText: `a } $1 \\ "${REASON}"` }]);
    assert.equal(edit?.snippet.value, `a \\} \\$1 \\\\ "${SELECTED}"`);
});

test('a reason that was left open is an error at its place', () => {
    const text = after(nodes('A -> $0at 0x1001'), 'Waive `not-a-page`, with a reason');
    const { problems } = analyseExample(text);
    assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
        ['bad-waiver'],
    );
});

const GAPS: readonly (readonly [rows: string[], after: string[]])[] = [
    [
        ['A -> deny', 'B -> deny', 'D -> deny', 'Z -> deny'],
        ['waive index-gap C ""', 'A -> deny', 'B -> deny', 'D -> deny', 'Z -> deny'],
    ],
    [['Z -> deny'], ['waive index-gap A..D ""', 'Z -> deny']],
    [
        ['waive shared-page "x"', 'A..C -> deny', 'Z -> deny'],
        ['waive shared-page "x"', 'waive index-gap D ""', 'A..C -> deny', 'Z -> deny'],
    ],
    [
        ['// The first.', 'A -> deny', 'waive shared-page "x"', 'D..Z -> deny'],
        ['waive index-gap B..C ""', '// The first.', 'A -> deny', 'waive shared-page "x"', 'D..Z -> deny'],
    ],
    [['B -> deny'], ['waive index-gap A ""', 'waive index-gap C..D ""', 'waive index-gap Z ""', 'B -> deny']],
];

for (const [rows, expected] of GAPS)
    test(`waive the gaps: ${rows.join('; ')}`, () => {
        const marked = nodes(...rows).replace('node t', 'node $0t');
        const changed = after(marked, 'Waive `index-gap`, with a reason');
        assert.equal(changed.replaceAll(/ +/g, ' '), nodes(...expected).replaceAll(/ +/g, ' '));
    });

test('a finding about a declaration is waived in its block', () =>
    assert.equal(
        after(
            'platform zynqmp\nnames node {\n    NODE_RPU = 7$0\n}\n'.replace(
                'NODE_RPU = 7$0',
                '$0NODE_RPU = 7',
            ),
            'Waive `differs-from-platform`, with a reason',
        ),
        'platform zynqmp\nnames node {\n    waive differs-from-platform ""\n    NODE_RPU = 7\n}\n',
    ));

test('a finding about what a domain owns is waived at its line', () =>
    assert.equal(
        after('domain d {\n    iomem $0at 0x1001 // here\n}\n', 'Waive `not-a-page`, with a reason'),
        'domain d {\n    iomem at 0x1001 waive not-a-page "" // here\n}\n',
    ));

const UNWAIVABLE = ['A -> d$0eny\n    A -> deny', 'A -> at 10U$0', 'A -> $0NOTHING', 'A -> at 0x1001$0 ?'];

for (const row of UNWAIVABLE)
    test(`not to be waived: ${row}`, () =>
        assert.deepEqual(
            titles(nodes(row), FIX).filter(
                title => title.startsWith('Waive') && !title.includes('index-gap'),
            ),
            [],
        ));

test('what an import is told for can only be waived there', () => {
    const importing =
        '$0import "b.eemi"\nmmio m {\n    0x1000 -> 1\n}\n--- b.eemi\nnode t {\n    0 -> at 0x1001\n}\n';
    assert.deepEqual(titles(importing, FIX), []);
});

// All safe fixes at once.

test('everything that is safe to fix', () =>
    assert.equal(
        after(
            '$0emit c "out\\\\a.h"\nnode t {\n    10U -> deny\n    0X1F -> deny\n    010 -> deny\n    5 -> 7\n}\nnode t2 {\n    waive shared-page "x"\n    1 -> deny'.replace(
                '\\\\',
                '\\',
            ),
            'Fix everything that is safe to fix',
            FIX_ALL,
        ),
        'emit c "out/a.h"\nnode t {\n    10   -> deny\n    0x1f -> deny\n    010 -> deny\n    5 -> 7\n}\nnode t2 {\n    waive shared-page "x"\n    1 -> deny\n}\n',
    ));

test('a waiver that silences nothing goes', () =>
    assert.equal(
        after(
            '$0node t {\n    waive shared-page "x"\n    1 -> deny waive frame-zero "y" // z\n}\n',
            'Fix everything that is safe to fix',
            FIX_ALL,
        ),
        'node t {\n    1 -> deny // z\n}\n',
    ));

const UNSAFE = ['NOTHING -> deny', '1 -> at 0x1001', '1 ->', '1 -> deny\n    1 -> deny', '1..<2 -> deny'];

for (const row of UNSAFE)
    test(`nothing safe to fix: ${row}`, () =>
        assert.deepEqual(titles(`$0node t {\n    ${row}\n}\n`, FIX_ALL), []));

// Which kinds are asked for.

const MANY = nodes('B -> $0at 0x1001', 'A -> deny', '10U -> deny', 'waive index-gap "x"');
const kindsAt = (marked: string, only?: readonly string[]): string[] => [
    ...new Set(actionsAt(marked, only && { only }).map(({ kind }) => kind ?? '')),
];

const KINDS: readonly (readonly [only: readonly string[] | undefined, ...kinds: string[]])[] = [
    [undefined, 'quickfix', 'refactor.rewrite'],
    [[''], 'quickfix', 'refactor.rewrite', 'source.sortTable.eemi', 'source.fixAll.eemi'],
    [['quickfix'], 'quickfix'],
    [['refactor'], 'refactor.rewrite'],
    [['refactor.rewrite'], 'refactor.rewrite'],
    [['refactor.extract']],
    [['source'], 'source.sortTable.eemi', 'source.fixAll.eemi'],
    [['source.fixAll'], 'source.fixAll.eemi'],
    [['source.fixAll.eemi'], 'source.fixAll.eemi'],
    [['source.fixAll.eemi.x']],
    [['source.fix']],
    [['quickfix', 'source.fixAll'], 'quickfix', 'source.fixAll.eemi'],
    [[]],
];

for (const [only, ...expected] of KINDS)
    test(`kinds for ${JSON.stringify(only)}`, () => assert.deepEqual(kindsAt(MANY, only), expected));

const CLEAN = nodes('A -> deny', '$0B -> deny', 'waive index-gap "x"');

const CALM: readonly (readonly [title: string, asked: Asked, isOffered: boolean])[] = [
    ['the cursor comes by', { isUnasked: true }, false],
    ['they are asked for', {}, true],
    ['their kind is asked for', { isUnasked: true, only: ['refactor'] }, true],
    ['lines are selected', { isUnasked: true, lines: 1 }, true],
];

for (const [title, asked, isOffered] of CALM)
    test(`rewrites of a row without findings, when ${title}`, () =>
        assert.equal(
            actionsAt(CLEAN, asked).some(({ kind }) => kind === 'refactor.rewrite'),
            isOffered,
        ));

test('fixes of what is shown are offered when the cursor comes by', () => {
    const marked = nodes('10U$0 -> deny');
    const { line } = open(marked).position;
    const range = { start: { line, character: 4 }, end: { line, character: 7 } };
    const diagnostics = [{ code: 'bad-number', range, message: '' }];
    assert.ok(titles(marked, { isUnasked: true, diagnostics }).includes('Write 10'));
    assert.deepEqual(titles(marked, { isUnasked: true }), [], 'what is not shown needs none');
});

test('sorting is offered unasked at the head of a table', () => {
    const marked = nodes('B -> deny', 'A -> deny');
    assert.deepEqual(kindsAt(marked.replace('node t', 'node $0t')).includes('source.sortTable.eemi'), true);
    assert.deepEqual(kindsAt(marked.replace('B ->', 'B $0->')).includes('source.sortTable.eemi'), false);
});

test('nothing is offered in a bundled platform, which is only read', () => {
    const { workspace } = open('platform zynqmp');
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual(codeAction(workspace, 'platform:zynqmp', range, { diagnostics: [], only: [''] }), []);
    assert.deepEqual(codeAction(workspace, 'no.eemi', range, { diagnostics: [] }), []);
});

// Sorting.

const SORTED: readonly (readonly [title: string, before: string[], after: string[]])[] = [
    ['rows', ['C -> deny', 'A -> hwdom', 'B -> deny'], ['A -> hwdom', 'B -> deny', 'C -> deny']],
    ['ranges by their first id', ['B..D -> deny', 'A -> deny'], ['A -> deny', 'B..D -> deny']],
    ['numbers and names alike', ['C -> deny', '1 -> deny'], ['1 -> deny', 'C -> deny']],
    [
        'a row takes its comments',
        ['// About C,', '// in two lines.', 'C -> deny', '// About A.', 'A -> deny // a'],
        ['// About A.', 'A -> deny // a', '// About C,', '// in two lines.', 'C -> deny'],
    ],
    [
        'the only comment is that of its row',
        ['// About B.', 'B -> deny', 'A -> deny'],
        ['A -> deny', '// About B.', 'B -> deny'],
    ],
    [
        'a group takes its heading',
        ['// The last.', 'D -> deny', 'C -> deny', '', '// The first.', 'B -> deny', 'A -> deny'],
        ['// The first.', 'A -> deny', 'B -> deny', '', '// The last.', 'C -> deny', 'D -> deny'],
    ],
    [
        'a row among those of another group stands apart',
        ['// The first.', 'A -> deny', 'D -> deny', '', 'B -> deny'],
        ['// The first.', 'A -> deny', '', 'B -> deny', '', 'D -> deny'],
    ],
    [
        'waivers stay on top, and what ends the block at its end',
        ['waive index-gap "x"', '', 'B -> deny', 'A -> deny', '', '// The end.'],
        ['waive index-gap "x"', '', 'A -> deny', 'B -> deny', '', '// The end.'],
    ],
    [
        'waivers among the rows go on top',
        ['B -> deny', '// Why.', 'waive index-gap "x"', 'A -> deny'],
        ['// Why.', 'waive index-gap "x"', 'A -> deny', 'B -> deny'],
    ],
    [
        'a comment right below a row stays with it',
        ['B -> deny', '// That was B.', '', 'A -> deny'],
        ['A -> deny', '', 'B -> deny', '// That was B.'],
    ],
    [
        'a comment that stands alone goes with what follows',
        ['', '', 'B -> deny', '', '// A part.', '', '// About A.', 'A -> deny'],
        ['', '// A part.', '', '// About A.', 'A -> deny', '', 'B -> deny'],
    ],
];

for (const [title, before, expected] of SORTED)
    test(`sort: ${title}`, () => {
        const [first = '', ...rest] = before;
        const after = rowsAfter([`$0${first}`, ...rest], 'Sort the rows by index', SORT);
        assert.deepEqual(
            after.map(row => row.trim()),
            expected,
        );
    });

const UNSORTABLE: readonly (readonly [title: string, table: string])[] = [
    ['a sorted table', 'node t {\n    $00 -> deny\n    1 -> deny\n}'],
    ['an unreadable line', 'node t {\n    $01 -> deny\n    ?\n    0 -> deny\n}'],
    ['a row without a place', 'node t {\n    $01 -> deny\n    NOTHING -> deny\n    0 -> deny\n}'],
    ['a block without an end', 'node t {\n    $01 -> deny\n    0 -> deny\n'],
    ['no table', 'domain d {\n    $0iomem mfn 2\n    iomem mfn 1\n}'],
];

for (const [title, table] of UNSORTABLE)
    test(`not to be sorted: ${title}`, () => assert.deepEqual(titles(table, SORT), []));

test('registers are sorted by their addresses', () =>
    assert.equal(
        after(
            'mmio t {\n    $00x200 -> 1\n    0x100..0x10c -> 2\n    0x200 mask 1 -> 3\n}\n',
            'Sort the rows by address, so that each grants what it says',
            SORT,
        ),
        'mmio t {\n    0x100..0x10c -> 2\n    0x200 -> 1\n    0x200 mask 1 -> 3\n}\n',
    ));

test('clocks are sorted by their indexes', () =>
    assert.equal(
        after(
            'target xlnx\r\nclock t {\r\n    $07 -> 1\r\n    3 -> 1\r\n    7 -> 2\r\n}\r\n',
            'Sort the rows by clock, so that each grants what it says',
            SORT,
        ),
        'target xlnx\r\nclock t {\r\n    3 -> 1\r\n    7 -> 1\r\n    7 -> 2\r\n}\r\n',
    ));

// Rewrites.

const TO_RANGE = 'Fill the gap of 3 node ids (B..D) with a `deny` range';

const FILLED: readonly (readonly [rows: string[], title: string, after: string[]])[] = [
    [['$0A -> hwdom', 'Z -> hwdom'], TO_RANGE, ['A    -> hwdom', 'B..D -> deny', 'Z    -> hwdom']],
    [
        ['A -> hwdom', 'C -> hwdom$0', 'Z -> hwdom'],
        'Fill the gap of 1 node id (B) with a `deny` row',
        ['A -> hwdom', 'B -> deny', 'C -> hwdom', 'Z -> hwdom'],
    ],
    [['A -> hwdom', '$0Z -> hwdom'], TO_RANGE, ['A    -> hwdom', 'B..D -> deny', 'Z    -> hwdom']],
    [
        // Without a gap, the waiver would silence nothing.
        ['waive index-gap "x"', '$0A -> hwdom', 'Z -> hwdom'],
        `${TO_RANGE}, and remove its waiver`,
        ['A    -> hwdom', 'B..D -> deny', 'Z    -> hwdom'],
    ],
    [
        ['$0A -> hwdom', 'waive index-gap "x"', 'Z -> hwdom'],
        `${TO_RANGE}, and remove its waiver`,
        ['A    -> hwdom', 'B..D -> deny', 'Z    -> hwdom'],
    ],
    [
        ['waive index-gap "x"', 'A -> hwdom', 'C -> hwdom$0', 'Z -> hwdom'],
        'Fill the gap of 1 node id (B) with a `deny` row',
        ['waive index-gap "x"', 'A -> hwdom', 'B -> deny', 'C -> hwdom', 'Z -> hwdom'],
    ],
    [
        ['waive index-gap D "x"', 'A -> hwdom', 'C -> hwdom$0', 'Z -> hwdom'],
        'Fill the gap of 1 node id (B) with a `deny` row',
        ['waive index-gap D "x"', 'A -> hwdom', 'B -> deny', 'C -> hwdom', 'Z -> hwdom'],
    ],
    [['Z -> hwdom', '$0A -> hwdom'], TO_RANGE, ['Z    -> hwdom', 'A    -> hwdom', 'B..D -> deny']],
    [
        ['A..C -> hwdom', '$0D -> hwdom'],
        'Fill the gap of 1 node id (Z) with a `deny` row',
        ['A..C -> hwdom', 'D -> hwdom', 'Z -> deny'],
    ],
    [
        ['// The first.', '$0B -> hwdom', 'C..D -> hwdom', 'Z -> deny'],
        'Fill the gap of 1 node id (A) with a `deny` row',
        ['A -> deny', '// The first.', 'B -> hwdom', 'C..D -> hwdom', 'Z -> deny'],
    ],
    [
        ['$0A..B -> hwdom'],
        'Fill the gap of 3 node ids (C..D, Z) with 2 `deny` ranges',
        ['A..B -> hwdom', 'C..D -> deny', 'Z    -> deny'],
    ],
];

for (const [rows, title, expected] of FILLED)
    test(`${title}: ${rows.join('; ')}`, () => assert.deepEqual(rowsAfter(rows, title, REWRITE), expected));

test('a gap is filled by one action', () =>
    assert.deepEqual(
        titles(nodes('A -> hwdom', '$0C -> hwdom', 'Z -> hwdom'), REWRITE).filter(title =>
            title.startsWith('Fill'),
        ),
        [
            'Fill the gap of 1 node id (B) with a `deny` row',
            'Fill the gap of 1 node id (D) with a `deny` row',
        ],
    ));

const FORMS: readonly (readonly [row: string, ...forms: string[]])[] = [
    ['NODE_RPU -> $0at 0xff9a0000', 'MM_RPU', 'mfn 0xff9a0'],
    ['NODE_RPU -> at 0xff9a0000 or hwdom$0', 'MM_RPU', 'mfn 0xff9a0'],
    ['$0NODE_RPU -> mfn 0xff9a0', 'MM_RPU', 'at 0xff9a0000'],
    ['NODE_RPU -> MM_RPU$0', 'at 0xff9a0000', 'mfn 0xff9a0'],
    ['NODE_RPU -> $0(MM_RPU)', 'at 0xff9a0000', 'mfn 0xff9a0'],
    ['NODE_RPU -> $0at MM_RPU', 'MM_RPU', 'at 0xff9a0000', 'mfn 0xff9a0'],
    ['NODE_RPU -> $0at MM_RPU + 8', 'at 0xff9a0008'],
    ['NODE_RPU -> $0at 0xff9a0008'],
    ['NODE_RPU -> $0mfn 1', 'at 0x1000'],
    ['NODE_RPU -> $0hwdom'],
    ['NODE_RPU -> $0deny'],
    ['NODE_RPU -> $0MM_NOTHING'],
    ['NODE_RPU -> $00xff9a0'],
    ['NODE_RPU -> $0'],
    ['$0// NODE_RPU -> MM_RPU'],
];

for (const [row, ...forms] of FORMS)
    test(`other forms: ${row}`, () =>
        assert.deepEqual(
            titles(`platform zynqmp\nnode t {\n    waive index-gap "x"\n    ${row}\n}\n`, REWRITE).filter(
                title => title.startsWith('Write'),
            ),
            forms.map(form => `Write ${form}`),
        ));

const FORMS_ELSEWHERE: readonly (readonly [text: string, form: string, after: string])[] = [
    [
        'domain d {\n    iomem $0mfn 0xff9a0 count 2 // two\n}',
        'at 0xff9a0000',
        'domain d {\n    iomem at 0xff9a0000 count 2 // two\n}',
    ],
    [
        'domain d {\n    iomem $0at 0x2000 size 0x1000\n}',
        'mfn 0x2',
        'domain d {\n    iomem mfn 0x2 size 0x1000\n}',
    ],
    [
        'names frame {\n    M = $0at 0x2000 size 0x1000\n}',
        'mfn 0x2',
        'names frame {\n    M = mfn 0x2 size 0x1000\n}',
    ],
    [
        'names frame {\n    M = at 0x2000\n    N = $0M\n}',
        'mfn 0x2',
        'names frame {\n    M = at 0x2000\n    N = mfn 0x2\n}',
    ],
];

for (const [text, form, expected] of FORMS_ELSEWHERE)
    test(`other forms: ${text}`, () => assert.equal(after(text, `Write ${form}`, REWRITE), `${expected}\n`));

test('a declaration is not rewritten to its own name', () =>
    assert.deepEqual(titles('names frame {\n    M = $0at 0x2000\n}', REWRITE), ['Write mfn 0x2']));

for (const marked of [
    'node t {\n    NODE_RTC -> $0mfn 0xffa60000\n}',
    'node t {\n    NODE_RTC -> $0at 0xffa60\n}',
    'node t {\n    NODE_RTC -> $0mfn 0x18104005\n}',
    'names frame {\n    M = $0mfn 0xffa60000\n}',
    'domain d {\n    iomem $0mfn 0xffa60000\n}',
])
    test(`a number that nobody means is not written in another form: ${marked}`, () =>
        assert.deepEqual(
            titles(`platform zynqmp\n${marked}\n`, REWRITE).filter(title => title.startsWith('Write')),
            [],
        ));

const EXPANDED: readonly (readonly [row: string, ...rows: string[]])[] = [
    ['$0A..C -> deny', 'A -> deny', 'B -> deny', 'C -> deny'],
    [
        '$0A..B -> at 0x1001 waive not-a-page "x" // two',
        'A -> at 0x1001 waive not-a-page "x" // two',
        'B -> at 0x1001 waive not-a-page "x"',
    ],
    ['$05..7 -> hwdom', '5 -> hwdom', '6 -> hwdom', '7 -> hwdom'],
    ['$00xA .. 0xb -> hwdom', '0xa        -> hwdom', '0xb        -> hwdom'],
    ['$0A..1 -> hwdom', 'A -> hwdom', '1 -> hwdom'],
];

for (const [row, ...expected] of EXPANDED)
    test(`expand: ${row}`, () =>
        assert.deepEqual(rowsAfter([row], `Expand the range to ${expected.length} rows`, REWRITE), expected));

const UNEXPANDABLE = [
    '$0A -> deny',
    '$0A..A -> deny',
    '$0D..A -> deny',
    '$0A..<C -> deny',
    '$0A..Z -> deny',
    '$0A..B',
    '$00..0xffff -> deny',
    '$0A..NOTHING -> deny',
];

for (const row of UNEXPANDABLE)
    test(`not to be expanded: ${row}`, () =>
        assert.deepEqual(
            titles(nodes(row), REWRITE).filter(title => title.startsWith('Expand')),
            [],
        ));

const COLLAPSED: readonly (readonly [rows: string[], title: string, after: string[]])[] = [
    [['$0A -> deny', 'B -> deny', 'C -> deny'], 'Collapse 3 rows to A..C', ['A..C -> deny']],
    [['A -> deny', 'B -> deny', '$0C -> deny'], 'Collapse 3 rows to A..C', ['A..C -> deny']],
    [
        ['A -> deny', 'B -> $0hwdom', 'C -> hwdom', 'D -> deny'],
        'Collapse 2 rows to B..C',
        ['A    -> deny', 'B..C -> hwdom', 'D    -> deny'],
    ],
    [['A..B -> deny', '$0C -> deny'], 'Collapse 2 rows to A..C', ['A..C -> deny']],
    [['$05 -> deny', '6 -> deny'], 'Collapse 2 rows to 5..6', ['5..6 -> deny']],
    [['$0A    -> deny', 'B    -> deny'], 'Collapse 2 rows to A..B', ['A..B    -> deny']],
    [
        ['// Above.', '$0A -> deny', 'B -> deny', '// Below.'],
        'Collapse 2 rows to A..B',
        ['// Above.', 'A..B -> deny', '// Below.'],
    ],
    [['$02 -> deny', 'D -> deny'], 'Collapse 2 rows to 2..D', ['2..D -> deny']],
];

for (const [rows, title, expected] of COLLAPSED)
    test(`collapse: ${rows.join('; ')}`, () => assert.deepEqual(rowsAfter(rows, title, REWRITE), expected));

const UNCOLLAPSIBLE = [
    ['$0A -> deny', 'B -> hwdom'],
    ['$0A -> deny', 'C -> deny'],
    ['$0B -> deny', 'A -> deny'],
    ['$0A -> deny', '', 'B -> deny'],
    ['$0A -> deny // why', 'B -> deny'],
    ['$0A -> deny', '// why', 'B -> deny'],
    ['$0A -> deny waive shared-page "x"', 'B -> deny'],
    ['$0Z -> deny', '10 -> deny'],
    ['$0A -> ', 'B -> '],
    ['$0A -> NOTHING', 'B -> NOTHING'],
    ['A -> deny', '$0waive index-gap "x"', 'B -> deny'],
];

for (const rows of UNCOLLAPSIBLE)
    test(`not to be collapsed: ${rows.join('; ')}`, () =>
        assert.deepEqual(
            titles(nodes(...rows), REWRITE).filter(title => title.startsWith('Collapse')),
            [],
        ));

test('of a selection only its rows are collapsed', () =>
    assert.deepEqual(
        rowsAfter(['A -> deny', '$0B -> deny', 'C -> deny', 'D -> deny'], 'Collapse 2 rows to B..C', {
            ...REWRITE,
            lines: 1,
        }),
        ['A    -> deny', 'B..C -> deny', 'D    -> deny'],
    ));

const MOVE = 'Move the row to its place by index';

const MOVED: readonly (readonly [rows: string[], after: string[]])[] = [
    [
        ['B -> deny', 'C -> deny', '$0A -> deny'],
        ['A -> deny', 'B -> deny', 'C -> deny'],
    ],
    [
        ['$0C -> deny', 'A -> deny', 'B -> deny'],
        ['A -> deny', 'B -> deny', 'C -> deny'],
    ],
    [
        ['A -> deny', 'D -> deny', '$0B..C -> deny'],
        ['A -> deny', 'B..C -> deny', 'D -> deny'],
    ],
    [
        ['A -> deny', '// About C.', '$0C -> deny // c', '// About B.', 'B -> deny'],
        ['A -> deny', '// About B.', 'B -> deny', '// About C.', 'C -> deny // c'],
    ],
    [
        ['A -> deny', '', '// About C.', '$0C -> deny', '', 'B -> deny', '', 'D -> deny'],
        ['A -> deny', '', 'B -> deny', '// About C.', 'C -> deny', '', 'D -> deny'],
    ],
    [
        ['B -> deny', '', '// The rest.', '$0A -> deny', 'C -> deny'],
        ['A -> deny', 'B -> deny', '', '// The rest.', 'C -> deny'],
    ],
    [
        ['// The first.', 'B -> deny', 'C -> deny', '', '// About A.', '$0A -> deny'],
        ['// About A.', 'A -> deny', '// The first.', 'B -> deny', 'C -> deny'],
    ],
];

for (const [rows, expected] of MOVED)
    test(`move: ${rows.join('; ')}`, () => assert.deepEqual(rowsAfter(rows, MOVE, REWRITE), expected));

const UNMOVABLE = [
    ['$0A -> deny', 'B -> deny'],
    ['A -> deny', '$0B -> deny'],
    ['A -> deny', '', '// B.', '$0B -> deny'],
    ['A -> deny', '$0NOTHING -> deny'],
    ['Z -> deny', '$0A 1'],
    ['Z -> deny', '$0', 'A -> deny'],
    ['Z -> deny', '$0A ->', 'hwdom'],
];

for (const rows of UNMOVABLE)
    test(`not to be moved: ${rows.join('; ')}`, () =>
        assert.equal(titles(nodes(...rows), REWRITE).includes(MOVE), false));

test('register rows are not moved: their order has a meaning', () =>
    assert.deepEqual(titles('mmio t {\n    0x200 -> 1\n    $00x100 -> 1\n}', REWRITE), []));

// A rewrite says the same in another way.

const pairs = (table: Table): string[] => {
    switch (table.kind) {
        case 'node':
        case 'reset':
            return table.rows.flatMap(({ runs, frame, hwdom }) =>
                runs.flatMap(({ id, index, count }) =>
                    Array.from(
                        { length: count },
                        (_, at) => `${table.kind} ${id + at} at ${index + at}: ${frame?.address} ${hwdom}`,
                    ),
                ),
            );
        case 'mmio':
            return table.rows.map(
                ({ start, end, mask, nodeId, node }) =>
                    `mmio ${start} ${end} ${mask} ${nodeId} ${node.readonly} ${node.onlyHwdom}`,
            );
        case 'clock':
            return table.rows.map(
                ({ clock, nodes }) => `clock ${clock.index}: ${nodes.map(({ index }) => index).join()}`,
            );
    }
};

/** All rows as numbers, in no order, and what domains own and names stand for. */
const meaningOf = ({ tables, domains, scope }: Program): string[] =>
    [
        ...tables.flatMap(pairs),
        ...domains.flatMap(({ name, ranges }) => ranges.map(({ first, last }) => `${name} ${first} ${last}`)),
        ...[...scope.declared()].map(
            entry => `${entry.name} ${entry.kind} ${'value' in entry ? entry.value : ''}`,
        ),
    ].sort();

const without = (all: readonly string[], some: readonly string[]): string[] => {
    const left = [...all];
    for (const each of some) {
        const at = left.indexOf(each);
        if (at !== -1) left.splice(at, 1);
    }
    return left;
};

const SAME_MEANING = { diagnostics: [], only: ['refactor.rewrite', 'source.sortTable.eemi'] };

function assertSameMeaning(text: string, range: Range): void {
    const { workspace, files } = open(text);
    const { program, problems } = analyseExample(text);
    for (const { title, edit } of codeAction(workspace, ROOT, range, SAME_MEANING)) {
        const changed = applyEdits(files.get(ROOT) ?? '', edit?.changes?.[workspace.uriOf(ROOT)] ?? []);
        const rewritten = analyseExample(changed);
        assert.notEqual(changed, text, title);
        const old = meaningOf(program);
        const now = meaningOf(rewritten.program);
        const added = without(now, old);
        const isDenial = (row: string): boolean =>
            title.startsWith('Fill') && row.endsWith('undefined false');
        assert.deepEqual(without(old, now), [], title);
        assert.deepEqual(
            added.filter(row => !isDenial(row)),
            [],
            title,
        );
        assert.deepEqual(without(codesOf(rewritten.problems), codesOf(problems)), [], title);
    }
}

/** The codes of the errors, each once: a rewrite may say a row's mistake at several rows. */
const codesOf = (problems: readonly Problem[]): string[] => [
    ...new Set(errorsOf(problems).map(({ code }) => code)),
];

const TABLES = FIXTURES.filter(([path]) => !path.startsWith('server')).map(([, text]) => text);

/** Rows in any order, with gaps, ranges, comments and blank lines between them. */
const randomTable = fc
    .array(
        fc.record({
            // Often the row goes on where the one above it ends, and grants the same.
            id: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 1 }),
            count: fc.integer({ min: 1, max: 3 }),
            grant: fc.option(
                fc.constantFrom('deny', 'hwdom', 'at 0x1000', 'mfn 1', 'M', 'at 0x2000 or hwdom'),
                { freq: 1 },
            ),
            above: fc.constantFrom('', '', '', '', '', '', '\n', '// c\n', '\n// c\n', '// c\n\n'),
            behind: fc.constantFrom('', '', '', ' // d', ' waive shared-page "x"'),
            isNamed: fc.boolean(),
        }),
        { minLength: 1, maxLength: 14 },
    )
    .map(rows => {
        const names = Array.from({ length: 16 }, (_, at) => `    N${at} = ${at}\n`).join('');
        let next = 0;
        let same = 'deny';
        const lines = rows.map(({ id, count, grant, above, behind, isNamed }) => {
            const name = (at: number): string => `${isNamed ? 'N' : ''}${at % 16}`;
            const first = id ?? next;
            const last = first + count - 1;
            next = last + 1;
            same = grant ?? same;
            const subject = count > 1 ? `${name(first)}..${name(last)}` : name(first);
            return `${above}    ${subject} -> ${same}${behind}\n`;
        });
        return `names node {\n${names}}\nnames frame {\n    M = at 0x1000\n}\nnode t {\n${lines.join('')}}\n`;
    });

const place = fc.record({ line: fc.nat(), lines: fc.constantFrom(0, 0, 0, 2, 9), character: fc.nat(40) });

interface Place {
    readonly line: number;
    readonly lines: number;
    readonly character: number;
}

/** A place among the last `most` lines of a text. */
function rangeFor(text: string, { line, lines, character }: Place, most: number): Range {
    const count = text.split('\n').length;
    const start = count - 1 - (line % Math.min(most, count));
    return { start: { line: start, character }, end: { line: start + lines, character } };
}

test('every rewrite of a random table keeps its meaning', () =>
    fc.assert(
        fc.property(randomTable, place, (text, at) => assertSameMeaning(text, rangeFor(text, at, 16))),
        { numRuns: 250 },
    ));

test('every rewrite of a real table keeps its meaning', () =>
    fc.assert(
        fc.property(fc.constantFrom(...TABLES), place, (text, at) =>
            assertSameMeaning(text, rangeFor(text, at, 10_000)),
        ),
        { numRuns: 20 },
    ));

const PASTED: readonly (readonly [what: string, marked: string, title: string, expected: string])[] = [
    [
        'rows of the seed, with a comment',
        'platform zynqmp\nnode t {\n    NODE_DDR -> hwdom\n    $0[NODE_RPU] = { mfn_init(MM_RPU) },\n    [NODE_SD_0] = { .mfn = mfn_init(MM_SD0), .hwdom_access = true }, /* both */\n}\n',
        'Convert 2 rows from C',
        'platform zynqmp\nnode t {\n    NODE_DDR  -> hwdom\n    NODE_RPU  -> MM_RPU\n    NODE_SD_0 -> MM_SD0 or hwdom // both\n}\n',
    ],
    [
        'rows with the macro of the table, and one that cannot be said',
        'platform zynqmp\nreset t {\n    index IDX(n) = n - XILPM_RESET_PCIE_CFG\n    [IDX(XILPM_RESET_DP)] = { mfn_init(MM_DP) },\n    [29] = { .hwdom_access = true },\n    $0[IDX(NO_SUCH)] = { .hwdom_access = true },\n}\n',
        'Convert 2 rows from C; 1 row cannot be said: a comment',
        'platform zynqmp\nreset t {\n    index IDX(n) = n - XILPM_RESET_PCIE_CFG\n    XILPM_RESET_DP -> MM_DP\n    1029           -> hwdom // C: 29\n    // left out: IDX(NO_SUCH) -> hwdom: NO_SUCH has no value here; declare it in a `names` block, and paste the row again\n}\n',
    ],
    [
        'clocks and registers of AMD’s tree',
        'platform zynqmp-xlnx\nclock t {\n    $0PM_CLK2NODE(ZYNQMP_PM_CLK_RPLL, ZYNQMP_PM_DEV_DP),\n}\n',
        'Convert 1 row from C',
        'platform zynqmp-xlnx\nclock t {\n    ZYNQMP_PM_CLK_RPLL -> ZYNQMP_PM_DEV_DP\n}\n',
    ],
    [
        'clocks with comments of both forms behind them',
        'platform zynqmp-xlnx\nclock t {\n    $0PM_CLK2NODE(ZYNQMP_PM_CLK_RPLL, ZYNQMP_PM_DEV_DP), /* one */\n    PM_CLK2NODE(ZYNQMP_PM_CLK_VPLL, ZYNQMP_PM_DEV_DP) // two\n}\n',
        'Convert 2 rows from C',
        'platform zynqmp-xlnx\nclock t {\n    ZYNQMP_PM_CLK_RPLL -> ZYNQMP_PM_DEV_DP // one\n    ZYNQMP_PM_CLK_VPLL -> ZYNQMP_PM_DEV_DP // two\n}\n',
    ],
    [
        'groups of rows with comments and blank lines between them',
        'platform zynqmp\nnode t {\n    $0/* The cores. */\n    [NODE_RPU] = { mfn_init(MM_RPU) },\n\n    // The cards.\n    [NODE_SD_0] = { mfn_init(MM_SD0) },\n    /*\n     * In\n     *\n     * lines.\n     */\n    [NODE_SD_1] = { mfn_init(MM_SD1) },\n}\n',
        'Convert 3 rows from C',
        'platform zynqmp\nnode t {\n    // The cores.\n    NODE_RPU -> MM_RPU\n\n    // The cards.\n    NODE_SD_0 -> MM_SD0\n    // In\n    //\n    // lines.\n    NODE_SD_1 -> MM_SD1\n}\n',
    ],
    [
        'rows over several lines, from one of the later ones; a row of ours below them stays',
        'platform zynqmp\nnode t {\n    [NODE_RPU] = {\n        .mfn = mfn_init(MM_RPU),\n    }, /* it */\n    $0[NODE_SD_0] = { mfn_init(MM_SD0) },\n    NODE_SD_1 -> MM_SD1;\n}\n\ndomain d {\n    iomem MM_SD1\n}\n',
        'Convert 2 rows from C',
        'platform zynqmp\nnode t {\n    NODE_RPU  -> MM_RPU // it\n    NODE_SD_0 -> MM_SD0\n    NODE_SD_1 -> MM_SD1;\n}\n\ndomain d {\n    iomem MM_SD1\n}\n',
    ],
    [
        'a whole array, in a table',
        'platform zynqmp\nnode t {\n    $0static const struct pm_access pm_node_access[] = {\n        [NODE_RPU] = {\n            mfn_init(MM_RPU)\n        },\n    };\n}\n',
        'Convert 1 row from C',
        'platform zynqmp\nnode t {\n    NODE_RPU -> MM_RPU\n}\n',
    ],
    [
        'the end of an array in place of that of the table',
        'platform zynqmp\nnode t {\n    $0[NODE_RPU] = { mfn_init(MM_RPU) },\n};\n',
        'Convert 1 row from C',
        'platform zynqmp\nnode t {\n    NODE_RPU -> MM_RPU\n}\n',
    ],
    [
        'rows behind conditions',
        'platform zynqmp\nnode t {\n    $0[NODE_RPU] = { mfn_init(MM_RPU) },\n#ifndef X\n    [NODE_SD_1] = { mfn_init(MM_SD1) },\n#else\n    [NODE_SD_0] = { mfn_init(MM_SD0) },\n#endif\n}\n',
        'Convert 2 rows from C; what #ifndef X lets in always counts; 1 line left out by #else of #ifndef X: a comment',
        'platform zynqmp\nnode t {\n    NODE_RPU  -> MM_RPU\n    NODE_SD_1 -> MM_SD1\n    // left out (#else of #ifndef X): [NODE_SD_0] = { mfn_init(MM_SD0) },\n}\n',
    ],
    [
        'conditions between rows that cannot be said',
        'platform zynqmp\nnode t {\n    $0[NODE_RPU] = { mfn_init(MM_RPU) },\n    [NODE_NO] = { mfn_init(MM_RPU) },\n#ifdef X\n    [NODE_SD_0] = { mfn_init(MM_SD0) },\n#endif\n    /* about it */\n    [NODE_NONE] = { mfn_init(MM_RPU) },\n#ifdef X\n    [NODE_SD_1] = { mfn_init(MM_SD1) },\n#endif\n}\n',
        'Convert 1 row from C; 2 rows cannot be said: a comment; 1 line left out by #ifdef X: a comment',
        'platform zynqmp\nnode t {\n    NODE_RPU -> MM_RPU\n    // left out: NODE_NO -> MM_RPU: NODE_NO has no value here; declare it in a `names` block, and paste the row again\n    // left out (#ifdef X): [NODE_SD_0] = { mfn_init(MM_SD0) },\n    // about it\n    // left out: NODE_NONE -> MM_RPU: NODE_NONE has no value here; declare it in a `names` block, and paste the row again\n    // left out (#ifdef X): [NODE_SD_1] = { mfn_init(MM_SD1) },\n}\n',
    ],
    [
        'a row that a later one replaces',
        'platform zynqmp\nnode t {\n    $0[NODE_RPU] = { mfn_init(MM_SD0) },\n    [NODE_RPU] = { mfn_init(MM_RPU) },\n}\n',
        'Convert 1 row from C; 1 trap: see the comment',
        'platform zynqmp\nnode t {\n    // trap: index 6 stands twice; the row below counts, and not this one: NODE_RPU -> MM_SD0\n    NODE_RPU -> MM_RPU\n}\n',
    ],
    [
        'rows without their indexes',
        'platform zynqmp\nnode t {\n    $0{ mfn_init(MM_RPU) },\n    { 0 },\n}\n',
        'Convert 2 rows from C; counted from 0',
        'platform zynqmp\nnode t {\n    0 -> MM_RPU\n    1 -> deny\n}\n',
    ],
    [
        'no row that can be said',
        'platform zynqmp\nnode t {\n    NODE_SD_1 -> MM_SD1\n    $0[NODE_NO] = { mfn_init(MM_RPU) },\n}\n',
        'Make 1 row of C a comment: NODE_NO has no value here; declare it in a `names` block, and paste the row again',
        'platform zynqmp\nnode t {\n    NODE_SD_1 -> MM_SD1\n    // left out: NODE_NO -> MM_RPU: NODE_NO has no value here; declare it in a `names` block, and paste the row again\n}\n',
    ],
    [
        'lines that end as those of Windows do',
        'platform zynqmp\r\nnode t {\r\n    $0[NODE_RPU] = { mfn_init(MM_RPU) }, /* it */\r\n    [NODE_SD_0] = { mfn_init(MM_SD0) },\r\n}\r\n',
        'Convert 2 rows from C',
        'platform zynqmp\r\nnode t {\r\n    NODE_RPU  -> MM_RPU // it\r\n    NODE_SD_0 -> MM_SD0\r\n}\r\n',
    ],
    [
        'a whole file, where nothing else is',
        '$0/* SPDX-License-Identifier: GPL-2.0 */\n#include <asm/x.h>\n\n#define MY_NODE 7\n\n/* Who may. */\nstatic const struct pm_access pm_node_access[] = {\n    [ZYNQMP_PM_DEV_RPU] = { .addr = MM_RPU },\n    [MY_NODE] = {\n        .hwdom_access = true\n    },\n};\n\nbool check(int node)\n{\n    return node;\n}\n',
        'Replace this C by the table pm_node_access (2 rows)',
        'platform zynqmp-xlnx\ntarget   xlnx\nlicense  "GPL-2.0"\n\nnames node {\n    MY_NODE = 7\n}\n\n// Who may.\nnode pm_node_access {\n    ZYNQMP_PM_DEV_RPU -> MM_RPU\n    MY_NODE           -> hwdom\n}\n',
    ],
    [
        'two arrays in a file that has a platform, a line that is no C above them, and blocks below',
        'platform zynqmp\nplatfrom zynqmp\n\nstatic const struct pm_access pm_node_access[] = {\n    $0[NODE_RPU] = { mfn_init(MM_RPU) },\n    [NODE_NO] = { mfn_init(MM_RPU) },\n};\nstatic const struct pm_access pm_reset_access[] = {\n    [XILPM_RESET_IDX(XILPM_RESET_DP)] = { mfn_init(MM_DP) },\n#ifdef X\n    [XILPM_RESET_IDX(XILPM_RESET_GEM0)] = { 0 },\n#endif\n};\n\ndomain d {\n    iomem MM_SD1\n}\n',
        'Replace this C by 2 tables (2 rows); 1 row cannot be said: a comment; 1 line left out by #ifdef X: a comment',
        'platform zynqmp\nplatfrom zynqmp\n\nnode pm_node_access {\n    NODE_RPU -> MM_RPU\n    // left out: NODE_NO -> MM_RPU: NODE_NO has no value here; declare it in a `names` block\n}\n\nreset pm_reset_access {\n    index XILPM_RESET_IDX(n) = n - XILPM_RESET_PCIE_CFG\n    XILPM_RESET_DP -> MM_DP\n    // left out (#ifdef X): [XILPM_RESET_IDX(XILPM_RESET_GEM0)] = { 0 },\n}\n\ndomain d {\n    iomem MM_SD1\n}\n',
    ],
    [
        'an array that C does not compile',
        'platform zynqmp\n\n#if 0\n$0static const struct pm_access pm_node_access[] = {\n    [NODE_RPU] = { mfn_init(MM_RPU) },\n};\n#endif\n',
        'Replace this C by the table pm_node_access (1 row); in C #if 0 leaves all of it out',
        'platform zynqmp\n\nnode pm_node_access {\n    NODE_RPU -> MM_RPU\n}\n',
    ],
];

for (const [what, marked, title, expected] of PASTED)
    test(`pasted C: ${what}`, () => assert.equal(after(marked, title, FIX), expected));

const UNCHANGED: readonly (readonly [what: string, marked: string])[] = [
    [
        'two arrays in a table',
        'node t {\n    $0static const struct pm_access a[] = {\n    [1] = { 2 },\n};\nstatic const struct pm_access b[] = {\n    [1] = { 2 },\n};\n}\n',
    ],
    [
        'an array of the other target',
        'target xen\n$0static const struct pm_access pm_node_access[] = {\n    [1] = { .addr = 0x1000 },\n};\n',
    ],
    ['C without a table', 'platform zynqmp\n$0#define A 1\nint x;\n'],
    ['rows outside tables', 'platform zynqmp\n$0[NODE_RPU] = { mfn_init(MM_RPU) },\n'],
    [
        'names that a missing header may have',
        'import "no.h" as node N_*\nnode t {\n    $0[N_A] = { 1 },\n}\n',
    ],
];

for (const [what, marked] of UNCHANGED)
    test(`pasted C that is not converted: ${what}`, () => assert.deepEqual(titles(marked, FIX), []));

test('a long file of comments of C is looked through in pieces', () => {
    const { workspace, file, position } = open(`$0${'/* a */\n'.repeat(20_000)}`);
    workspace.analysis(file);
    const steps = codeActions(workspace, file, { start: position, end: position }, { diagnostics: [] });
    const pieces: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) pieces.push(step.value);
    // The end of the C is looked for twice, and the comments at its head are taken in for each of two ways to read it.
    assert.ok(pieces.length > 3 * (20_000 / 512), `${pieces.length} pieces`);
});
