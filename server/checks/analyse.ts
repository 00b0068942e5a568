// Everything about a file: its meaning, and all that is wrong with it. Files it imports are analysed before it, each once. An
// analysis takes edits of its file along, and catches up with its imports.

import type { Change, Document } from '../language/document';
import { followImports, type ImportGraph } from '../model/graph';
import type { Host } from '../model/host';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { inOrder, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import { ResolvedFile } from '../model/resolve/file';
import type { ImportResult, Surroundings } from '../model/surroundings';
import { CHECKS } from './list';
import { applyWaivers } from './waivers';

export interface Analysis {
    readonly program: Program;
    /** In the order of the text; what is waived is left out. */
    readonly problems: readonly Problem[];
}

/** Analyses that were made from the same documents; they are taken from here and added. */
export type AnalysedFiles = Map<string, FileAnalysis>;

/**
 * The analysis of a file that the host can read; `undefined` where it cannot. Those that are known catch up, but the
 * `current` ones, which have.
 */
export function analyse(
    root: string,
    host: Host,
    known: AnalysedFiles = new Map(),
    current: ReadonlySet<string> = new Set(),
): FileAnalysis | undefined {
    const graph = followImports(root, host);
    for (const path of graph.order) {
        const document = graph.documents.get(path);
        if (document === undefined || typeof document === 'string' || current.has(path)) continue;
        const surroundings = surroundingsOf(path, graph, known, host);
        const analysis = known.get(path);
        if (analysis?.document === document) analysis.catchUp(surroundings);
        else known.set(path, new FileAnalysis(path, document, surroundings));
    }
    return known.get(root);
}

/** The errors among problems: they stop emission. */
export const errorsOf = (problems: readonly Problem[]): readonly Problem[] =>
    problems.filter(({ severity }) => severity === 'error');

/** One file's analysis. Its program is another object only after an edit that changes what the whole file stands on. */
export class FileAnalysis implements Analysis {
    private resolved: ResolvedFile;
    private told: readonly Problem[] | undefined;

    constructor(
        private readonly file: string,
        readonly document: Document,
        surroundings: Surroundings,
    ) {
        this.resolved = new ResolvedFile(file, document, surroundings);
    }

    get program(): Program {
        return this.resolved;
    }

    get problems(): readonly Problem[] {
        this.told ??= problemsOf(this.resolved);
        return this.told;
    }

    /** The document was edited; what the imports have to do with it is found out by `catchUp`. */
    edited(change: Change): void {
        this.told = undefined;
        this.resolved.edited(change);
    }

    /** Takes in what became of the imports. */
    catchUp(surroundings: Surroundings): void {
        this.told = undefined;
        if (!this.resolved.catchUp(surroundings))
            this.resolved = new ResolvedFile(this.file, this.document, surroundings);
    }
}

function problemsOf(program: Program): readonly Problem[] {
    const found = [...program.problems];
    for (const check of CHECKS) for (const problem of check.find(program)) found.push(problem);
    return applyWaivers(program, found).sort(inOrder);
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
