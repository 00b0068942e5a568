// Somebody who types in VS Code, key by key: the editor keeps the text, asks the server for what it would ask it, and shows what it
// would show. The server is a real one, behind its pipes.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
    CodeAction,
    CodeLens,
    CompletionItem,
    CompletionList,
    Diagnostic,
    InlayHint,
    TextEdit,
} from 'vscode-languageserver-types';
import { isNotYet } from '../../../client/notYet';
import { entryOf, type Remembered, remembered, type StatusEntry } from '../../../client/statusEntry';
import { movedBy, type Said, stillSo } from '../../../client/stillSo';
import type { EmitAnswer, Status } from '../../../server/lsp/protocol';
import { ABLE, TestEditor, uriOf } from '../client';
import { type Change, TypedText } from './typed-text';

/** What VS Code with the extension says that it can, as far as the server asks. */
const CAPABILITIES = {
    ...ABLE,
    workspace: {
        ...ABLE.workspace,
        workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    },
    textDocument: {
        ...ABLE.textDocument,
        completion: { completionItem: { snippetSupport: true } },
    },
    experimental: {
        ...ABLE.experimental,
        eemiCompare: true,
        commands: { commands: ['editor.action.triggerSuggest'] },
    },
};

const INVOKED = 1;
const BY_CHARACTER = 2;
const SNIPPET = 2;
const AUTOMATIC = 2;
const TRIGGERS = ' "/';
const LAYOUT = { tabSize: 4, insertSpaces: true };

/** Whether letters open the list: at the end of a word, and not in a string or a comment. */
const OPENS_LIST = /^[^"]*(?:"[^"]*"[^"]*)*[A-Za-z_]\w*$/;

export class Typist {
    /** The open list, and which of its items is selected. */
    list: { readonly items: readonly CompletionItem[]; at: number } | undefined;
    readonly typed = new TypedText(change => {
        this.version++;
        this.shown = this.shown.flatMap(each => movedWith(each, change));
        this.editor.edit(this.uri, this.version, change.range, change.text);
    });
    private version = 1;
    private saved = '';
    private shown: readonly Diagnostic[] = [];
    private known: Remembered | undefined;
    private readonly uri: string;

    private constructor(
        private readonly editor: TestEditor,
        private readonly file: string,
    ) {
        this.uri = uriOf(file);
    }

    /** Opens an empty file, which is there already. */
    static async start(file: string): Promise<Typist> {
        const folders = [path.dirname(file)];
        const editor = await TestEditor.start({ folders, capabilities: CAPABILITIES });
        const typist = new Typist(editor, file);
        editor.open(typist.uri, '');
        return typist;
    }

    stop(): Promise<number | null> {
        return this.editor.stop();
    }

    /** A character, or the name of a key. */
    async press(key: string): Promise<void> {
        const named = this.keys[key];
        if (named === undefined) await this.write(key);
        else await named();
    }

    private readonly keys: Readonly<Record<string, () => Promise<void> | void>> = {
        Enter: async () => {
            if (!(await this.accept(true))) await this.breakLine();
        },
        Tab: async () => {
            if (!(await this.accept(false)) && !this.typed.nextPlace()) await this.write('\t');
        },
        Escape: () => this.closeList(),
        Backspace: () => {
            this.closeList();
            this.typed.backspace();
        },
        Down: () => {
            if (this.list === undefined) this.typed.goTo(this.typed.position.line + 1);
            else this.list.at++;
        },
        Up: () => this.typed.goTo(this.typed.position.line - 1),
        'Ctrl+Home': () => this.typed.goTo(0),
        End: () => this.typed.goTo(this.typed.position.line),
        'Ctrl+Space': () => this.askForList(INVOKED),
        'Ctrl+S': () => this.save(),
        'Ctrl+.': () => this.fix(),
    };

    private async write(character: string): Promise<void> {
        this.typed.type(character);
        const { before } = this.typed;
        if (TRIGGERS.includes(character)) await this.askForList(BY_CHARACTER, character);
        else if (OPENS_LIST.test(before) && !before.includes('//')) await this.askForList(INVOKED);
        else if (character === '-' && this.list !== undefined) await this.askForList(INVOKED);
        else this.closeList();
        if (character === '}') await this.layOutTyped(character);
    }

    private async breakLine(): Promise<void> {
        this.closeList();
        this.typed.type('\n');
        await this.layOutTyped('\n');
    }

    private async layOutTyped(ch: string): Promise<void> {
        const { position } = this.typed;
        const edits = await this.ask<TextEdit[]>('onTypeFormatting', { position, ch, options: LAYOUT });
        this.typed.apply(edits);
    }

    private async askForList(triggerKind: number, triggerCharacter?: string): Promise<void> {
        const { position } = this.typed;
        const context = { triggerKind, ...(triggerCharacter !== undefined && { triggerCharacter }) };
        const { items } = await this.ask<CompletionList>('completion', { position, context });
        this.list = items.length > 0 ? { items, at: 0 } : undefined;
    }

    private closeList(): void {
        this.list = undefined;
    }

    /** Takes what is selected in the list; Enter only if that changes the text. */
    private async accept(byEnter: boolean): Promise<boolean> {
        const item = this.list?.items[this.list.at];
        const edit = item?.textEdit;
        if (item === undefined || edit === undefined || !('range' in edit)) return false;
        const isThere = this.textIn(edit) === edit.newText;
        this.closeList();
        if (byEnter && isThere) return false;
        this.typed.complete(edit.range, edit.newText, item.insertTextFormat === SNIPPET);
        if (item.command !== undefined) await this.askForList(INVOKED);
        return true;
    }

    private textIn({ range: { start, end } }: TextEdit): string {
        return this.typed.lineText(start.line).slice(start.character, end.character);
    }

    /** The first thing that the bulb at the cursor offers. */
    private async fix(): Promise<void> {
        this.closeList();
        const [first] = await this.bulb();
        this.typed.apply(first?.edit?.changes?.[this.uri] ?? []);
    }

    /** As by hand: the line of the cursor is laid out first. No output is there that would be written too. */
    private async save(): Promise<void> {
        this.closeList();
        const { line } = this.typed.position;
        const end = { line, character: this.typed.lineText(line).length };
        const range = { start: { line, character: 0 }, end };
        this.typed.apply(await this.ask<TextEdit[]>('rangeFormatting', { range, options: LAYOUT }));
        writeFileSync(this.file, this.typed.text);
        this.saved = this.typed.text;
        this.editor.save(this.uri);
        await this.statusThat(({ version, typed }) => version === this.version && typed === null);
    }

    /** The command that writes the outputs; gives what it says. */
    async emit(): Promise<string> {
        const params = { command: 'eemi.emit', arguments: [this.uri] };
        const { message } = await this.editor.ask<EmitAnswer>('workspace/executeCommand', params);
        await this.statusThat(({ outputs }) => outputs.every(({ freshness }) => freshness === 'fresh'));
        return message;
    }

    /** What is underlined, as soon as the newest text was judged. */
    async underlined(): Promise<readonly Diagnostic[]> {
        const all = await this.editor.diagnostics(this.uri, this.version);
        this.shown = this.saved === this.typed.text ? all : this.presentIn(all);
        return this.shown;
    }

    private presentIn(all: readonly Diagnostic[]): readonly Diagnostic[] {
        const { typed, shown } = this;
        const { line: cursor } = typed.position;
        const isUntold = (said: Said): boolean => isNotYet(said, cursor, line => typed.lines[line]);
        return [...all, ...stillSo(shown, all, { cursor, isUntold }, saidOf)].filter(
            each => !isUntold(saidOf(each)),
        );
    }

    /** The entry in the status bar, as soon as it is of the newest text. */
    async status(): Promise<StatusEntry> {
        await this.underlined();
        // What is on the disk is told as soon as it was looked at.
        await this.statusThat(
            ({ version, errors, outputs }) =>
                version === this.version &&
                (errors > 0 || outputs.every(({ freshness }) => freshness !== null)),
        );
        const status = this.editor.statuses.get(this.uri);
        this.known = status && remembered(status, this.known);
        const { line } = this.typed.position;
        return entryOf(this.known, (first, last) => first <= line && line <= last, path.basename);
    }

    private statusThat(holds: (status: Status) => boolean): Promise<void> {
        return this.editor.until('a status', () => {
            const status = this.editor.statuses.get(this.uri);
            return status !== undefined && holds(status);
        });
    }

    hints(): Promise<readonly InlayHint[]> {
        const end = { line: this.typed.lines.length, character: 0 };
        return this.ask('inlayHint', { range: { start: { line: 0, character: 0 }, end } });
    }

    lenses(): Promise<readonly CodeLens[]> {
        return this.ask('codeLens', {});
    }

    /** What the bulb at the cursor offers. */
    async bulb(): Promise<readonly CodeAction[]> {
        const at = this.typed.position;
        const diagnostics = (await this.underlined()).filter(
            ({ range: { start, end } }) =>
                start.line === at.line && start.character <= at.character && at.character <= end.character,
        );
        const context = { diagnostics, triggerKind: AUTOMATIC };
        return this.ask('codeAction', { range: { start: at, end: at }, context });
    }

    readOutput(name: string): string {
        return readFileSync(path.join(path.dirname(this.file), name), 'utf8');
    }

    private ask<R>(method: string, params: object): Promise<R> {
        return this.editor.askAbout<R>(`textDocument/${method}`, this.uri, params);
    }
}

/** What the editor shows moves with its line. */
function movedWith(shown: Diagnostic, change: Change): Diagnostic[] {
    const { start, end } = shown.range;
    const lines = movedBy(start.line, change);
    if (lines === undefined) return [];
    const range = { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
    return [{ ...shown, range }];
}

const saidOf = ({ code, range, severity }: Diagnostic): Said => ({
    code,
    line: range.start.line,
    isError: severity === 1,
});
