// A generated header or module that is open in an editor: what it shows, where it leads, and what is said about what was edited in it.

import assert from 'node:assert/strict';
import test from 'node:test';
import type {
    CodeAction,
    CodeLens,
    Hover,
    Location,
    LocationLink,
    TextEdit,
} from 'vscode-languageserver-protocol';
import { analyse } from '../../server/checks/analyse';
import { printOutput } from '../../server/emit/outputs';
import { Document } from '../../server/language/document';
import { finish } from '../../server/language/steps';
import type { Client } from '../../server/lsp/client';
import { Session } from '../../server/lsp/session';
import { TABLE } from '../../server/lsp/table';
import { hostOf } from '../workspace';
import { InProcess } from './in-process';

const SOURCE = `platform zynqmp
license "GPL-2.0-only"
emit c "out/a.h"
emit ts "out/a.ts"
node pm_node_access {
    waive index-gap "others stay off"
    // The real-time cores.
    NODE_RPU   -> MM_RPU
    NODE_SD_0  -> MM_SD0 or hwdom // the card
    NODE_UART_0..NODE_UART_1 -> hwdom
    NODE_RTC   -> deny
}
mmio pm_mmio_access {
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> NODE_SD_0
}
domain guest {
    iomem MM_RPU
}
`;
const FILE = '/board/a.eemi';
const [HEADER, MODULE] = ['/board/out/a.h', '/board/out/a.ts'];

/** What a source generates at a path. */
function generated(source: string, path = HEADER, options: { standalone?: boolean } = {}): string {
    const analysis = analyse(FILE, hostOf(new Map([[FILE, source]])));
    assert.ok(analysis);
    return printOutput(
        analysis.program,
        path.endsWith('.ts') ? 'ts' : 'c',
        options.standalone ? options : { path },
    );
}

const uriOf = (path: string): string => `file://${path}`;

/** What the editors here can do. */
const ABLE = {
    window: { showDocument: { support: true } },
    textDocument: { definition: { linkSupport: true } },
    experimental: { eemiCompare: true },
};

/** An editor with a generated file, and mostly its source. */
class Opened {
    private constructor(
        readonly editor: InProcess,
        readonly uri: string,
        readonly text: string,
    ) {}

    static async with(
        text: string,
        { path = HEADER, files = { [FILE]: SOURCE } }: { path?: string; files?: Record<string, string> } = {},
    ): Promise<Opened> {
        const editor = await InProcess.start(ABLE);
        for (const [file, source] of Object.entries(files)) await editor.open(uriOf(file), source);
        await editor.open(uriOf(path), text, path.endsWith('.ts') ? 'typescript' : 'c');
        return new Opened(editor, uriOf(path), text);
    }

    ask<R>(method: string, more: object = {}, uri = this.uri): Promise<R> {
        return this.editor.ask(method, { textDocument: { uri }, ...more });
    }

    /** The place in the middle of a text that occurs in the file. */
    at(marked: string): { line: number; character: number } {
        const start = this.text.indexOf(marked);
        assert.ok(start !== -1, `«${marked}» is in\n${this.text}`);
        const before = this.text.slice(0, start + Math.floor(marked.length / 2)).split('\n');
        return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    }

    async hover(marked: string): Promise<string> {
        const hover = await this.ask<Hover | null>('textDocument/hover', { position: this.at(marked) });
        const contents = hover?.contents;
        return typeof contents === 'object' && 'value' in contents ? contents.value : '';
    }

    async lenses(): Promise<CodeLens[]> {
        return (await this.ask<CodeLens[] | null>('textDocument/codeLens')) ?? [];
    }

    async actions(marked: string): Promise<CodeAction[]> {
        const [start, diagnostics] = [this.at(marked), await this.editor.said(this.uri)];
        const context = { diagnostics };
        return this.ask('textDocument/codeAction', { range: { start, end: start }, context });
    }
}

async function inHeader(text: string, look: (opened: Opened) => Promise<void>): Promise<void> {
    const opened = await Opened.with(text);
    try {
        await look(opened);
    } finally {
        opened.editor.close();
    }
    assert.deepEqual(opened.editor.failures, []);
}

function edited(text: string, { newText, range }: TextEdit): string {
    const document = new Document(text);
    document.edit(range, newText);
    return document.text;
}

const applied = (text: string, edits: readonly TextEdit[] = []): string =>
    edits.toReversed().reduce(edited, text);

/** A place in a header or module, and what is shown there. */
const HOVERS: readonly (readonly [string, string, RegExp])[] = [
    ['an index', '[NODE_RPU]', /^\*\*node 6 [\s\S]*Who:\*\* any domain that owns frame 0xff9a0/],
    ['a frame', '(MM_RPU)', /^\*\*frame\*\* `MM_RPU`/],
    ['a note', '/* 6: 0xff9a0000 */', /^\*\*node 6 /],
    ['one row of a range', '[NODE_UART_1]', /^\*\*nodes 33 to 34\*\*, 2 rows/],
    [
        'a register',
        'R_IOU_SLCR_CTRL_REG_SD',
        /^\*\*register\*\* `R_IOU_SLCR_CTRL_REG_SD`[\s\S]*\*\*Writes:\*\*/,
    ],
    [
        'the node of a register',
        '.node = NODE_SD_0',
        /^\*\*node\*\* `NODE_SD_0` = 39|^\*\*register 0xff180310/,
    ],
    ['a name in a check', 'BUILD_BUG_ON(NODE_SD_0 != 39', /^\*\*node\*\* `NODE_SD_0` = 39 [\s\S]*a\.eemi:9/],
    ['a table', 'pm_node_access[]', /^\*\*node table\*\* `pm_node_access`: 4 rows/],
    ['the source', '../a.eemi\n *\n', /^\[a\.eemi\]\(<file:\/\/\/board\/a\.eemi>\): Up to date/],
    ['a word of C', '__maybe_unused pm', /^$/],
];

for (const [what, place, shown] of HOVERS)
    test(`a hover in a header: ${what}`, () =>
        inHeader(generated(SOURCE), async opened => assert.match(await opened.hover(place), shown)));

test('a hover in a module: rows and names', async () => {
    const opened = await Opened.with(generated(SOURCE, MODULE), { path: MODULE });
    assert.match(await opened.hover('{ id: nodeIds.NODE_RPU'), /^\*\*node 6 /);
    assert.match(await opened.hover('NODE_AFI: 49'), /^\*\*node\*\* `NODE_AFI` = 49[\s\S]*it has no row/);
    assert.match(await opened.hover('guest: '), /^\*\*domain\*\* `guest`/);
    opened.editor.close();
});

test('what a row shows in the header is what it shows in the source', () =>
    inHeader(generated(SOURCE), async opened => {
        const source = SOURCE.split('\n').findIndex(line => line.includes('NODE_SD_0  ->'));
        const position = { line: source, character: 6 };
        const there = await opened.ask<Hover>('textDocument/hover', { position }, uriOf(FILE));
        assert.deepEqual({ value: await opened.hover('[NODE_SD_0]'), kind: 'markdown' }, there.contents);
    }));

/** A place in a header, and the text where it leads; the rest of its line follows. */
const DEFINITIONS: readonly (readonly [string, string, string])[] = [
    ['a row', '[NODE_SD_0]', 'NODE_SD_0  -> MM_SD0 or hwdom'],
    ['a frame in a row', 'mfn_init(MM_SD0)', 'NODE_SD_0  -> MM_SD0 or hwdom'],
    ['one row of a range', '[NODE_UART_1]', 'NODE_UART_0..NODE_UART_1 -> hwdom'],
    [
        'a row of several lines',
        '.node = NODE_SD_0',
        'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> NODE_SD_0',
    ],
    ['a table', 'pm_node_access[]', 'pm_node_access'],
    ['the source', '../a.eemi\n *\n', ''],
];

for (const [what, place, target] of DEFINITIONS)
    test(`a definition in a header: ${what}`, () =>
        inHeader(generated(SOURCE), async opened => {
            const position = opened.at(place);
            const [link, ...others] = await opened.ask<LocationLink[]>('textDocument/definition', {
                position,
            });
            assert.ok(link && others.length === 0 && link.targetUri === uriOf(FILE));
            const { start, end } = link.targetRange;
            assert.equal(SOURCE.split('\n')[start.line]?.slice(start.character, end.character), target);
        }));

test('a name outside the rows leads to its declaration', () =>
    inHeader(generated(SOURCE), async opened => {
        const position = opened.at('MM_RPU != ');
        const [link] = await opened.ask<LocationLink[]>('textDocument/definition', { position });
        assert.match(link?.targetUri ?? '', /zynqmp\.eemi$/);
    }));

const UARTS = [
    '[NODE_UART_0] = { .hwdom_access = true }, /* 33 */',
    '[NODE_UART_1] = { .hwdom_access = true }, /* 34 */',
];

/** A place in the source, and the lines that its references have in the header. */
const REFERENCES: readonly (readonly [string, string, readonly string[]])[] = [
    ['a subject', 'NODE_RPU   ->', ['[NODE_RPU] = { .mfn = mfn_init(MM_RPU) }, /* 6: 0xff9a0000 */']],
    [
        'an arrow',
        '-> MM_SD0',
        [
            '/* the card */',
            '[NODE_SD_0] =',
            '{ .mfn = mfn_init(MM_SD0), .hwdom_access = true }, /* 39: 0xff160000 */',
        ],
    ],
    ['a range', 'NODE_UART_0..', UARTS],
    ['its end', 'NODE_UART_1 ->', UARTS],
    [
        'a register',
        'R_IOU_SLCR_CTRL_REG_SD mask',
        [
            '{ .start = ((paddr_t)MM_IOU_SLCR << 12) + R_IOU_SLCR_CTRL_REG_SD,',
            '.size = 4, .mask = 0x1, .node = NODE_SD_0 }, /* 0xff180310 */',
        ],
    ],
    ['a frame', 'MM_RPU\n', []],
    ['a name outside rows', 'guest {', []],
];

for (const [what, place, lines] of REFERENCES)
    test(`the lines of a row are among its references: ${what}`, () =>
        inHeader(generated(SOURCE), async opened => {
            const before = SOURCE.slice(0, SOURCE.indexOf(place)).split('\n');
            const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
            const found = await opened.ask<Location[]>(
                'textDocument/references',
                { position, context: { includeDeclaration: false } },
                uriOf(FILE),
            );
            const all = opened.text.split('\n');
            assert.deepEqual(
                found
                    .filter(({ uri }) => uri === opened.uri)
                    .flatMap(({ range: { start, end } }) => all.slice(start.line, end.line + 1))
                    .map(line => line.trim()),
                lines,
            );
        }));

const SD_ROW = 'NODE_SD_0  -> MM_SD0 or hwdom // the card';
const SD_IN_HEADER = [
    '/* the card */',
    '[NODE_SD_0] =',
    '{ .mfn = mfn_init(MM_SD0), .hwdom_access = true },',
];

/** A place in the header, the lines of the source among its references, and its own that are. */
const REFERENCES_HERE: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    [
        'a row, by its node',
        '[NODE_SD_0]',
        [SD_ROW, 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> NODE_SD_0'],
        SD_IN_HEADER,
    ],
    ['a row as a whole', '.hwdom_access = true }, /* 39', [SD_ROW], SD_IN_HEADER],
    [
        'one row of a range',
        '[NODE_UART_1]',
        ['NODE_UART_0..NODE_UART_1 -> hwdom'],
        UARTS.map(line => line.replace(/,.*/, ',')),
    ],
    ['a frame in a row', 'MM_RPU) }', ['NODE_RPU   -> MM_RPU', 'iomem MM_RPU'], []],
    ['a name outside the rows', 'MM_RPU != ', ['NODE_RPU   -> MM_RPU', 'iomem MM_RPU'], []],
    ['the source', '../a.eemi\n *\n', [], []],
    ['a comment of the banner', 'SHA-256', [], []],
];

for (const [what, place, inSource, here] of REFERENCES_HERE)
    test(`references in a header are those of the source: ${what}`, () =>
        inHeader(generated(SOURCE), async opened => {
            const found = await opened.ask<Location[]>('textDocument/references', {
                position: opened.at(place),
                context: { includeDeclaration: false },
            });
            const linesOf = (uri: string, text: string): string[] =>
                found
                    .filter(each => each.uri === uri)
                    .flatMap(({ range: { start, end } }) => text.split('\n').slice(start.line, end.line + 1))
                    .map(line => line.trim());
            assert.deepEqual(linesOf(uriOf(FILE), SOURCE), inSource);
            assert.deepEqual(
                linesOf(opened.uri, opened.text).map(line => line.replace(/, \/\*.*/, ',')),
                here,
            );
        }));

const STALE = SOURCE.replace('NODE_RTC   -> deny', 'NODE_RTC   -> hwdom');
const OTHER_BASE = SOURCE.replace('-> MM_RPU', '-> hwdom');

function conflict(ours: string, theirs: string): string {
    const [a, b] = [ours.split('\n'), theirs.split('\n')];
    const first = a.findIndex((line, at) => line !== b[at]);
    const end = a.findLastIndex((line, at) => line !== b[at]) + 1;
    return [
        ...a.slice(0, first),
        '<<<<<<< HEAD',
        ...a.slice(first, end),
        '=======',
        ...b.slice(first, end),
        '>>>>>>> other',
        ...a.slice(end),
    ].join('\n');
}

/** Those of the other side of a merge. */
const DIGESTS = ` *     policy ${'0'.repeat(64)}\n *     text   ${'1'.repeat(64)}\n`;

const changed = (text: string, old: string, by: string): string => {
    assert.ok(text.includes(old), `«${old}» is in\n${text}`);
    return text.replace(old, by);
};

const EDITED = changed(generated(SOURCE), 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)');

/** A file, where it is and what sources there are; what its lens says and offers. */
const LENSES: readonly (readonly [
    string,
    string,
    { path?: string; files?: Record<string, string> },
    string,
    string,
])[] = [
    ['up to date', generated(SOURCE), {}, 'Up to date (a.eemi)', 'open'],
    ['with other line ends', generated(SOURCE).replaceAll('\n', '\r\n'), {}, 'Up to date (a.eemi)', 'open'],
    ['a module', generated(SOURCE, MODULE), { path: MODULE }, 'Up to date (a.eemi)', 'open'],
    ['stale', generated(STALE), {}, 'Stale: the source has changed since (a.eemi)', 'emit compare open'],
    [
        'with the licence of before',
        generated(`license "MIT"\n${SOURCE}`),
        {},
        'Up to date but for its banner (a.eemi)',
        'emit compare open',
    ],
    ['edited', EDITED, {}, 'Edited by hand: 1 row differs (a.eemi)', 'compare take overwrite open'],
    [
        'edited, and stale',
        changed(generated(STALE), 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)'),
        {},
        'Edited by hand, and its source has changed since: 2 rows differ (a.eemi)',
        'compare take overwrite open',
    ],
    [
        'edited in a comment',
        changed(generated(SOURCE), 'the card', 'a card'),
        {},
        'Edited by hand: no row differs (a.eemi)',
        'compare take overwrite open',
    ],
    [
        'in a conflict',
        conflict(generated(STALE), generated(OTHER_BASE)),
        {},
        'In a merge conflict; emitting it again resolves that (a.eemi)',
        'emit compare open',
    ],
    [
        'in a conflict from the first line',
        `<<<<<<< HEAD\n${generated(STALE)}=======\n${generated(OTHER_BASE)}>>>>>>> other\n`,
        {},
        'In a merge conflict; emitting it again resolves that (a.eemi)',
        'emit compare open',
    ],
    [
        'in a conflict of which both digests were taken',
        changed(generated(SOURCE), ' *     policy ', `${DIGESTS} *     policy `),
        {},
        'In a merge conflict; emitting it again resolves that (a.eemi)',
        'emit compare open',
    ],
    [
        'in a conflict, and edited',
        conflict(generated(STALE), changed(generated(OTHER_BASE), '[NODE_RTC]', '[NODE_PL]')),
        {},
        'In a merge conflict, of which a side was edited by hand (a.eemi)',
        'compare take overwrite open',
    ],
    [
        'of a source with an error',
        generated(SOURCE),
        { files: { [FILE]: SOURCE.replace('MM_SD0', 'MM_NOWHERE') } },
        'Generated from a.eemi, which has 1 error: not compared',
        'open',
    ],
    ['of no source', generated(SOURCE), { files: {} }, 'Generated from a.eemi, which does not exist', ''],
    [
        'of a file that is no source',
        changed(generated(SOURCE), '../a.eemi', '../../etc/passwd'),
        { files: {} },
        'Generated from passwd, which is no .eemi file',
        '',
    ],
    [
        'a copy beside it',
        generated(SOURCE),
        { path: '/board/out/copy.h' },
        'Up to date (a copy of a.h, which a.eemi names)',
        'open',
    ],
    [
        'a copy that was edited',
        EDITED,
        { path: '/board/out/copy.h' },
        'Edited by hand: 1 row differs (a copy of a.h, which a.eemi names)',
        'open',
    ],
    [
        'not named',
        generated(SOURCE, '/board/out/b.h'),
        { path: '/board/out/b.h' },
        'Up to date (a.eemi does not name this file)',
        'open',
    ],
    [
        'compiled on its own',
        generated(SOURCE, '', { standalone: true }),
        { path: '/board/out/alone.h' },
        'Up to date (a.eemi does not name this file)',
        'open',
    ],
    [
        'of a source that was renamed',
        generated(SOURCE),
        { files: { '/board/b.eemi': SOURCE } },
        'Up to date but for its banner (b.eemi)',
        'emit compare open',
    ],
    [
        'of two sources that name it',
        generated(SOURCE),
        { files: { '/board/b.eemi': STALE, [FILE]: SOURCE } },
        'Up to date (a.eemi)',
        'open',
    ],
];

const COMMANDS: Readonly<Record<string, string>> = {
    'eemi.emit': 'emit',
    'eemi.compareOutput': 'compare',
    'eemi.takeOver': 'take',
    'eemi.overwrite': 'overwrite',
    'eemi.openSource': 'open',
};

for (const [what, text, where, title, commands] of LENSES)
    test(`the lens on the banner: ${what}`, async () => {
        const opened = await Opened.with(text, where);
        for (const file of Object.keys(where.files ?? {})) await opened.editor.said(uriOf(file));
        await opened.editor.said(opened.uri);
        const [first, ...others] = await opened.lenses();
        assert.equal(first?.command?.title, title);
        assert.equal(others.map(({ command }) => COMMANDS[command?.command ?? '']).join(' '), commands);
        assert.deepEqual(opened.editor.failures, []);
        opened.editor.close();
    });

/** What was edited in the header, and what is said about it: the lines that it is said at, and the beginning of what is said. */
const FINDINGS: readonly (readonly [
    string,
    (header: string) => string,
    readonly (readonly [string, RegExp])[],
])[] = [
    ['nothing', text => text, []],
    ['stale', () => generated(STALE), []],
    [
        'another frame',
        () => EDITED,
        [
            [
                '[NODE_SD_0] =',
                /^NODE_SD_0 was edited by hand: Xen is built with this row[\s\S]*\na\.eemi:9 says: \[NODE_SD_0\] = \{ \.mfn = mfn_init\(MM_SD0\)/,
            ],
        ],
    ],
    [
        'a row more',
        text => changed(text, '    [NODE_RTC]', '    [NODE_PL] = { .hwdom_access = true },\n    [NODE_RTC]'),
        [['[NODE_PL] = { .hwdom_access = true },', /^NODE_PL was added by hand/]],
    ],
    [
        'a row less',
        text => text.replace(/ {4}\[NODE_UART_0\].*\n/, ''),
        [['[NODE_UART_1] = { .hwdom_access = true }, /* 34 */', /^NODE_UART_0 was removed by hand/]],
    ],
    [
        'a comment',
        text => changed(text, 'The real-time cores.', 'Cores.'),
        [['/* Cores. */', /^Edited by hand: the source does not generate this/]],
    ],
    [
        'a check less',
        text => text.replace(/ {4}BUILD_BUG_ON\(NODE_RPU .*\n/, ''),
        [['BUILD_BUG_ON(NODE_RTC != 61);', /^Lines were removed by hand here/]],
    ],
    [
        'two rows',
        text =>
            changed(
                changed(text, '(MM_RPU)', '(MM_GPU)'),
                '{ .hwdom_access = false }',
                '{ .hwdom_access = true }',
            ),
        [
            ['[NODE_RPU] = { .mfn = mfn_init(MM_GPU) }, /* 6: 0xff9a0000 */', /^NODE_RPU was edited/],
            ['[NODE_RTC] = { .hwdom_access = true }, /* 61 */', /^NODE_RTC was edited/],
        ],
    ],
    [
        'a register',
        text => changed(text, '.mask = 0x1,', '.mask = 0x3,'),
        [['{ .start = ((paddr_t)MM_IOU_SLCR << 12)', /^.* was edited by hand/]],
    ],
    ['the end', text => `${text}int x;\n`, [['int x;', /^Edited by hand/]]],
    [
        'the end of the last line',
        text => text.slice(0, -1),
        [['#endif /* __OUT__A_H__ */', /^Lines were removed|^Edited/]],
    ],
    [
        'the banner',
        text => changed(text, ' * SHA-256', ' * Copyright of somebody\n * SHA-256'),
        [[' * Copyright of somebody', /^Edited by hand/]],
    ],
    [
        'a digest',
        text => changed(text, ' *     text   ', ' *     text   0'),
        [[' *     text   0', /^The source does not generate this|^Edited/]],
    ],
    [
        'an older source too',
        () => changed(generated(STALE), 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)'),
        [
            [
                '[NODE_SD_0] =',
                /^NODE_SD_0 is not the row of the source: it was edited here, or changed there since/,
            ],
            ['[NODE_RTC] = { .hwdom_access = true }, /* 61 */', /^NODE_RTC is not the row of the source/],
        ],
    ],
    [
        'a conflict',
        () => conflict(generated(STALE), generated(OTHER_BASE)),
        [['<<<<<<< HEAD', /^"a\.h" is in a merge conflict[\s\S]*nothing is lost[\s\S]*eemi-acl emit/]],
    ],
    [
        'a conflict of which both digests were taken',
        text => changed(text, ' *     policy ', `${DIGESTS} *     policy `),
        [['/*', /^"a\.h" is in a merge conflict[\s\S]*nothing is lost[\s\S]*eemi-acl emit/]],
    ],
    [
        'a conflict with a side that was edited',
        () => conflict(generated(STALE), changed(generated(OTHER_BASE), '[NODE_RTC]', '[NODE_PL]')),
        [
            [
                '<<<<<<< HEAD',
                /^A side of this merge conflict was edited by hand: `eemi-acl emit` does not overwrite it/,
            ],
        ],
    ],
];

for (const [what, edit, expected] of FINDINGS)
    test(`what is said in the header: ${what}`, async () => {
        const text = edit(generated(SOURCE));
        await inHeader(text, async opened => {
            const found = await opened.editor.said(opened.uri);
            const lines = text.split('\n');
            const texts = found.map(
                ({ range, message }) => `${lines[range.start.line]?.trim()} :: ${message}`,
            );
            assert.equal(found.length, expected.length, texts.join('\n'));
            for (const [at, [line, message]] of expected.entries()) {
                assert.ok(texts[at]?.startsWith(line.trim()), `${texts[at]}`);
                assert.match(String(found[at]?.message), message);
                assert.match(String(found[at]?.code), /^(?:edited|stale)-output$/);
            }
        });
    });

for (const [what, edit] of FINDINGS)
    test(`generated again: ${what}`, async () => {
        const text = edit(generated(SOURCE));
        await inHeader(text, async opened => {
            const found = await opened.editor.said(opened.uri);
            const [first] = found;
            if (first === undefined || text.includes('<<<<<<<')) return;
            const range = { start: first.range.start, end: first.range.start };
            const actions = await opened.ask<CodeAction[]>('textDocument/codeAction', {
                range,
                context: { diagnostics: found },
            });
            const whole = actions.find(({ title }) => title.startsWith('Generate the whole file again'));
            assert.equal(applied(text, whole?.edit?.changes?.[opened.uri]), generated(SOURCE));
            const again = actions.find(({ title }) => /^(?:Generate (?:it|these)|Remove)/.test(title));
            if (found.length > 1 || first.code === 'stale-output') return;
            assert.equal(applied(text, again?.edit?.changes?.[opened.uri]), generated(SOURCE), again?.title);
            assert.deepEqual(
                again?.diagnostics?.map(({ message }) => message),
                [first.message],
            );
        });
    });

test('a row that was edited is taken into the source, and then nothing more is said of it', () =>
    inHeader(EDITED, async opened => {
        const { editor, uri } = opened;
        const [take] = await opened.actions('mfn_init(MM_SD1)');
        assert.equal(take?.title, 'Take it into a.eemi: NODE_SD_0 -> MM_SD1 or hwdom (was MM_SD0 or hwdom)');
        const source = applied(SOURCE, take?.edit?.changes?.[uriOf(FILE)]);
        assert.ok(source.includes('NODE_SD_0  -> MM_SD1 or hwdom // the card'));
        await editor.edit(uriOf(FILE), source);
        await editor.until('nothing is said of the row', () =>
            (editor.published.get(uri)?.diagnostics ?? []).every(
                ({ message }) => !String(message).startsWith('NODE_SD_0 was'),
            ),
        );
    }));

/** What is not offered to be taken into the source. */
const NOT_TAKEN: readonly (readonly [string, string, string])[] = [
    [
        'a row of a range',
        '[NODE_UART_1] = { .hwdom_access = true }',
        '[NODE_UART_1] = { .hwdom_access = false }',
    ],
    ['a name that the source does not have', 'mfn_init(MM_RPU)', 'mfn_init(MM_NOWHERE)'],
    ['C that is more than a row', 'mfn_init(MM_RPU)', 'mfn_init(MM_RPU + 1)'],
    ['a comment', 'the card', 'a card'],
];

for (const [what, old, by] of NOT_TAKEN)
    test(`not offered to be taken into the source: ${what}`, () =>
        inHeader(changed(generated(SOURCE), old, by), async opened => {
            const titles = (await opened.actions(by)).map(({ title }) => title);
            assert.ok(
                titles.length > 0 && titles.every(title => !title.startsWith('Take')),
                titles.join('\n'),
            );
        }));

test('of a very long file the first and the last line that differ are said', async () => {
    const rows = Array.from({ length: 25_000 }, (_, id) => `    ${id} -> hwdom\n`);
    const source = `target xen\nemit c "out/a.h"\nnode t {\n${rows.join('')}}\n`;
    const text = changed(
        changed(generated(source), '[100] = { .hwdom_access = true }', '[100] = { 0 }'),
        '[20000] = { .hwdom_access = true }',
        '[20000] = { 0 }',
    );
    const opened = await Opened.with(text, { files: { [FILE]: source } });
    const found = await opened.editor.said(opened.uri);
    const lines = text.split('\n');
    assert.deepEqual(
        found.map(({ range: { start, end } }) => [lines[start.line]?.trim(), lines[end.line]?.trim()]),
        [['[100] = { 0 },', '[20000] = { 0 },']],
    );
    const actions = await opened.actions('[100] = { 0 }');
    for (const { edit } of actions)
        assert.equal(applied(text, edit?.changes?.[opened.uri]), generated(source));
    assert.equal((await opened.lenses())[0]?.command?.title, 'Edited by hand (a.eemi)');
    assert.match(await opened.hover('[20000]'), /^\*\*nodes? 20000 /);
    opened.editor.close();
});

test('in a virtual folder the source has to be open', async () => {
    const editor = await InProcess.start(ABLE);
    const uri = 'vscode-vfs://github/board/out/a.h';
    await editor.open(uri, EDITED, 'cpp');
    const title = async (): Promise<string | undefined> => {
        const [lens] = await editor.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
        return lens?.command?.title;
    };
    assert.equal(await title(), 'Generated from a.eemi, which is in a virtual folder and not open');
    await editor.open('vscode-vfs://github/board/a.eemi', SOURCE);
    assert.equal(await title(), 'Edited by hand: 1 row differs (a.eemi)');
    editor.close();
});

test('the source is edited, and what is said in the header follows', () =>
    inHeader(generated(SOURCE), async ({ editor, uri }) => {
        const title = async (): Promise<string | undefined> => {
            const [lens] = await editor.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
            return lens?.command?.title;
        };
        assert.equal(await title(), 'Up to date (a.eemi)');
        await editor.edit(uriOf(FILE), STALE);
        assert.equal(await title(), 'Stale: the source has changed since (a.eemi)');
        await editor.edit(uri, `${generated(STALE)}int x;\n`);
        assert.equal(await title(), 'Edited by hand: no row differs (a.eemi)');
        assert.equal((await editor.said(uri)).length, 1);
        await editor.edit(uri, 'int x;\n');
        await editor.until('nothing is said', () => editor.published.get(uri)?.diagnostics.length === 0);
        assert.equal(await editor.ask('textDocument/codeLens', { textDocument: { uri } }), null);
    }));

function titleIn({ generated }: Session): string {
    assert.ok(generated);
    return finish(generated.read(HEADER))?.title ?? '';
}

test('a lens that was asked for between two edits is drawn again, though its header is up to date before and after', () => {
    let drawn = 0;
    const client: Client = {
        publish: () => {},
        status: () => {},
        refresh: () => drawn++,
        watch: () => {},
        warn: () => {},
        schedule: () => {},
    };
    const session = new Session({ platforms: '/platforms', diagnostics: '/diagnostics.md' }, client);
    const settle = (): number => {
        drawn = 0;
        while (session.step()) {}
        return drawn;
    };
    session.opened(uriOf(FILE), 1, SOURCE, 'eemi');
    session.opened(uriOf(HEADER), 1, generated(SOURCE), 'c');
    assert.equal(settle(), 1);
    session.edited(uriOf(FILE), 2, [{ text: STALE }]);
    assert.match(titleIn(session), /^Stale/);
    session.edited(uriOf(FILE), 3, [{ text: SOURCE }]);
    assert.equal(settle(), 1);
    session.edited(uriOf(FILE), 4, [{ text: STALE }]);
    session.edited(uriOf(FILE), 5, [{ text: SOURCE }]);
    assert.equal(settle(), 0);
});

test('an edit of a long source does not wait for the lens of its header, which is about the new text', async () => {
    const rows = Array.from({ length: 5000 }, (_, id) => `    ${id} -> hwdom\n`).join('');
    const source = `target xen\nemit c "out/a.h"\nnode t {\n${rows}}\n`;
    const { editor, uri } = await Opened.with(generated(source), { files: { [FILE]: source } });
    try {
        const asked = editor.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
        const edited = editor.edit(uriOf(FILE), source.replace(' 4000 -> hwdom', ' 4000 -> deny'));
        const [[lens]] = await Promise.all([asked, edited]);
        assert.match(lens?.command?.title ?? '', /^Stale/);
    } finally {
        editor.close();
    }
});

test('what was said is withdrawn when the header is closed', () =>
    inHeader(EDITED, async ({ editor, uri }) => {
        assert.equal((await editor.said(uri)).length, 1);
        await editor.tell('textDocument/didClose', { textDocument: { uri } });
        await editor.until('it is withdrawn', () => editor.published.get(uri)?.diagnostics.length === 0);
    }));

/** Documents that are none of ours, and an old revision of one that is. */
const OTHERS: readonly (readonly [string, string, string, string])[] = [
    ['C', 'c', '/board/x.c', '#include "out/a.h"\nint main(void) { return NODE_RPU; }\n'],
    ['a header that only quotes a banner', 'cpp', '/board/x.h', `// see\n//\n//\n//\n${generated(SOURCE)}`],
    ['TypeScript', 'typescript', '/board/x.ts', 'export const x = 1;\n'],
    ['nothing', 'c', '/board/y.h', ''],
];

for (const [what, language, path, text] of OTHERS)
    test(`nothing at all is said of a document that was not generated: ${what}`, async () => {
        const editor = await InProcess.start(ABLE);
        await editor.open(uriOf(FILE), SOURCE);
        await editor.open(uriOf(path), text, language);
        await editor.edit(uriOf(path), 'x', {
            start: { line: 0, character: 0 },
            end: { line: 0, character: 0 },
        });
        await nothingIsSaid(editor, uriOf(path));
    });

test('nothing is said of an old revision', async () => {
    const editor = await InProcess.start(ABLE);
    await editor.open(uriOf(FILE), SOURCE);
    const uri = 'git:/board/out/a.h?%7B%22ref%22%3A%22~%22%7D';
    await editor.open(uri, EDITED, 'c');
    await nothingIsSaid(editor, uri);
});

async function nothingIsSaid(editor: InProcess, uri: string): Promise<void> {
    await editor.said(uriOf(FILE));
    const position = { line: 0, character: 1 };
    const params = {
        textDocument: { uri },
        position,
        positions: [position],
        range: { start: position, end: position },
        context: { diagnostics: [], includeDeclaration: true },
        options: { tabSize: 4, insertSpaces: true },
        newName: 'x',
        ch: '\n',
        format: 'c',
        kind: 'node',
        id: '1',
        domain: null,
        previousResultId: '1',
    };
    for (const { method } of TABLE.filter(({ method }) =>
        /^textDocument\/|^eemi\/(?:output|access)/.test(method),
    ))
        assert.equal(await editor.ask(method, params), null, method);
    assert.equal(editor.published.has(uri), false);
    assert.deepEqual(editor.failures, []);
    editor.close();
}

test('the source is opened, in an editor that can', () =>
    inHeader(generated(SOURCE), async ({ editor }) => {
        const source = uriOf(FILE);
        await editor.ask('workspace/executeCommand', { command: 'eemi.openSource', arguments: [source] });
        const asked = editor.heard.find(({ method }) => method === 'window/showDocument');
        assert.deepEqual(asked?.params, { uri: source, takeFocus: true });
    }));

test('what is not saved yet is taken over as well', () =>
    inHeader(EDITED, async ({ editor, uri }) => {
        await editor.ask('workspace/executeCommand', {
            command: 'eemi.takeOver',
            arguments: [uriOf(FILE), uri],
        });
        const asked = editor.heard.find(({ method }) => method === 'window/showMessageRequest');
        assert.match(
            JSON.stringify(asked?.params),
            /Change 1 row of a\.eemi.*from MM_SD0 or hwdom to MM_SD1 or hwdom/,
        );
    }));
