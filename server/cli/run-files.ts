// The files of one run, read and analysed when it is their turn. Imports are kept for the next file that reads them, but only
// up to a size that depends on what one file needs, not on the number of files. What was dropped is read again when it is
// needed.

import { type AnalysedFiles, type Analysis, analyse, errorsOf } from '../checks/analyse';
import { withSeverities } from '../checks/severities';
import { outputProblems } from '../emit/freshness';
import { readBytes, readOutput, readText, type Unreadable } from '../files/disk';
import { Projects } from '../files/projects';
import { Document } from '../language/document';
import type { Failure, Host } from '../model/host';
import { inOrder, type Problem } from '../model/problem';
import type { Severities } from '../model/project-file';
import type { Input } from './inputs';
import type { Looked } from './looked';

/** What was read of a file, as a file of the language or as another: the same objects until it is dropped. */
interface HeldFile {
    readonly document?: Document;
    readonly bytes?: Uint8Array;
    /** In characters of its text and in bytes. */
    readonly size: number;
}

/** In characters, some ten thousand rows. This much is always kept, so that small files are read only once. */
const LEAST_KEPT = 512 * 1024;

export class RunFiles implements Host {
    private readonly projects = new Projects();
    private readonly known: AnalysedFiles = new Map();
    /** The least recently used first, and each before all that it reads, so that nothing else refers to what is dropped. */
    private readonly held = new Map<string, HeldFile>();
    private readonly imported = new Set<string>();
    private readonly given = new Map<string, string>();
    private readonly toldCycles = new Set<string>();
    /** The files that reach too many by imports, and what they reach. */
    private readonly beginsOfChains = new Set<string>();
    private readonly inChains = new Set<string>();
    /** The full paths of all that was read or looked for, and of the outputs that sources name. */
    readonly taken = new Set<string>();
    /** The current file. */
    private named = '';
    /** In characters: the most that any file so far needed together with its imports. */
    private mostKept = LEAST_KEPT;

    /** The text from standard input replaces the file at its path. */
    constructor(
        inputs: readonly Input[],
        private readonly looked?: Looked,
    ) {
        for (const { path, text } of inputs) if (text !== undefined) this.given.set(path, text);
    }

    /** What a named file means and what is wrong with it, or why it cannot be read. */
    analyse({ path }: Input): Analysis | Unreadable {
        this.named = path;
        this.taken.add(path);
        const read = this.source(path);
        if ('failure' in read) return read;
        // Nothing that was read changes during a run, so what is known need not catch up with anything.
        const analysis = analyse(path, this, this.known, this.known);
        if (analysis === undefined) return { failure: 'unreadable', reason: 'could not be read' };
        this.take(analysis);
        this.release(analysis);
        return analysis;
    }

    private take({ program: { reads, outputs } }: Analysis): void {
        for (const { path } of reads) this.taken.add(path);
        for (const output of outputs) this.taken.add(output.file);
    }

    /** All findings about a file: its own and, if it has no errors, those about its outputs. */
    findings({ program, problems }: Analysis): readonly Problem[] {
        const outputs = outputProblems(program, errorsOf(problems).length === 0, path => {
            this.looked?.file(path);
            return readOutput(path);
        });
        const judged = withSeverities(outputs, this.severities(program.file));
        return judged.length === 0 ? problems : [...problems, ...judged].sort(inOrder);
    }

    readonly isFixed = true;

    /** How severe the codes are in a file, by its project. */
    severities = (path: string): Severities | undefined => this.projects.of(path)?.project.severity;

    /** Whether warnings fail a file: as the command line says, or else its project. */
    isStrict({ path }: Input, given: boolean | undefined): boolean {
        return given ?? this.projects.of(path)?.project.strict ?? false;
    }

    /**
     * Those of the problems that no report of this run has had: a cycle of imports is one mistake, whichever of its files come, and so is a
     * chain that is too long.
     */
    untold(problems: readonly Problem[]): readonly Problem[] {
        return problems.filter(({ cycle, reached }) => {
            const isTold = cycle !== undefined && this.toldCycles.has(cycle);
            if (cycle !== undefined) this.toldCycles.add(cycle);
            return !isTold && !this.isToldOfChain(reached);
        });
    }

    /** Whether the imports meet those of a file that reaches too many and was told of. */
    private isToldOfChain(reached: readonly string[] | undefined): boolean {
        const [file] = reached ?? [];
        if (reached === undefined || file === undefined) return false;
        const isTold = this.inChains.has(file) || reached.some(each => this.beginsOfChains.has(each));
        this.beginsOfChains.add(file);
        for (const each of reached) this.inChains.add(each);
        return isTold;
    }

    document(path: string): Document | Failure {
        if (path !== this.named) this.imported.add(path);
        const read = this.source(path);
        return 'failure' in read ? read.failure : read;
    }

    bytes(path: string): Uint8Array | Failure {
        this.looked?.file(path);
        const held = this.held.get(path)?.bytes;
        if (held !== undefined) return held;
        const given = this.given.get(path);
        const read = given === undefined ? readBytes(path) : Buffer.from(given);
        if ('failure' in read) return read.failure;
        this.hold(path, { bytes: read, size: read.length });
        return read;
    }

    /** Reads a file that is not kept. Failures are not kept, because each file that reads it reports them. */
    private source(path: string): Document | Unreadable {
        this.looked?.file(path);
        const held = this.held.get(path)?.document;
        if (held !== undefined) return held;
        const read = this.given.get(path) ?? readText(path, path === this.named);
        if (typeof read !== 'string') return read;
        const document = new Document(read);
        this.hold(path, { document, size: read.length });
        return document;
    }

    /** A file may be used as a source and as bytes. */
    private hold(path: string, read: HeldFile): void {
        const held = this.held.get(path);
        this.held.set(path, { ...held, ...read, size: (held?.size ?? 0) + read.size });
    }

    /** Drops files that nothing has imported so far and, if too much is kept, the least recently used ones. */
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

    /** Notes that files were used, each after the files it reads; gives their total size in characters. */
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
