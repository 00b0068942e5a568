// What an editor is told about outputs follows from what there is now: not from when it was looked at, nor from who changed it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Freshness } from '../../server/emit/freshness-words';
import { finish } from '../../server/language/steps';
import { emitFile } from '../../server/lsp/emitting';
import type { Status } from '../../server/lsp/protocol';
import { Session } from '../../server/lsp/session';
import { BY_LINES } from '../../server/lsp/turn';

const SOURCES = ['main.eemi', 'names.eemi', 'tables.eemi'] as const;
type Source = (typeof SOURCES)[number];
const OUTPUTS = ['a.h', 'b.ts'] as const;
type Output = (typeof OUTPUTS)[number];

/** The texts that a source has at one time or another: with errors, with another policy, with other outputs, or none. */
const TEXTS: Readonly<Record<Source, readonly string[]>> = {
    'main.eemi': [
        'target xen\nimport "tables.eemi"\nemit c "a.h"\nemit ts "b.ts"\n',
        'target xen\nimport "tables.eemi"\nemit c "a.h"\n',
        'target xen\nemit ts "b.ts"\nimport "tables.eemi"\nimport "names.eemi"\n',
        'target xen\nimport "tables.eemi"\nemit c "a.h"\nemit ts "b.ts"\nnode other {\n    NOBODY -> hwdom\n}\n',
        'target xen\n',
    ],
    'tables.eemi': [
        'target xen\nimport "names.eemi"\nnode nodes {\n    NODE_A -> hwdom\n}\n',
        'target xen\nimport "names.eemi"\nnode nodes {\n    NODE_A -> deny\n}\n',
        'target xen\nimport "names.eemi"\nnode nodes {\n    NODE_B -> hwdom\n}\n',
    ],
    'names.eemi': [
        'names node {\n    NODE_A = 0\n    NODE_B = 1\n}\n',
        'names node {\n    NODE_A = 0\n}\n',
        'names node {\n    NODE_A = 1\n    NODE_B = 0\n}\n',
    ],
};

/** What happens. What cannot happen at the time, such as an edit of a file that is not open, does not. */
type Event =
    | { readonly kind: 'open' | 'edit' | 'write'; readonly file: Source; readonly text: number }
    | { readonly kind: 'save' | 'close' | 'follow' | 'remove'; readonly file: Source }
    | { readonly kind: 'emit' }
    | { readonly kind: 'change' | 'replace' | 'delete'; readonly output: Output }
    | { readonly kind: 'work'; readonly pieces: number };

const file = fc.constantFrom(...SOURCES);
const output = fc.constantFrom(...OUTPUTS);

const EVENT: fc.Arbitrary<Event> = fc.oneof(
    fc.record({ kind: fc.constantFrom('open', 'edit', 'write'), file, text: fc.nat(4) }),
    fc.record({ kind: fc.constantFrom('save', 'close', 'follow', 'remove'), file }),
    fc.record({ kind: fc.constant('emit') }),
    fc.record({ kind: fc.constantFrom('change', 'replace', 'delete'), output }),
    fc.record({ kind: fc.constant('work'), pieces: fc.integer({ min: 1, max: 40 }) }),
);

test('after any events, in any order, an editor has been told what a new server would tell it', () => {
    const events = fc.array(EVENT, { maxLength: 14 });
    fc.assert(
        fc.property(events, fc.constantFrom(undefined, 1), (all, linesATurn) => {
            inFolder(folder => {
                const editor = new Editor(folder, linesATurn);
                editor.do({ kind: 'emit' });
                for (const each of all) editor.do(each);
                assert.deepEqual(editor.told(), editor.startedAgain().told());
            });
        }),
        { numRuns: 100 },
    );
});

/** Where the source is open and its outputs are written: what happens then, and what is known of `a.h` after it. */
const CASES: readonly (readonly [string, readonly Event[], Freshness | null])[] = [
    ['nothing', [], 'fresh'],
    ['an edit', [{ kind: 'edit', file: 'main.eemi', text: 1 }], 'fresh'],
    ['an edit of what it imports', opened('tables.eemi', 1), 'stale'],
    [
        'the same, taken back',
        [...opened('tables.eemi', 1), { kind: 'edit', file: 'tables.eemi', text: 0 }],
        'fresh',
    ],
    [
        'the same, closed without saving',
        [...opened('tables.eemi', 1), { kind: 'close', file: 'tables.eemi' }],
        'fresh',
    ],
    ['another import on disk', [{ kind: 'write', file: 'names.eemi', text: 2 }], 'stale'],
    ['an error', [{ kind: 'edit', file: 'main.eemi', text: 3 }], null],
    [
        'an error that is gone',
        [
            { kind: 'edit', file: 'main.eemi', text: 3 },
            { kind: 'work', pieces: 40 },
            { kind: 'edit', file: 'main.eemi', text: 0 },
        ],
        'fresh',
    ],
    ['another text on disk while it is open', [{ kind: 'write', file: 'main.eemi', text: 4 }], 'fresh'],
    ['an output that was changed by hand', [{ kind: 'change', output: 'a.h' }], 'edited'],
    ['an output that was replaced', [{ kind: 'replace', output: 'a.h' }], 'foreign'],
    ['an output that was removed', [{ kind: 'delete', output: 'a.h' }], 'missing'],
];

function opened(file: Source, text: number): readonly Event[] {
    return [
        { kind: 'open', file, text: 0 },
        { kind: 'edit', file, text },
    ];
}

for (const [name, events, expected] of CASES) {
    test(`an output after ${name}`, () => {
        inFolder(folder => {
            const editor = new Editor(folder);
            editor.do({ kind: 'emit' });
            editor.do({ kind: 'open', file: 'main.eemi', text: 0 });
            editor.rest();
            for (const each of events) editor.do(each);
            const state = editor.freshnessOf('main.eemi', 'a.h');
            assert.equal(state, expected);
        });
    });
}

test('what is shown above an `emit` line is drawn again when the last error is gone', () => {
    inFolder(folder => {
        const editor = new Editor(folder);
        editor.do({ kind: 'open', file: 'main.eemi', text: 3 });
        editor.rest();
        const before = editor.drawn;
        editor.do({ kind: 'edit', file: 'main.eemi', text: 0 });
        editor.rest();
        assert.equal(editor.drawn, before + 1);
    });
});

function inFolder(act: (folder: string) => void): void {
    const folder = mkdtempSync(path.join(tmpdir(), 'eemi-acl-'));
    try {
        for (const each of SOURCES) writeFileSync(path.join(folder, each), textOf(each, 0));
        act(folder);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const textOf = (file: Source, text: number): string => TEXTS[file][text % TEXTS[file].length] ?? '';

/** An editor with a folder, and the server in it. */
class Editor {
    drawn = 0;
    private readonly session: Session;
    private readonly open = new Map<Source, string>();
    private readonly diagnostics = new Map<string, readonly Diagnostic[]>();
    private readonly statuses = new Map<string, Status>();
    private version = 0;

    constructor(
        private readonly folder: string,
        linesATurn = BY_LINES.lines,
    ) {
        const client = {
            publish: (uri: string, _version: number | undefined, diagnostics: readonly Diagnostic[]) => {
                this.diagnostics.set(uri, diagnostics);
            },
            status: (status: Status) => {
                this.statuses.set(status.uri, status);
            },
            refresh: () => {
                this.drawn++;
            },
            watch: () => {},
            warn: () => {},
            schedule: () => {},
        };
        const program = { platforms: '/platforms', diagnostics: '/diagnostics.md' };
        this.session = new Session(program, client, true, { ...BY_LINES, lines: linesATurn });
        this.session.changeFolders([], [this.uriOf('')]);
    }

    do(event: Event): void {
        switch (event.kind) {
            case 'open':
                if (!this.open.has(event.file)) this.show(event.file, textOf(event.file, event.text));
                break;
            case 'edit':
                if (this.open.has(event.file)) this.edit(event.file, textOf(event.file, event.text));
                break;
            case 'write':
                this.write(event.file, textOf(event.file, event.text));
                break;
            case 'save':
                this.save(event.file);
                break;
            case 'close':
                if (this.open.delete(event.file)) this.session.closed(this.uriOf(event.file));
                this.statuses.delete(this.uriOf(event.file));
                break;
            // An editor takes over what was written to the disk, if the text in it was saved.
            case 'follow':
                if (this.open.has(event.file)) this.edit(event.file, textOf(event.file, 1));
                this.write(event.file, textOf(event.file, 1));
                break;
            case 'remove':
                this.remove(event.file);
                break;
            case 'delete':
                this.remove(event.output);
                break;
            case 'emit':
                this.emit();
                break;
            case 'change':
                this.write(event.output, '/* by hand */\n', 'a');
                break;
            case 'replace':
                this.write(event.output, 'something else\n');
                break;
            case 'work':
                for (let piece = 0; piece < event.pieces && this.session.step(); piece++);
                break;
        }
    }

    /** A new server for the same editor. */
    startedAgain(): Editor {
        const editor = new Editor(this.folder);
        for (const [file, text] of this.open) editor.show(file, text);
        return editor;
    }

    /** All that the server says about the files, when it has nothing more to do. */
    told(): object {
        this.rest();
        const found = [...this.diagnostics].filter(([, diagnostics]) => diagnostics.length > 0).sort();
        const statuses = [...this.statuses.values()].map(status => ({ ...status, version: 0 }));
        return { found, statuses: statuses.sort((a, b) => (a.uri < b.uri ? -1 : 1)) };
    }

    freshnessOf(file: Source, output: Output): Freshness | null | undefined {
        this.rest();
        const outputs = this.statuses.get(this.uriOf(file))?.outputs;
        return outputs?.find(({ uri }) => uri === this.uriOf(output))?.freshness;
    }

    rest(): void {
        while (this.session.step()) {}
    }

    private show(file: Source, text: string): void {
        this.open.set(file, text);
        this.session.opened(this.uriOf(file), ++this.version, text);
    }

    private edit(file: Source, text: string): void {
        this.open.set(file, text);
        this.session.edited(this.uriOf(file), ++this.version, [{ text }]);
    }

    private save(file: Source): void {
        const text = this.open.get(file);
        if (text === undefined) return;
        this.session.saved(this.uriOf(file));
        this.write(file, text);
    }

    private write(name: Source | Output, text: string, flag = 'w'): void {
        writeFileSync(path.join(this.folder, name), text, { flag });
        this.session.changedOnDisk([this.pathOf(name)]);
    }

    private remove(name: Source | Output): void {
        rmSync(path.join(this.folder, name), { force: true });
        this.session.changedOnDisk([this.pathOf(name)]);
    }

    private emit(): void {
        const { written } = finish(emitFile(this.session.workspace, this.pathOf('main.eemi'), {}));
        this.session.changedOnDisk(written.map(uri => this.session.fileOf(uri)));
    }

    private pathOf(name: string): string {
        return this.session.fileOf(this.uriOf(name));
    }

    private uriOf(name: string): string {
        return pathToFileURL(path.join(this.folder, name)).href;
    }
}
