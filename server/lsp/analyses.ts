// The analyses of the files that an editor's session knows. What a file means depends on the files that it reads, so after a
// change of one those that read it catch up with it before they are asked again. It reads nothing itself.

import { type AnalysedFiles, type Analysis, analyse } from '../checks/analyse';
import type { Change } from '../language/document';
import type { Host } from '../model/host';
import type { Program } from '../model/program';

export class Analyses {
    private readonly importers = new Importers();
    private readonly known: AnalysedFiles = new Map();
    /** The files whose analyses have caught up with all that they read. */
    private readonly current = new Set<string>();

    constructor(private readonly host: Host) {}

    /** The analysis of a file that can be read; `undefined` where it cannot. */
    of(file: string): Analysis | undefined {
        if (this.current.has(file)) return this.known.get(file);
        const analysis = analyse(file, this.host, this.known, this.current);
        for (const each of analysis?.program.files ?? []) {
            const program = this.current.has(each) ? undefined : this.known.get(each)?.program;
            if (program === undefined) continue;
            this.importers.record(program);
            this.current.add(each);
        }
        return analysis;
    }

    /** Takes an edit of an open file's document along. Gives the files that it concerns, this one first. */
    edited(file: string, change: Change): readonly string[] {
        this.known.get(file)?.edited(change);
        return this.outdate(file);
    }

    /** Another document is this file's now, or none. Gives the files that it concerns, this one first. */
    drop(file: string): readonly string[] {
        this.known.delete(file);
        return this.outdate(file);
    }

    /** The files that read this one, directly or through others, as far as they were analysed; in no order. */
    importersOf(file: string): readonly string[] {
        return this.importers.of(file);
    }

    /** A file that is no more has no imports either. */
    forget(file: string): void {
        this.known.delete(file);
        this.current.delete(file);
        this.importers.remove(file);
    }

    private outdate(file: string): readonly string[] {
        const concerned = [file, ...this.importersOf(file)];
        for (const each of concerned) this.current.delete(each);
        return concerned;
    }
}

/** Who reads whom. What a file names is recorded even where there is no such file: it may come to be. */
class Importers {
    private readonly reads = new Map<string, readonly string[]>();
    private readonly importers = new Map<string, Set<string>>();

    record({ file, ownReads }: Program): void {
        this.remove(file);
        const paths = ownReads.map(({ path }) => path);
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
