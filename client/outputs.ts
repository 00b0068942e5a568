// What the views of outputs show: the server's last answer for each of them. A view never waits for two answers at once, so
// that requests do not pile up while one types; what is new while it waits is asked for after that, also if there is no answer.

import { EventEmitter, type Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { OUTPUT, OutputAnswer, OutputParams } from '../server/lsp/protocol';
import { formatOf, sourceOf } from './outputUri';
import { Repeated } from './repeated';

const REQUEST: typeof OUTPUT = 'eemi/output';

interface View {
    readonly uri: Uri;
    answer: OutputAnswer | undefined;
    /** The line of the source that a long table is shown around. */
    around: number;
    readonly asking: Repeated;
    /** The server could not answer, so the text may be that of an earlier source. */
    isLeftBehind: boolean;
}

export class Outputs {
    private readonly views = new Map<string, View>();
    private readonly changed = new EventEmitter<Uri>();
    private readonly renewed = new EventEmitter<void>();
    /** The text of a view has changed. */
    readonly onDidChange = this.changed.event;
    /** A new answer came for a view; its text may be the same. */
    readonly onDidRenew = this.renewed.event;

    constructor(private readonly client: LanguageClient) {}

    /** The text that a view shows; requested if there is none yet. */
    async textOf(uri: Uri): Promise<string> {
        const view = this.viewOf(uri);
        if (view.answer === undefined) await view.asking.again();
        return view.answer?.text ?? '';
    }

    /** The server's last answer for this view. */
    known(uri: Uri): OutputAnswer | undefined {
        return this.views.get(uri.toString())?.answer;
    }

    /** Whether a view shows what the server said before it became unable to answer. */
    isOld(uri: Uri): boolean {
        return this.views.get(uri.toString())?.isLeftBehind === true;
    }

    /** Notes that the server is gone, so that all views are old until it answers again. */
    leaveBehind(): void {
        for (const view of this.views.values()) view.isLeftBehind = true;
        this.renewed.fire();
    }

    /** Requests the text of every view again. */
    refresh(): void {
        for (const view of this.views.values()) void view.asking.again();
    }

    /** Has VS Code ask for the text of a view. */
    tell(uri: Uri): void {
        this.changed.fire(uri);
    }

    /** The view was closed. */
    forget(uri: Uri): void {
        this.views.delete(uri.toString());
    }

    /** Has a view that shows only some lines of its source show those around this one. */
    lookAt(uri: Uri, line: number): void {
        const view = this.views.get(uri.toString());
        if (view === undefined || view.around === line) return;
        view.around = line;
        const { excerpt = null } = view.answer ?? {};
        if (excerpt !== null && (line < excerpt.first || line > excerpt.last)) void view.asking.again();
    }

    dispose(): void {
        this.changed.dispose();
        this.renewed.dispose();
    }

    private viewOf(uri: Uri): View {
        const known = this.views.get(uri.toString());
        if (known !== undefined) return known;
        const view: View = {
            uri,
            answer: undefined,
            around: 0,
            asking: new Repeated(() => this.update(view)),
            isLeftBehind: false,
        };
        this.views.set(uri.toString(), view);
        return view;
    }

    private async update(view: View): Promise<void> {
        const answer = await this.request(view);
        view.isLeftBehind = answer === undefined;
        const isOther = answer !== undefined && view.answer?.text !== answer.text;
        view.answer = answer ?? view.answer;
        if (isOther) this.changed.fire(view.uri);
        this.renewed.fire();
    }

    /** `undefined` if the server is not there or does not know the source; the view then keeps its text. */
    private async request({ uri, around }: View): Promise<OutputAnswer | undefined> {
        const source = sourceOf(uri);
        if (source === undefined) return undefined;
        const params: OutputParams = {
            textDocument: { uri: source.toString() },
            format: formatOf(uri),
            around,
        };
        try {
            return (await this.client.sendRequest<OutputAnswer | null>(REQUEST, params)) ?? undefined;
        } catch (error) {
            this.client.error(`could not get the output of ${source.path}`, error, false);
            return undefined;
        }
    }
}
