// What the views of outputs show: the server's last answer for each of them. While an answer is on its way no other is asked
// for, so that typing never makes a queue.

import { EventEmitter, type Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { OUTPUT, OutputAnswer, OutputParams } from '../server/lsp/protocol';
import { formatOf, sourceOf } from './outputUri';

const REQUEST: typeof OUTPUT = 'eemi/output';

interface View {
    readonly uri: Uri;
    answer: OutputAnswer | undefined;
    /** The answer that is on its way. */
    asking: Promise<void> | undefined;
    /** Something changed since it was asked for. */
    isOld: boolean;
}

export class Outputs {
    private readonly views = new Map<string, View>();
    private readonly changed = new EventEmitter<Uri>();
    private readonly renewed = new EventEmitter<void>();
    /** The text of a view is another. */
    readonly onDidChange = this.changed.event;
    /** What is known about a view is another, though its text may be the same. */
    readonly onDidRenew = this.renewed.event;

    constructor(private readonly client: LanguageClient) {}

    /** The text that a view shows, asked for where nothing is known yet. */
    async textOf(uri: Uri): Promise<string> {
        const view = this.viewOf(uri);
        if (view.answer === undefined) await this.ask(view);
        return view.answer?.text ?? '';
    }

    /** What the server said last of this view. */
    known(uri: Uri): OutputAnswer | undefined {
        return this.views.get(uri.toString())?.answer;
    }

    /** Asks again for every view that is open. */
    refresh(): void {
        const open = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
        for (const [key, view] of this.views) {
            if (open.has(key)) void this.ask(view);
            else this.views.delete(key);
        }
    }

    dispose(): void {
        this.changed.dispose();
        this.renewed.dispose();
    }

    private viewOf(uri: Uri): View {
        const known = this.views.get(uri.toString());
        if (known !== undefined) return known;
        const view = { uri, answer: undefined, asking: undefined, isOld: false };
        this.views.set(uri.toString(), view);
        return view;
    }

    private ask(view: View): Promise<void> {
        view.isOld = view.asking !== undefined;
        view.asking ??= this.askUntilNew(view).finally(() => {
            view.asking = undefined;
        });
        return view.asking;
    }

    private async askUntilNew(view: View): Promise<void> {
        do {
            view.isOld = false;
            const answer = await this.request(view.uri);
            if (answer === undefined) return;
            const isOther = view.answer?.text !== answer.text;
            view.answer = answer;
            if (isOther) this.changed.fire(view.uri);
            this.renewed.fire();
        } while (view.isOld);
    }

    /** `undefined` where the server is not there or does not know the source; what was shown last then stays. */
    private async request(uri: Uri): Promise<OutputAnswer | undefined> {
        const source = sourceOf(uri);
        if (source === undefined) return undefined;
        const params: OutputParams = { textDocument: { uri: source.toString() }, format: formatOf(uri) };
        try {
            return (await this.client.sendRequest<OutputAnswer | null>(REQUEST, params)) ?? undefined;
        } catch (error) {
            this.client.error(`could not get the output of ${source.path}`, error, false);
            return undefined;
        }
    }
}
