// The analyses that are current. What a file means depends on the files that it imports, so a change of one drops its
// importers' analyses with its own, and no others. It reads nothing itself.

import { type Analysis, analyse } from '../checks/analyse';
import { type Host, importsOf } from '../model/graph';
import type { Program } from '../model/program';

export class Analyses {
    private readonly importers = new Importers();
    private readonly known = new RecordingMap(program => this.importers.record(program));

    constructor(private readonly host: Host) {}

    /** The analysis of a file that can be read; `undefined` where it cannot. */
    of(file: string): Analysis | undefined {
        return this.known.get(file) ?? analyse(file, this.host, this.known);
    }

    /** Drops what a change of this file makes untrue. Gives the files concerned, this one first. */
    drop(file: string): readonly string[] {
        const concerned = [file, ...this.importersOf(file)];
        for (const each of concerned) this.known.delete(each);
        return concerned;
    }

    /** The files that import this one, directly or through others, as far as they were analysed; in no order. */
    importersOf(file: string): readonly string[] {
        return this.importers.of(file);
    }

    /** A file that is no more has no imports either. */
    forget(file: string): void {
        this.known.delete(file);
        this.importers.remove(file);
    }
}

/** Who imports whom. What an import names is recorded even where there is no such file: it may come to be. */
class Importers {
    private readonly imports = new Map<string, readonly string[]>();
    private readonly importers = new Map<string, Set<string>>();

    record({ file, document }: Program): void {
        this.remove(file);
        const paths = importsOf(file, document);
        this.imports.set(file, paths);
        for (const path of paths) {
            const importers = this.importers.get(path) ?? new Set();
            this.importers.set(path, importers.add(file));
        }
    }

    remove(file: string): void {
        for (const path of this.imports.get(file) ?? []) this.importers.get(path)?.delete(file);
        this.imports.delete(file);
    }

    of(file: string): string[] {
        const found = new Set([file]);
        for (const each of found) for (const importer of this.importers.get(each) ?? []) found.add(importer);
        found.delete(file);
        return [...found];
    }
}

/** Tells of each analysis that is added, also of those that an analysis of another file made on its way. */
class RecordingMap extends Map<string, Analysis> {
    constructor(private readonly record: (program: Program) => void) {
        super();
    }

    override set(file: string, analysis: Analysis): this {
        this.record(analysis.program);
        return super.set(file, analysis);
    }
}
