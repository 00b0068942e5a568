// The files of one run, read and analysed when it is their turn. What a file reads is kept for the next file that reads it,
// within bounds that no number of files moves: they follow from what one file needs. What is gone and is needed again is
// read again.

import { type AnalysedFiles, type Analysis, analyse, errorsOf } from '../checks/analyse';
import { outputProblems } from '../emit/freshness';
import { readBytes, readOutput, readText, type Unreadable } from '../files/disk';
import { Document } from '../language/document';
import type { Failure, Host } from '../model/host';
import { inOrder, type Problem } from '../model/problem';
import type { Input } from './inputs';

/** A file of the language, or what another one holds. */
interface HeldFile {
    readonly content: Document | Uint8Array;
    /** The characters of its text, or its bytes. */
    readonly size: number;
}

/** In characters: as much is kept in any case, some ten thousand rows, so that small files are read once. */
const LEAST_KEPT = 512 * 1024;

export class Workspace implements Host {
    private readonly known: AnalysedFiles = new Map();
    /** The longest unused first, and each before all that it reads: what is dropped is then held by nothing else. */
    private readonly held = new Map<string, HeldFile>();
    private readonly imported = new Set<string>();
    private readonly given = new Map<string, string>();
    /** The file whose turn it is. */
    private named = '';
    /** In characters: as much as the file needed that needed most, with its imports. */
    private mostKept = LEAST_KEPT;

    /** What standard input gave stands in the place of the file at its path. */
    constructor(inputs: readonly Input[]) {
        for (const { path, text } of inputs) if (text !== undefined) this.given.set(path, text);
    }

    /** What a named file means and what is wrong with it, or why it cannot be read. */
    analyse({ path }: Input): Analysis | Unreadable {
        this.named = path;
        const read = this.source(path);
        if ('failure' in read) return read;
        const analysis = analyse(path, this, this.known);
        if (analysis === undefined) return { failure: 'unreadable', reason: 'could not be read' };
        this.release(analysis);
        return analysis;
    }

    /** All findings about a file: its own, and when it has no errors those about its outputs. */
    findings({ program, problems }: Analysis): readonly Problem[] {
        if (errorsOf(problems).length > 0) return problems;
        const outputs = outputProblems(program, readOutput);
        return outputs.length === 0 ? problems : [...problems, ...outputs].sort(inOrder);
    }

    document(path: string): Document | Failure {
        if (path !== this.named) this.imported.add(path);
        const read = this.source(path);
        return 'failure' in read ? read.failure : read;
    }

    bytes(path: string): Uint8Array | Failure {
        const held = this.held.get(path)?.content;
        if (held instanceof Uint8Array) return held;
        const given = this.given.get(path);
        const read = given === undefined ? readBytes(path) : Buffer.from(given);
        if ('failure' in read) return read.failure;
        this.held.set(path, { content: read, size: read.length });
        return read;
    }

    /** Reads a file that is not held; a failure is not kept, for whatever fails is told by each file that reads it. */
    private source(path: string): Document | Unreadable {
        const held = this.held.get(path)?.content;
        if (held instanceof Document) return held;
        const read = this.given.get(path) ?? readText(path, path === this.named);
        if (typeof read !== 'string') return read;
        const document = new Document(read);
        this.held.set(path, { content: document, size: read.length });
        return document;
    }

    /** Drops what nothing has imported so far, and what was not used for the longest time where that is too much. */
    private release({ program }: Analysis): void {
        const needed = this.use(program.reads.map(({ path }) => path));
        this.mostKept = Math.max(this.mostKept, needed);
        if (!this.imported.has(program.file)) this.drop(program.file);
        let kept = 0;
        for (const { size } of this.held.values()) kept += size;
        for (const [path, { size }] of this.held) {
            if (kept <= this.mostKept) break;
            this.drop(path);
            kept -= size;
        }
    }

    /** Notes that files were used, each after what it reads itself; gives the characters that they have together. */
    private use(files: readonly string[]): number {
        let characters = 0;
        for (const path of [...files].reverse()) {
            const held = this.held.get(path);
            if (held === undefined) continue;
            this.held.delete(path);
            this.held.set(path, held);
            characters += held.size;
        }
        return characters;
    }

    private drop(path: string): void {
        this.held.delete(path);
        this.known.delete(path);
    }
}
