// One editor's session: the open documents, the files on disk, and what is known about both. It does its work in pieces
// (`step`), open documents first. It does not know the connection: what it sends to the editor goes through `Client`.

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { type Analysis, errorsOf } from '../checks/analyse';
import { withSeverities } from '../checks/severities';
import { judgeFile } from '../emit/generated-file';
import type { Workspace } from '../features/workspace';
import { pathOfFile } from '../files/platform-files';
import type { Host } from '../model/host';
import { savedPath } from '../model/paths';
import { platformOfFile } from '../model/platforms';
import { inOrder, type Problem } from '../model/problem';
import { PROJECT_FILE } from '../model/project-file';
import { Analyses } from './analyses';
import type { Client } from './client';
import { diagnosticsOf } from './diagnostics';
import { isOther, type OpenDocument, OpenDocuments } from './documents';
import { DiskFiles, outputOnDisk, readFolder, textOnDisk } from './files';
import { WorkspaceFolders } from './folders';
import { type DocumentOf, type GeneratedDocuments, generatedDocuments } from './generated-documents';
import { areSame, OutputStates } from './output-states';
import { ProjectFiles } from './project-files';
import { statusOf } from './status';
import { Trust } from './trust';
import { BY_LINES } from './turn';
import { type FileNames, fileNames, isOnDisk, isRevision } from './uris';

/** Where the files of this program are that an editor may open. */
export interface ProgramFiles {
    /** The full path of the folder of the bundled platforms. */
    readonly platforms: string;
    /** The full path of the page that documents the diagnostics. */
    readonly diagnostics: string;
}

export class Session {
    readonly documents = new OpenDocuments();
    /** Open documents of other languages, from the first of them on. */
    generated: GeneratedDocuments | undefined;
    readonly analyses: Analyses;
    readonly outputs: OutputStates;
    readonly workspace: Workspace;
    /** The files as the editor has them, or the disk. */
    readonly host: Host;
    private readonly names: FileNames;
    private readonly page: string;
    readonly disk: DiskFiles;
    readonly trust: Trust;
    private readonly folders = new WorkspaceFolders();
    private readonly projects: ProjectFiles;
    /** Files whose diagnostics are outdated. */
    private readonly unpublished = new Set<string>();
    /** Files whose outputs must be compared again: every change of a source, of what it reads, or of an output requests it. */
    private readonly unjudged = new Set<string>();
    /** Files for which the editor shows diagnostics. */
    private readonly published = new Set<string>();
    /** Documents that the editor is saving by itself. */
    private readonly savedByItself = new Set<string>();
    private isDrawingOld = false;

    constructor(
        program: ProgramFiles,
        private readonly client: Client,
        isTrusted = true,
        /** How much is done in one piece. */
        private readonly limit = BY_LINES,
    ) {
        this.names = fileNames(program.platforms);
        this.page = this.names.uriOf(program.diagnostics);
        this.trust = new Trust(
            isTrusted,
            () => this.folders.roots,
            () => this.documents.files().map(savedPath).filter(isOnDisk),
        );
        this.disk = new DiskFiles(file => pathOfFile(file, program.platforms), this.trust.allows);
        this.projects = new ProjectFiles(this.trust.allows, client.warn);
        this.host = {
            severities: this.projects.severities,
            reading: file => this.documents.reading(file) ?? this.disk.reading(file),
            document: file => this.documents.get(file)?.document ?? this.disk.document(file),
            bytes: file => this.documents.bytes(file) ?? this.disk.bytes(file),
        };
        this.analyses = new Analyses(this.host, limit);
        this.outputs = new OutputStates(outputOnDisk, limit);
        this.workspace = this.workspaceOf();
    }

    /** `language` is what the editor calls the language of the document. */
    opened(uri: string, version: number, text: string, language?: unknown): void {
        const file = this.fileOf(uri);
        if (isOther(language, file)) return this.withGenerated().opened(file, uri, version, text);
        this.documents.set(file, uri, version, text);
        this.touch(file);
    }

    /** Gives whether the document is open. */
    edited(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): boolean {
        const file = this.fileOf(uri);
        if (this.generated?.edited(file, version, changes)) return true;
        const touched = new Set<string>();
        const isOpen = this.documents.change(file, version, changes, change => {
            for (const each of this.analyses.edited(file, change)) touched.add(each);
        });
        if (isOpen) this.touch(file, [...touched]);
        return isOpen;
    }

    /** The editor is about to save a document, because a person wants that or by itself. */
    willSave(uri: string, isByHand: boolean): void {
        const file = this.fileOf(uri);
        if (isByHand) this.savedByItself.delete(file);
        else this.savedByItself.add(file);
    }

    saved(uri: string): void {
        const file = this.fileOf(uri);
        this.disk.drop(file);
        this.client.schedule();
        // A line is not finished because the editor saved it meanwhile.
        if (this.savedByItself.delete(file) || !this.documents.saved(file)) return;
        this.unpublished.add(file);
    }

    closed(uri: string): void {
        const file = this.fileOf(uri);
        if (this.generated?.closed(file)) return;
        this.documents.delete(file);
        this.disk.drop(file);
        this.touch(file);
        if (!this.folders.has(file)) this.outputs.forget(file);
    }

    /** Files at these paths were written or removed. */
    changedOnDisk(files: readonly string[]): void {
        if (files.some(file => file.endsWith(`/${PROJECT_FILE}`))) this.changedProject();
        for (const file of files) {
            for (const source of this.outputs.sourcesOf(file)) this.judge(source);
            this.disk.drop(file);
            // For an open file, the text in the editor counts.
            if (this.documents.get(file) !== undefined) continue;
            this.folders.add(file);
            this.touch(file);
        }
        this.client.schedule();
    }

    /** Files or folders were removed or created. For a folder, the editor may not mention the files in it. */
    movedOnDisk(paths: readonly string[]): void {
        const isConcerned = (file: string): boolean =>
            paths.some(path => file === path || file.startsWith(`${path}/`));
        const known = [...this.folders.known(), ...this.disk.files(), ...this.outputs.outputs()];
        this.changedOnDisk([...new Set(known)].filter(isConcerned));
        this.folders.rescan();
        this.client.schedule();
    }

    /** The workspace was said to be trusted: what could not be read may be now. */
    trusted(): void {
        if (this.trust.isGiven) return;
        const kept = [...this.disk.files()];
        const refused = kept.filter(file => !this.trust.allows(file));
        this.trust.isGiven = true;
        this.changedOnDisk(refused);
    }

    /** For an editor that cannot watch files: checks those that were read for changes. */
    lookAtDisk(): void {
        this.changedOnDisk([...this.disk.changed(), ...this.outputs.outputs()]);
    }

    /** Folders of the workspace, as URIs, were removed and added. */
    changeFolders(removed: readonly string[], added: readonly string[]): void {
        const pathsOf = (uris: readonly string[]): string[] =>
            uris.map(uri => this.fileOf(uri)).filter(isOnDisk);
        for (const file of this.folders.change(pathsOf(removed), pathsOf(added))) this.unpublished.add(file);
        this.client.schedule();
    }

    /** Requests that the outputs of a file are compared again. */
    private judge(file: string): void {
        this.outputs.interrupt(file);
        if (!this.isShown(file)) return;
        this.unjudged.add(file);
        this.client.schedule();
    }

    /** Does one piece of work, and gives whether there was one. */
    step(): boolean {
        return (
            this.publishNext(this.nextOpen(this.unpublished)) ||
            this.judgeNext(this.nextOpen(this.unjudged)) ||
            this.generated?.step() ||
            this.drawAgain() ||
            this.findNext() ||
            this.tellLost() ||
            this.publishNext(this.unpublished.values().next().value) ||
            this.judgeNext(this.unjudged.values().next().value) ||
            this.watch()
        );
    }

    uriOf(file: string): string {
        return (this.documents.get(file) ?? this.generated?.get(file))?.uri ?? this.names.uriOf(file);
    }

    fileOf(uri: string): string {
        return this.names.fileOf(uri);
    }

    /** All that is wrong with a file, in the order of the text. */
    problemsOf({ program, problems }: Analysis): readonly Problem[] {
        const outputs = this.outputs.problemsOf(program, errorsOf(problems).length === 0);
        const judged = withSeverities(outputs, this.projects.severities(program.file));
        return judged.length === 0 ? problems : [...problems, ...judged].sort(inOrder);
    }

    /** A project file was written or removed: what it says counts for every file that is known. */
    private changedProject(): void {
        this.projects.changed();
        for (const file of new Set([...this.documents.files(), ...this.folders.known()])) this.touch(file);
    }

    /** Marks all that is known about these files as outdated; `file` is the one whose text changed. */
    private touch(file: string, concerned = this.analyses.drop(file)): void {
        this.generated?.outdate(concerned);
        for (const each of concerned) {
            if (this.isShown(each) || each === file) this.unpublished.add(each);
            this.judge(each);
        }
        this.isDrawingOld ||= concerned.some(each => each !== file && this.documents.get(each) !== undefined);
        this.client.schedule();
    }

    /** Whether the editor gets the diagnostics of a file. */
    isShown(file: string): boolean {
        return (this.documents.get(file) !== undefined && !isRevision(file)) || this.folders.has(file);
    }

    /** The most recently edited open file among these. */
    private nextOpen(files: ReadonlySet<string>): string | undefined {
        return this.documents.files().findLast(file => files.has(file));
    }

    private publishNext(file: string | undefined): boolean {
        if (file === undefined) return false;
        let isDone = true;
        try {
            isDone = !this.isShown(file) || this.analyses.advance(file);
        } finally {
            // What fails is also taken off the list, so that it does not fail again and again.
            if (isDone) this.unpublished.delete(file);
        }
        if (isDone) this.publish(file);
        return true;
    }

    private publish(file: string): void {
        const analysis = this.isShown(file) ? this.analyses.of(file) : undefined;
        const opened = this.documents.get(file);
        if (analysis === undefined) return this.withdraw(file);
        this.published.add(file);
        const document = { uri: this.uriOf(file), version: opened?.version };
        const problems = this.problemsOf(analysis);
        this.send(problems, document);
        if (opened !== undefined) this.publishStatus(analysis, opened, problems);
    }

    private withGenerated(): GeneratedDocuments {
        this.generated ??= generatedDocuments({
            host: this.host,
            analyses: this.analyses,
            limit: this.limit,
            judge: judgeFile,
            isRevision,
            sourcesOf: output => this.outputs.sourcesOf(output),
            publish: (file, problems, document) =>
                this.send(withSeverities(problems, this.projects.severities(file)), document),
            drawAgain: () => {
                this.isDrawingOld = true;
            },
            schedule: this.client.schedule,
        });
        return this.generated;
    }

    private send(problems: readonly Problem[], { uri, version }: DocumentOf): void {
        const links = { uriOf: (each: string) => this.uriOf(each), page: this.page };
        this.client.publish(uri, version, diagnosticsOf(problems, links));
    }

    /** Removes the diagnostics of a file. */
    private withdraw(file: string): void {
        if (this.published.delete(file)) this.client.publish(this.uriOf(file), undefined, []);
        if (this.documents.get(file) !== undefined) return;
        // The file may be gone. If it can only not be read, the next search finds it again.
        if (this.folders.has(file)) this.folders.delete(file);
        this.analyses.forget(file);
        this.outputs.forget(file);
    }

    private judgeNext(file: string | undefined): boolean {
        if (file === undefined) return false;
        let isDone = true;
        try {
            const analysis = this.isShown(file) ? this.analyses.of(file) : undefined;
            isDone = analysis === undefined || this.judgeOutputs(analysis);
        } finally {
            if (isDone) this.unjudged.delete(file);
        }
        return true;
    }

    /** Gives whether it is done. */
    private judgeOutputs(analysis: Analysis): boolean {
        const { program } = analysis;
        const before = {
            states: this.outputs.statesOf(program.file),
            findings: this.outputFindings(analysis),
        };
        if (!this.outputs.advance(analysis)) return false;
        const isOther = before.findings !== this.outputFindings(analysis);
        const states = this.outputs.statesOf(program.file);
        if (!isOther && areSame(before.states, states)) return true;
        this.generated?.outdate([...states.keys()]);
        const opened = this.documents.get(program.file);
        if (isOther) this.unpublished.add(program.file);
        else if (opened !== undefined) this.publishStatus(analysis, opened, this.problemsOf(analysis));
        this.isDrawingOld ||= opened !== undefined;
        return true;
    }

    /** What is said about the outputs of a source, to see whether it has changed. */
    private outputFindings({ program, problems: found }: Analysis): string {
        const problems = this.outputs.problemsOf(program, errorsOf(found).length === 0);
        return problems.map(({ code, message }) => `${code} ${message}`).join('\n');
    }

    private publishStatus({ program }: Analysis, opened: OpenDocument, problems: readonly Problem[]): void {
        this.client.status(statusOf(this.workspace, program, problems, opened));
    }

    private drawAgain(): boolean {
        if (!this.isDrawingOld) return false;
        this.isDrawingOld = false;
        this.client.refresh();
        return true;
    }

    private findNext(): boolean {
        const found = this.folders.step();
        for (const file of found ?? []) this.found(file);
        return found !== undefined;
    }

    /** What could not be read has no page on which that could be said. */
    private tellLost(): false {
        const message = this.folders.newlyLost();
        if (message !== undefined) this.client.warn(message);
        return false;
    }

    private found(file: string): void {
        if (this.documents.get(file) === undefined) this.unpublished.add(file);
        this.unjudged.add(file);
        this.client.schedule();
    }

    private watch(): false {
        const isOutside = (file: string): boolean => isOnDisk(file) && !this.folders.holds(file);
        const files = new Set([...this.outputs.outputs(), ...this.disk.files()].filter(isOutside));
        this.client.watch([...files].sort());
        return false;
    }

    private workspaceOf(): Workspace {
        const files = (): string[] => {
            while (this.findNext()) {}
            const open = this.documents
                .files()
                .filter(file => platformOfFile(file) === undefined && !isRevision(file));
            return [...new Set([...this.folders.known(), ...open])].sort();
        };
        return {
            analysis: file => this.analyses.of(file),
            files,
            importers: file => {
                for (const each of files()) this.analyses.of(each);
                return [...this.analyses.importersOf(file)].sort();
            },
            analysing: some => this.analyses.allInPieces(some),
            analysingAll: () => this.analyses.allInPieces(files()),
            freshness: (file, output) => this.outputs.of(file, output),
            folder: readFolder,
            output: path => this.generated?.get(path)?.text ?? textOnDisk(path),
            uriOf: file => this.uriOf(file),
            fileOf: uri => this.fileOf(uri),
        };
    }
}
