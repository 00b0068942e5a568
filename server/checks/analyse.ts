// Everything about a file: its meaning, and all that is wrong with it. Files it imports are analysed before it, each once. An
// analysis takes edits of its file along, and catches up with its imports.

import type { Change, Document } from '../language/document';
import { finish, type Steps } from '../language/steps';
import { coverageOf } from '../model/coverage';
import { followImports, type ImportGraph } from '../model/graph';
import type { Host } from '../model/host';
import { missingIds } from '../model/kept/missing-ids';
import { preparePages } from '../model/pages-in-use';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { inOrder, type Problem } from '../model/problem';
import { isAccessTable, type Program } from '../model/program';
import { ResolvedFile } from '../model/resolve/file';
import type { ImportResult, Surroundings } from '../model/surroundings';
import { CHECKS } from './list';
import { ownTables } from './places';
import { applyWaivers } from './waivers';

export interface Analysis {
    readonly program: Program;
    /** In the order of the text; what is waived is left out. */
    readonly problems: readonly Problem[];
}

/** Analyses that were made from the same documents; they are taken from here and added. */
export type AnalysedFiles = Map<string, FileAnalysis>;

/**
 * The analysis of a file that the host can read, in pieces; `undefined` where it cannot. Those that are known catch up, but the
 * `current` ones, which have. No document that it reads must be edited before it is done; else it is to be dropped and begun
 * anew.
 */
export function* analysing(
    root: string,
    host: Host,
    known: AnalysedFiles = new Map(),
    current: ReadonlySet<string> = new Set(),
): Steps<FileAnalysis | undefined> {
    const graph = followImports(root, host);
    for (const path of graph.order) {
        const document = graph.documents.get(path);
        if (document === undefined || typeof document === 'string' || current.has(path)) continue;
        const surroundings = surroundingsOf(path, graph, known, host);
        const kept = known.get(path);
        const analysis =
            kept?.document === document ? kept : yield* FileAnalysis.read(path, document, surroundings);
        if (analysis === kept) yield* analysis.catchUp(surroundings);
        known.set(path, analysis);
        // Those that import it ask how many errors it has.
        if (path !== root) yield* analysis.findProblems();
    }
    return known.get(root);
}

/** The same at once. */
export const analyse = (...args: Parameters<typeof analysing>): FileAnalysis | undefined =>
    finish(analysing(...args));

/** The errors among problems: they stop emission. */
export const errorsOf = (problems: readonly Problem[]): readonly Problem[] =>
    problems.filter(({ severity }) => severity === 'error');

/** One file's analysis. Its program is another object only after an edit that changes what the whole file stands on. */
export class FileAnalysis implements Analysis {
    private found: readonly Problem[] | undefined;

    private constructor(
        private readonly file: string,
        readonly document: Document,
        private resolved: ResolvedFile,
    ) {}

    static *read(file: string, document: Document, surroundings: Surroundings): Steps<FileAnalysis> {
        const resolved = yield* ResolvedFile.resolve(file, document, surroundings);
        return new FileAnalysis(file, document, resolved);
    }

    get program(): Program {
        return this.resolved;
    }

    get problems(): readonly Problem[] {
        return this.found ?? finish(this.findProblems());
    }

    /** Finds the problems in pieces, unless they are known. */
    *findProblems(): Steps<readonly Problem[]> {
        this.found ??= yield* problemsOf(this.resolved);
        return this.found;
    }

    /** The document was edited; what follows from it is found out by `catchUp`. */
    edited(change: Change): void {
        this.found = undefined;
        this.resolved.edited(change);
    }

    /** Catches up with the edits, and with what became of the imports. */
    *catchUp(surroundings: Surroundings): Steps<void> {
        this.found = undefined;
        if (!(yield* this.resolved.catchUp(surroundings)))
            this.resolved = yield* ResolvedFile.resolve(this.file, this.document, surroundings);
    }
}

function* problemsOf(program: ResolvedFile): Steps<readonly Problem[]> {
    const found = yield* program.collectProblems();
    yield* prepare(program);
    for (const check of CHECKS) for (const problem of yield* check.find(program)) found.push(problem);
    return applyWaivers(program, found).sort(inOrder);
}

/** Makes ready in pieces what rules ask of whole tables, which else is made at once when the first of them asks. */
function* prepare(program: Program): Steps<void> {
    for (const table of ownTables(program)) {
        if (!isAccessTable(table)) continue;
        yield* coverageOf.prepare(table);
        yield* missingIds.prepare(table, program.scope);
    }
    yield* preparePages(program);
}

const surroundingsOf = (
    path: string,
    graph: ImportGraph,
    known: AnalysedFiles,
    host: Host,
): Surroundings => ({
    platform: platformOf,
    platformNames: PLATFORM_NAMES,
    imported: target => importResult(path, target, graph, known),
    host,
});

function importResult(from: string, to: string, graph: ImportGraph, known: AnalysedFiles): ImportResult {
    const cycle = graph.cycleOf(from, to);
    if (cycle !== undefined) return { cycle };
    const analysis = known.get(to);
    if (analysis !== undefined)
        return { program: analysis.program, errors: errorsOf(analysis.problems).length };
    const document = graph.documents.get(to);
    return { failure: typeof document === 'string' ? document : 'missing' };
}
