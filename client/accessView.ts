// "EEMI Access": a view beside the table that shows which domain may use what, and who owns which page. It follows the source while one
// types, and the source that one goes to. The server gives the data; the page in it (access/) shows them.

import { randomBytes } from 'node:crypto';
import {
    commands,
    type Disposable,
    type ExtensionContext,
    Range,
    Uri,
    ViewColumn,
    type WebviewPanel,
    window,
} from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { ACCESS, ACCESS_TRACE, AccessTraceParams } from '../server/lsp/protocol';
import type { AccessData } from '../server/view/access';
import type { FromPage, ToPage } from './accessMessages';
import { accessHtml } from './accessPage';
import { activeSource } from './emitCommands';
import { Repeated } from './repeated';
import { ShownSource } from './shownSource';
import type { Statuses } from './statuses';

const DATA: typeof ACCESS = 'eemi/access';
const TRACE: typeof ACCESS_TRACE = 'eemi/accessTrace';
const VIEW = 'eemi.access';

export function accessView(
    client: LanguageClient,
    statuses: Statuses,
    { extensionUri }: ExtensionContext,
): Disposable[] {
    let open: AccessPanel | undefined;
    const show = (panel: WebviewPanel, source: Uri | undefined): void => {
        open = new AccessPanel(client, panel, extensionUri, source);
        panel.onDidDispose(() => {
            open = undefined;
        });
    };
    return [
        commands.registerCommand('eemi.showAccess', (chosen?: Uri) => {
            const source = chosen ?? activeSource();
            if (source === undefined)
                return void window.showInformationMessage('Open an .eemi file to see who may use what.');
            if (open !== undefined) return open.follow(source, true);
            const at = { viewColumn: ViewColumn.Beside, preserveFocus: false };
            show(window.createWebviewPanel(VIEW, 'EEMI Access', at, { enableScripts: true }), source);
        }),
        window.registerWebviewPanelSerializer(VIEW, {
            deserializeWebviewPanel: async panel => show(panel, activeSource()),
        }),
        window.onDidChangeActiveTextEditor(() => {
            const source = activeSource();
            if (source !== undefined && !open?.shows(source)) open?.follow(source, false);
        }),
        // What is new about any source may concern this one, which may import it.
        statuses.onNews(() => open?.refresh()),
        client.onDidChangeState(({ newState }) => {
            if (newState === State.Running) open?.refresh();
        }),
    ];
}

/** The view that is open. */
class AccessPanel {
    private readonly source: ShownSource<AccessData>;
    private isReady = false;
    private readonly asking = new Repeated(() => this.update());

    constructor(
        private readonly client: LanguageClient,
        private readonly panel: WebviewPanel,
        extensionUri: Uri,
        source: Uri | undefined,
    ) {
        this.source = new ShownSource(source?.toString());
        const { webview } = panel;
        const dist = Uri.joinPath(extensionUri, 'dist');
        webview.options = { enableScripts: true, localResourceRoots: [dist] };
        webview.onDidReceiveMessage((message: FromPage) => this.received(message));
        panel.onDidChangeViewState(() => this.refresh());
        const script = webview.asWebviewUri(Uri.joinPath(dist, 'access-page.js'));
        webview.html = accessHtml(script.toString(), randomBytes(16).toString('hex'));
    }

    /** Whether a source is in the view already: its own, or one whose tables it imports, to which it leads. */
    shows(source: Uri): boolean {
        const uri = source.toString();
        const tables = this.source.data?.tables ?? [];
        return this.source.is(uri) || tables.some(table => normal(table.uri) === uri);
    }

    /** Shows another source. */
    follow(source: Uri, reveals: boolean): void {
        const isOther = this.source.follow(source.toString());
        if (reveals) this.panel.reveal();
        if (isOther || reveals) this.refresh();
    }

    /** Asks for the data again. */
    async refresh(): Promise<void> {
        if (this.isReady && this.panel.visible) await this.asking.again();
    }

    private async update(): Promise<void> {
        if (this.source.isNone) return this.tell({ type: 'nothing', why: 'Open an .eemi file.' });
        const data = await this.ask<AccessData | null>(DATA, {});
        if (data === undefined) return;
        if (data === null) return this.tell({ type: 'nothing', why: 'The file cannot be read.' });
        this.source.data = data;
        this.panel.title = `EEMI Access: ${data.title}`;
        this.tell({ type: 'data', data });
    }

    /** Asks about the source. `undefined` if the server does not answer: it may be restarted, and then this is asked again. */
    private ask<A>(method: string, params: object): Promise<A | undefined> {
        return this.source.ask(uri =>
            this.client.sendRequest<A>(method, { ...params, textDocument: { uri } }).catch(() => undefined),
        );
    }

    private tell(message: ToPage): void {
        this.panel.webview.postMessage(message);
    }

    private async received(message: FromPage): Promise<void> {
        if (message.type === 'ready') {
            this.isReady = true;
            return this.refresh();
        }
        const table = this.source.data?.tables[message.table];
        if (table === undefined) return;
        const { id, line, domain } = message;
        const params: Omit<AccessTraceParams, 'textDocument'> = { kind: table.kind, id, domain };
        const sentences = await this.ask<readonly string[]>(TRACE, params);
        if (sentences !== undefined) this.tell({ type: 'trace', sentences });
        await showRow(Uri.parse(table.uri), line, this.panel.viewColumn);
    }
}

/** A URI of the server as VS Code writes it. */
const normal = (uri: string): string => Uri.parse(uri).toString();

/** Shows a row in an editor, where the file is shown already, or else beside the view. The view keeps the focus. */
async function showRow(uri: Uri, line: number, besides: ViewColumn | undefined): Promise<void> {
    const shown = window.visibleTextEditors.find(
        ({ document }) => document.uri.toString() === uri.toString(),
    );
    const other = besides === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
    const at = new Range(line, 0, line, 0);
    await window.showTextDocument(uri, {
        viewColumn: shown?.viewColumn ?? other,
        preserveFocus: true,
        selection: at,
    });
}
