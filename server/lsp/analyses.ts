// The analyses of the files in an editor's session. The meaning of a file depends on the files that it reads, so after a change
// of one of these, the files that read it catch up before they are used again. It reads nothing itself.

import { type AnalysedFiles, type Analysis, analysing } from '../checks/analyse';
import type { Change } from '../language/document';
import { finish, type Steps } from '../language/steps';
import type { Read } from '../model/file-kinds';
import type { Host } from '../model/host';
import { BY_LINES, turnOf } from './turn';

/** An analysis in progress. It is dropped if its file, or one that this reads, is edited. */
interface Work {
    readonly file: string;
    readonly steps: Steps<void>;
}

export class Analyses {
    private readonly importers = new Importers();
    private readonly known: AnalysedFiles = new Map();
    /** The files whose analyses have caught up with everything that they read. */
    private readonly current = new Set<string>();
    private underWay: Work | undefined;
    /** The file whose analysis began last, and what was read since. */
    private reads = new Set<string>();
    private readonly host: Host;

    constructor(
        host: Host,
        private readonly limit = BY_LINES,
    ) {
        this.host = {
            severities: host.severities,
            reading: file => host.reading?.(this.noted(file)),
            document: file => host.document(this.noted(file)),
            bytes: file => host.bytes(this.noted(file)),
        };
    }

    /** The analysis of a file, in one go; `undefined` if it cannot be read. */
    of(file: string): Analysis | undefined {
        if (this.current.has(file)) return this.known.get(file);
        const work = this.takeWork(file);
        finish(work?.steps ?? this.analyse(file));
        return this.known.get(file);
    }

    /** Analyses files in pieces, so that `of` has them. */
    *allInPieces(files: readonly string[]): Steps<void> {
        for (const file of files) yield* this.inPieces(file);
    }

    private *inPieces(file: string): Steps<void> {
        while (!this.current.has(file)) {
            const work = this.takeWork(file) ?? this.begin(file);
            const step = work.steps.next();
            if (step.done) return;
            this.underWay = work;
            yield step.value;
        }
    }

    /** Continues the analysis of a file for one turn. Gives whether it is done, so that `of` has it and its problems. */
    advance(file: string): boolean {
        if (this.current.has(file) && this.known.get(file)?.isJudged) return true;
        const work = this.takeWork(file) ?? this.begin(file);
        if (turnOf(work.steps, this.limit).done) return true;
        this.underWay = work;
        return false;
    }

    /** The work in progress on a file. Work on another file is dropped, and starts again when its turn comes. */
    private takeWork(file: string): Work | undefined {
        const work = this.underWay?.file === file ? this.underWay : undefined;
        this.underWay = undefined;
        return work;
    }

    private begin(file: string): Work {
        this.reads = new Set([file]);
        return { file, steps: this.work(file) };
    }

    private noted(file: string): string {
        this.reads.add(file);
        return file;
    }

    private *work(file: string): Steps<void> {
        if (!this.current.has(file)) yield* this.analyse(file);
        yield* this.known.get(file)?.findProblems() ?? [];
    }

    private *analyse(file: string): Steps<void> {
        yield* analysing(file, this.host, this.known, this.current);
        // Of files that import each other in a cycle, none is part of the other's program, but what is said of the cycle
        // depends on all of them.
        const caughtUp = new Set([file]);
        for (const each of caughtUp) {
            const program = this.current.has(each) ? undefined : this.known.get(each)?.program;
            if (program === undefined) continue;
            const reads = program.ownReads;
            this.importers.record(each, reads);
            this.current.add(each);
            for (const { path, as } of reads) if (as === 'source') caughtUp.add(path);
        }
    }

    /** Notes an edit of an open document; without a change it has another document now. Gives the files that are affected, this one first. */
    edited(file: string, change: Change | undefined): readonly string[] {
        if (change === undefined) return this.drop(file);
        this.known.get(file)?.edited(change);
        return this.outdate(file);
    }

    /** Notes that this file has another document now, or none. Gives the files that are affected, this one first. */
    drop(file: string): readonly string[] {
        this.known.delete(file);
        return this.outdate(file);
    }

    /** The analysed files that read this one, directly or through others, in no particular order. */
    importersOf(file: string): readonly string[] {
        return this.importers.of(file);
    }

    /** Forgets a file that no longer exists, and its imports. */
    forget(file: string): void {
        this.dropWorkOn([file, ...this.importersOf(file)]);
        this.known.delete(file);
        this.current.delete(file);
        this.importers.remove(file);
    }

    private outdate(file: string): readonly string[] {
        const concerned = [file, ...this.importersOf(file)];
        this.dropWorkOn(concerned);
        for (const each of concerned) this.current.delete(each);
        return concerned;
    }

    /** Drops work in progress that has read any of these files. */
    private dropWorkOn(concerned: readonly string[]): void {
        if (concerned.some(file => this.reads.has(file))) this.underWay = undefined;
    }
}

/** Which file reads which. A file that does not exist is recorded too, because it may be created later. */
class Importers {
    private readonly reads = new Map<string, readonly string[]>();
    private readonly importers = new Map<string, Set<string>>();

    record(file: string, reads: readonly Read[]): void {
        const before = this.reads.get(file);
        // Of most edits the files that are read are the same.
        if (before?.length === reads.length && reads.every(({ path }, at) => path === before[at])) return;
        this.remove(file);
        const paths = reads.map(({ path }) => path);
        this.reads.set(file, paths);
        for (const path of paths) {
            const importers = this.importers.get(path) ?? new Set();
            this.importers.set(path, importers.add(file));
        }
    }

    remove(file: string): void {
        for (const path of this.reads.get(file) ?? []) this.importers.get(path)?.delete(file);
        this.reads.delete(file);
    }

    of(file: string): string[] {
        const found = new Set([file]);
        for (const each of found) for (const importer of this.importers.get(each) ?? []) found.add(importer);
        found.delete(file);
        return [...found];
    }
}
