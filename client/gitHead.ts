// The last commit of the repository that a file is in, read through the git extension that comes with VS Code: this extension starts
// nothing. Where that one is missing or switched off, as in a workspace that is not trusted, no file has a last commit.

import { type Disposable, type Event, EventEmitter, extensions, type Uri } from 'vscode';

/** A commit, which never changes. */
export interface Commit {
    readonly id: string;
    /** The bytes of a file at that time; `undefined` if it was not there. */
    readonly read: (file: Uri) => Promise<Uint8Array | undefined>;
    /** What a file was called at that time, as far as git has been told of it by then (`git mv`, `git add`). */
    readonly nameOf: (file: Uri) => Uri;
    /** Where VS Code shows the file as it was. */
    readonly uriOf: (file: Uri) => Uri;
}

/** The part of the git extension's interface that is used. */
interface GitExtension {
    readonly enabled: boolean;
    readonly onDidChangeEnablement: Event<boolean>;
    getAPI(version: 1): Git;
}

interface Git {
    readonly repositories: readonly Repository[];
    readonly onDidOpenRepository: Event<Repository>;
    readonly onDidCloseRepository: Event<Repository>;
    getRepository(file: Uri): Repository | null;
    toGitUri(file: Uri, ref: string): Uri;
}

interface Repository {
    readonly state: {
        readonly HEAD: { readonly commit?: string } | undefined;
        readonly indexChanges: readonly Change[];
        readonly workingTreeChanges: readonly Change[];
        readonly onDidChange: Event<void>;
    };
    buffer(ref: string, path: string): Promise<Uint8Array>;
}

interface Change {
    readonly originalUri: Uri;
    readonly renameUri: Uri | undefined;
}

export class GitHead {
    private readonly changed = new EventEmitter<void>();
    /** A file may have another last commit, or one at all. */
    readonly onDidChange = this.changed.event;
    private readonly following: Disposable[] = [this.changed];
    private extension: GitExtension | undefined;
    private git: Git | undefined;

    constructor() {
        this.following.push(extensions.onDidChange(() => this.find()));
        void this.find();
    }

    /** The last commit of the repository that a file is in; `undefined` if none is known. */
    of(file: Uri): Commit | undefined {
        const { git } = this;
        const repository = file.scheme === 'file' ? git?.getRepository(file) : undefined;
        const id = repository?.state.HEAD?.commit;
        if (!git || !repository || id === undefined) return undefined;
        return {
            id,
            nameOf: each => nameIn(repository, each),
            read: each => repository.buffer(id, each.fsPath).catch(() => undefined),
            uriOf: each => git.toGitUri(each, id),
        };
    }

    dispose(): void {
        for (const each of this.following) each.dispose();
    }

    private async find(): Promise<void> {
        const found = extensions.getExtension<GitExtension>('vscode.git');
        const extension = await found?.activate().then(
            git => git,
            () => undefined,
        );
        if (extension === undefined || extension === this.extension) return;
        this.extension = extension;
        this.following.push(extension.onDidChangeEnablement(() => this.take(extension)));
        this.take(extension);
    }

    private take(extension: GitExtension): void {
        this.git = extension.enabled ? extension.getAPI(1) : undefined;
        const { git } = this;
        if (git === undefined) return this.changed.fire();
        const follow = ({ state }: Repository): void => {
            this.following.push(state.onDidChange(() => this.changed.fire()));
            this.changed.fire();
        };
        for (const each of git.repositories) follow(each);
        this.following.push(
            git.onDidOpenRepository(follow),
            git.onDidCloseRepository(() => this.changed.fire()),
        );
        this.changed.fire();
    }
}

const nameIn = ({ state: { indexChanges, workingTreeChanges } }: Repository, file: Uri): Uri =>
    [...indexChanges, ...workingTreeChanges].find(({ renameUri }) => renameUri?.fsPath === file.fsPath)
        ?.originalUri ?? file;
