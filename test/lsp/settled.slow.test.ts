// What an editor shows when nothing happens any more: after edits at any moment, also while something is analysed or answered, it is what
// it would show had it opened the last texts. The editor here asks as VS Code does: about a view after each status, about a document after
// its edits and where the server says that what is drawn is old.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Repeated } from '../../client/repeated';
import { InProcess } from './in-process';

const ROWS = 8000;

/** So that a change of one row is an edit of one line. */
const large = (grant: string): string =>
    [
        'target xen\nemit c "large.h"\nimport "names.eemi"\nnode t {',
        ...Array.from({ length: ROWS }, (_, id) => `    ${id} -> ${id === ROWS / 2 ? grant : 'hwdom'}`),
        '}\n',
    ].join('\n');

const small = (grant: string): string =>
    `target xen\nemit c "small.h"\nimport "names.eemi"\nnode t {\n    DEV_A -> ${grant}\n    DEV_B -> hwdom\n}\ntest "a" {\n    hwdom may use DEV_A\n}\n`;

/** The texts that a file has at one time or another. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
    'names.eemi': [
        'names node {\n    DEV_A = 0\n    DEV_B = 1\n}\nnames frame {\n    MM_A = at 0x10000\n}\n',
        'names node {\n    DEV_A = 1\n    DEV_B = 0\n}\nnames frame {\n    MM_A = at 0x20000\n}\n',
        'names node {\n    DEV_B = 0\n}\n',
    ],
    'small.eemi': ['MM_A', 'deny', 'hwdom', 'MM_NOWHERE'].map(small),
    'large.eemi': ['MM_A', 'deny', 'MM_NOWHERE'].map(large),
};
const NAMES = Object.keys(SOURCES);
const HEADER = 'small.h';

/** Views that follow what the server says of documents, by method. */
const VIEWS: readonly (readonly [method: string, more: object])[] = [
    ['eemi/output', { format: 'c', around: 0 }],
    ['eemi/output', { format: 'ts', around: 0 }],
    ['eemi/access', {}],
    ['eemi/tests', { coverage: false }],
];
/** What is drawn in documents. */
const DRAWN: readonly (readonly [method: string, refresh: string])[] = [
    ['textDocument/codeLens', 'workspace/codeLens/refresh'],
    ['textDocument/inlayHint', 'workspace/inlayHint/refresh'],
];
const REFUSED = /^the text was changed meanwhile$/;

const uriOf = (name: string): string => `file:///board/${name}`;
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: ROWS, character: 0 } };

/** An editor with documents, and what it shows of them. */
class Shown {
    private readonly views = new Map<string, { readonly asking: Repeated; answer: unknown }>();
    private readonly drawn = new Map<string, unknown>();
    private readonly texts = new Map<string, string>();
    private pending = 0;
    private heard = 0;
    /** What a person asked, and got neither an answer nor a refusal that says why. */
    readonly lost: string[] = [];

    private constructor(private readonly editor: InProcess) {}

    static async with(texts: ReadonlyMap<string, string>): Promise<Shown> {
        const refreshes = Object.fromEntries(DRAWN.map(([, refresh]) => [refresh, () => null]));
        const shown = new Shown(
            await InProcess.start(
                {
                    workspace: {
                        codeLens: { refreshSupport: true },
                        inlayHint: { refreshSupport: true },
                    },
                    experimental: { eemiStatus: true },
                },
                refreshes,
            ),
        );
        for (const [name, text] of texts) await shown.open(name, text);
        return shown;
    }

    async open(name: string, text: string): Promise<void> {
        this.texts.set(name, text);
        await this.editor.open(uriOf(name), text, name.endsWith('.h') ? 'c' : 'eemi');
        this.draw(name);
    }

    /** Edits what is another line; lines never come or go here, but in headers and names. */
    async edit(name: string, text: string): Promise<void> {
        const [old, now] = [(this.texts.get(name) ?? '').split('\n'), text.split('\n')];
        this.texts.set(name, text);
        const line = now.findIndex((each, at) => each !== old[at]);
        const isOneLine = old.length === now.length && line !== -1;
        const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
        const rest = now.slice(line).join('\n');
        if (isOneLine && now.slice(line + 1).join() === old.slice(line + 1).join())
            await this.editor.edit(uriOf(name), `${now[line]}\n`, range);
        else if (isOneLine)
            await this.editor.edit(uriOf(name), rest, { ...range, end: { line: old.length, character: 0 } });
        else await this.editor.edit(uriOf(name), text);
        this.draw(name);
    }

    /** What a person asks once: it is answered, or refused because of an edit. */
    async wonder(name: string, line: number): Promise<void> {
        const position = { line, character: 6 };
        const textDocument = { uri: uriOf(name) };
        await this.asked('textDocument/hover', { textDocument, position }).catch(({ message }: Error) => {
            if (!REFUSED.test(message)) this.lost.push(message);
        });
    }

    /** Lets the server work, and asks for what it says is new. */
    async rest(rounds: number): Promise<void> {
        for (let round = 0; round < rounds; round++) {
            await new Promise(setImmediate);
            this.follow();
        }
    }

    /** Waits until nothing happens any more, and gives all that is shown. */
    async settled(): Promise<unknown> {
        for (let quiet = 0; quiet < 50; quiet++) {
            const before = this.editor.heard.length;
            await this.rest(1);
            if (this.pending > 0 || this.editor.heard.length > before) quiet = 0;
        }
        assert.deepEqual(this.editor.failures, []);
        return {
            said: NAMES.map(name => this.editor.published.get(uriOf(name))?.diagnostics),
            header: this.editor.published.get(uriOf(HEADER))?.diagnostics,
            views: inOrder(this.views, ({ answer }) => withoutVersion(answer)),
            drawn: inOrder(this.drawn, answer => answer),
        };
    }

    close(): void {
        this.editor.close();
    }

    private follow(): void {
        for (const { method } of this.editor.heard.slice(this.heard)) {
            if (method === 'eemi/status') this.renew();
            const [drawn] = DRAWN.find(([, refresh]) => refresh === method) ?? [];
            if (drawn !== undefined) for (const name of this.texts.keys()) this.drawOne(drawn, name);
        }
        this.heard = this.editor.heard.length;
    }

    private renew(): void {
        for (const name of NAMES)
            for (const [method, more] of VIEWS) {
                const key = `${name} ${method} ${JSON.stringify(more)}`;
                const view = this.views.get(key) ?? {
                    answer: undefined,
                    asking: new Repeated(async () => {
                        const textDocument = { uri: uriOf(name) };
                        try {
                            view.answer = await this.asked(method, { textDocument, ...more });
                        } catch (error) {
                            // No edit of the view itself has it asked again, so it must not be refused.
                            this.lost.push(`${key}: ${String(error)}`);
                        }
                    }),
                };
                this.views.set(key, view);
                void view.asking.again();
            }
    }

    /** An editor asks after each edit, and where a document comes into view. */
    draw(name: string): void {
        if (!this.texts.has(name)) return;
        for (const [method] of DRAWN) this.drawOne(method, name);
    }

    /** Only the last answer is drawn; what was asked before the last edit is of no use. */
    private drawOne(method: string, name: string): void {
        const key = `${name} ${method}`;
        const last = this.asked(method, { textDocument: { uri: uriOf(name) }, range: EVERYTHING });
        this.drawn.set(key, last);
        last.then(
            answer => this.drawn.get(key) === last && this.drawn.set(key, answer),
            (error: Error) =>
                this.drawn.get(key) === last && this.drawn.set(key, `refused: ${error.message}`),
        );
    }

    private async asked(method: string, params: object): Promise<unknown> {
        this.pending++;
        try {
            return await this.editor.ask(method, params);
        } finally {
            this.pending--;
        }
    }
}

const inOrder = <T>(all: ReadonlyMap<string, T>, answerOf: (each: T) => unknown): [string, unknown][] =>
    [...all.keys()].sort().map(key => {
        const each = all.get(key);
        return [key, each === undefined ? undefined : answerOf(each)];
    });

function withoutVersion(answer: unknown): unknown {
    return typeof answer === 'object' && answer !== null ? { ...answer, version: undefined } : answer;
}

const EVENT = fc.oneof(
    { weight: 3, arbitrary: fc.record({ edit: fc.constantFrom(...NAMES, HEADER), text: fc.nat(3) }) },
    { weight: 3, arbitrary: fc.record({ rest: fc.oneof(fc.nat(3), fc.nat(60)) }) },
    { weight: 1, arbitrary: fc.record({ look: fc.constantFrom(...NAMES, HEADER) }) },
    { weight: 1, arbitrary: fc.record({ wonder: fc.constantFrom(...NAMES), line: fc.nat(8) }) },
);

test('after edits at any moment an editor shows what it would show of the last texts', {
    timeout: 600_000,
}, async () => {
    const header = await headerOf(small('MM_A'));
    const sources = NAMES.map(name => [name, SOURCES[name]?.[0] ?? ''] as const);
    const events = fc.array(EVENT, { minLength: 3, maxLength: 16 });
    await fc.assert(
        fc.asyncProperty(events, fc.boolean(), fc.boolean(), async (all, hasHeader, waits) => {
            const texts = new Map(hasHeader ? [...sources, [HEADER, header]] : sources);
            const edited = await Shown.with(texts);
            if (waits) await edited.settled();
            for (const event of all) {
                if ('rest' in event) await edited.rest(event.rest);
                else if ('look' in event) edited.draw(event.look);
                else if ('wonder' in event) void edited.wonder(event.wonder, event.line);
                else {
                    const of = SOURCES[event.edit] ?? [
                        header,
                        header.replace('mfn_init(MM_A)', 'mfn_init(MM_B)'),
                    ];
                    const text = of[event.text % of.length] ?? '';
                    if (!texts.has(event.edit) || texts.get(event.edit) === text) continue;
                    texts.set(event.edit, text);
                    await edited.edit(event.edit, text);
                }
            }
            const opened = await Shown.with(texts);
            try {
                assert.deepEqual(await edited.settled(), await opened.settled());
                assert.deepEqual(edited.lost, []);
            } finally {
                edited.close();
                opened.close();
            }
        }),
        { numRuns: 20 },
    );
});

/** What the small source generates at first. */
async function headerOf(source: string): Promise<string> {
    const editor = await InProcess.start();
    await editor.open(uriOf('names.eemi'), SOURCES['names.eemi']?.[0] ?? '');
    await editor.open(uriOf('small.eemi'), source);
    const { text } = await editor.ask<{ text: string }>('eemi/output', {
        textDocument: { uri: uriOf('small.eemi') },
        format: 'c',
        around: 0,
    });
    editor.close();
    return text;
}
