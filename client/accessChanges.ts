// What the open sources grant now compared with their last commit, or with the disk: hands the old texts over to the server, which
// compares and says so after each change. The old texts are read once for each commit.

import { Disposable, EventEmitter, type TextDocument, Uri, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type {
    BASE,
    BaseAnswer,
    BaseFile,
    BaseKind,
    BaseParams,
    CHANGES,
    Changes,
} from '../server/lsp/protocol';
import type { GitHead } from './gitHead';

const REQUEST: typeof BASE = 'eemi/base';
const NOTIFICATION: typeof CHANGES = 'eemi/changes';

export class AccessChanges {
    private readonly told = new EventEmitter<Uri>();
    /** What is said of a source is another. */
    readonly onDidChange = this.told.event;
    private readonly known = new Map<string, Changes>();
    /** What was handed over: of which commit, and whether the comparison is shown. */
    private readonly handed = new Map<string, string>();
    private readonly shown = new Set<string>();
    private readonly following: Disposable;

    constructor(
        private readonly client: LanguageClient,
        readonly head: GitHead,
    ) {
        this.following = Disposable.from(
            this.told,
            client.onNotification(NOTIFICATION, (changes: Changes) => this.hear(changes)),
            head.onDidChange(() => this.handAll()),
            workspace.onDidOpenTextDocument(document => this.hand(document)),
            workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
            client.onDidChangeState(({ newState }) => {
                if (newState !== State.Running) return;
                this.handed.clear();
                this.handAll();
            }),
        );
        this.handAll();
    }

    /** What the server said last of a source; `undefined` if it has nothing to compare with. */
    of(source: Uri, kind: BaseKind): Changes | undefined {
        return this.known.get(keyOf(source, kind));
    }

    /** Has a comparison made in full from now on, or not any more. */
    show(source: Uri, kind: BaseKind, isShown: boolean): void {
        const key = keyOf(source, kind);
        if (isShown) this.shown.add(key);
        else this.shown.delete(key);
        void (kind === 'head' ? this.handHead(source) : this.handDisk(source));
    }

    dispose(): void {
        this.following.dispose();
    }

    private hear(changes: Changes): void {
        const uri = Uri.parse(changes.uri);
        this.known.set(keyOf(uri, changes.kind), changes);
        this.told.fire(uri);
    }

    private handAll(): void {
        for (const document of workspace.textDocuments) this.hand(document);
    }

    private hand({ languageId, uri }: TextDocument): void {
        if (languageId !== 'eemi') return;
        void this.handHead(uri);
        void this.handDisk(uri);
    }

    private forget(uri: Uri): void {
        for (const kind of ['head', 'disk'] as const) {
            this.known.delete(keyOf(uri, kind));
            this.handed.delete(keyOf(uri, kind));
        }
    }

    private async handDisk(source: Uri): Promise<void> {
        const isShown = this.shown.has(keyOf(source, 'disk'));
        if (this.isHanded(source, 'disk', isShown ? 'shown' : undefined)) return;
        await this.send(source, 'disk', isShown ? [] : null);
    }

    private async handHead(source: Uri): Promise<void> {
        const commit = this.head.of(source);
        const was = (commit?.nameOf(source) ?? source).toString();
        const mark = commit && `${commit.id} ${this.shown.has(keyOf(source, 'head'))} ${was}`;
        if (this.isHanded(source, 'head', mark)) return;
        if (commit === undefined) return void (await this.send(source, 'head', null));
        const files = new Map<string, BaseFile>();
        let wanted: readonly string[] = [was];
        while (wanted.length > 0) {
            for (const uri of wanted) files.set(uri, await fileOf(uri, commit.read));
            // Meanwhile there may be another commit, or the document was closed.
            if (this.handed.get(keyOf(source, 'head')) !== mark) return;
            const answer = await this.send(source, 'head', [...files.values()], was);
            wanted = (answer?.wanted ?? []).filter(uri => !files.has(uri));
        }
    }

    /** Whether this was handed over already; notes it if not. `undefined`: nothing is to be compared. */
    private isHanded(source: Uri, kind: BaseKind, mark: string | undefined): boolean {
        const key = keyOf(source, kind);
        if (this.handed.get(key) === mark) return true;
        if (mark === undefined) {
            this.handed.delete(key);
            this.known.delete(key);
            this.told.fire(source);
        } else this.handed.set(key, mark);
        return false;
    }

    /** `undefined` if the server is not there: it is handed everything again when it is. */
    private send(
        source: Uri,
        kind: BaseKind,
        files: BaseParams['files'],
        was = source.toString(),
    ): Promise<BaseAnswer | undefined> {
        const params: BaseParams = {
            textDocument: { uri: source.toString() },
            kind,
            files,
            isShown: this.shown.has(keyOf(source, kind)),
            ...(was !== source.toString() && { was }),
        };
        return this.client.sendRequest<BaseAnswer>(REQUEST, params).catch(() => undefined);
    }
}

const keyOf = (source: Uri, kind: BaseKind): string => `${kind} ${source.toString()}`;

async function fileOf(uri: string, read: (file: Uri) => Promise<Uint8Array | undefined>): Promise<BaseFile> {
    const bytes = await read(Uri.parse(uri));
    return { uri, content: bytes === undefined ? null : Buffer.from(bytes).toString('base64') };
}
