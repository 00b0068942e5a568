// The files of one run, each read and analysed once. What nothing imports is dropped when it is done with, so that memory
// does not grow with the number of files.

import { type Analysis, analyse, errorsOf, type Known } from '../checks/analyse';
import { outputProblems } from '../emit/freshness';
import { readText, type Unreadable } from '../files/disk';
import { Document } from '../language/document';
import type { Failure, Host } from '../model/graph';
import { inOrder, type Problem } from '../model/problem';
import type { Input } from './inputs';

export class Workspace implements Host {
    private readonly known: Known = new Map();
    private readonly documents = new Map<string, Document | Failure>();
    private readonly imported = new Set<string>();

    private readonly given = new Map<string, string>();

    /** What standard input gave stands in the place of the file at its path. */
    constructor(inputs: readonly Input[]) {
        for (const { path, text } of inputs) if (text !== undefined) this.given.set(path, text);
    }

    /** What a named file means and what is wrong with it, or why it cannot be read. */
    analyse({ path }: Input): Analysis | Unreadable {
        if (!(this.documents.get(path) instanceof Document)) {
            const read = this.read(path, true);
            if (typeof read !== 'string') return read;
            this.documents.set(path, new Document(read));
        }
        const analysis = analyse(path, this, this.known);
        this.forget();
        return analysis ?? { failure: 'unreadable', reason: 'could not be read' };
    }

    /** All findings about a file: its own, and when it has no errors those about its outputs. */
    findings({ program, problems }: Analysis): readonly Problem[] {
        if (errorsOf(problems).length > 0) return problems;
        const outputs = outputProblems(program, this);
        return outputs.length === 0 ? problems : [...problems, ...outputs].sort(inOrder);
    }

    document(path: string): Document | Failure {
        const known = this.documents.get(path);
        if (known !== undefined) return known;
        const read = this.read(path, false);
        const document = typeof read === 'string' ? new Document(read) : read.failure;
        this.documents.set(path, document);
        return document;
    }

    output(path: string): string | undefined {
        const read = readText(path, false);
        return typeof read === 'string' ? read : undefined;
    }

    private read(path: string, named: boolean): string | Unreadable {
        return this.given.get(path) ?? readText(path, named);
    }

    /** Drops what no file imports; should one do so later, it is read again. */
    private forget(): void {
        for (const { program } of this.known.values()) {
            for (const { path } of program.imports) this.imported.add(path);
        }
        for (const path of this.known.keys()) {
            if (this.imported.has(path)) continue;
            this.known.delete(path);
            this.documents.delete(path);
        }
    }
}
