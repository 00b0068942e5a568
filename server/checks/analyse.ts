// Everything about a file: its meaning, and all that is wrong with it. The files it imports are analysed first, each once. An
// analysis follows the edits of its file, and catches up with its imports.

import type { Change, Document } from '../language/document';
import { finish, type Steps } from '../language/steps';
import { coverageOf } from '../model/coverage';
import { followImports, type ImportGraph } from '../model/graph';
import type { Host } from '../model/host';
import { missingIds } from '../model/kept/missing-ids';
import { perVersion } from '../model/kept/per-version';
import { preparePages } from '../model/pages-in-use';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { inOrder, isError, type Problem } from '../model/problem';
import { isAccessTable, type Program } from '../model/program';
import { ResolvedFile } from '../model/resolve/file';
import type { ImportResult, Surroundings } from '../model/surroundings';
import { collect } from './check';
import { withoutClaimsOfRows } from './claims-of-rows';
import { withoutConsequences } from './consequences';
import type { Finding } from './forms';
import { CHECKS } from './list';
import { ownTables } from './places';
import { withSeverities } from './severities';
import { applyWaivers } from './waivers';

export interface Analysis {
    readonly program: Program;
    /** In the order of the text, without those that are waived. */
    readonly problems: readonly Problem[];
}

/** Earlier analyses of the same documents; they are reused, and new ones are added. */
export type AnalysedFiles = Map<string, FileAnalysis>;

/**
 * The analysis of a file, in pieces; `undefined` if the host cannot read the file. Known analyses catch up, except the `current`
 * ones, which have done so, with all that they import. No document that it reads may be edited before it is done; otherwise drop it and start again.
 */
export function* analysing(
    root: string,
    host: Host,
    known: AnalysedFiles = new Map(),
    current: Pick<ReadonlySet<string>, 'has'> = new Set(),
): Steps<FileAnalysis | undefined> {
    if (current.has(root)) return known.get(root);
    const graph = yield* followImports(root, host);
    for (const path of graph.order) {
        const document = graph.documents.get(path);
        if (document === undefined || typeof document === 'string') continue;
        if (!current.has(path)) {
            const surroundings = surroundingsOf(path, graph, known, host);
            const kept = known.get(path);
            const analysis =
                kept?.document === document ? kept : yield* FileAnalysis.read(path, document, surroundings);
            if (analysis === kept) yield* analysis.catchUp(surroundings);
            known.set(path, analysis);
        }
        // Files that import it ask how many errors it has; who only resolved it did not ask.
        if (path !== root) yield* known.get(path)?.findProblems() ?? [];
    }
    return known.get(root);
}

/** The same, in one go. */
export const analyse = (...args: Parameters<typeof analysing>): FileAnalysis | undefined =>
    finish(analysing(...args));

/** The errors among problems: they stop emission. */
export const errorsOf = (problems: readonly Problem[]): readonly Problem[] => problems.filter(isError);

export const warningsOf = (problems: readonly Problem[]): readonly Problem[] =>
    problems.filter(({ severity }) => severity === 'warning');

/** One file's analysis. It keeps its program object, unless an edit changes what the whole file depends on. */
export class FileAnalysis implements Analysis {
    private found: readonly Problem[] | undefined;

    private constructor(
        private readonly file: string,
        readonly document: Document,
        private resolved: ResolvedFile,
        private readonly severities: Host['severities'],
    ) {}

    static *read(file: string, document: Document, surroundings: Surroundings): Steps<FileAnalysis> {
        const resolved = yield* ResolvedFile.resolve(file, document, surroundings);
        return new FileAnalysis(file, document, resolved, surroundings.host.severities);
    }

    get program(): Program {
        return this.resolved;
    }

    get problems(): readonly Problem[] {
        return this.found ?? finish(this.findProblems());
    }

    /** Whether the problems are known. */
    get isJudged(): boolean {
        return this.found !== undefined;
    }

    /** Finds the problems in pieces, unless they are known. */
    *findProblems(): Steps<readonly Problem[]> {
        this.found ??= withSeverities(yield* problemsOf(this.resolved), this.severities?.(this.file));
        return this.found;
    }

    /** Notes an edit of the document; `catchUp` works out what follows from it. */
    edited(change: Change): void {
        this.found = undefined;
        this.resolved.edited(change);
    }

    /** Catches up with the edits, and with changes of the imports. */
    *catchUp(surroundings: Surroundings): Steps<void> {
        this.found = undefined;
        if (!(yield* this.resolved.catchUp(surroundings)))
            this.resolved = yield* ResolvedFile.resolve(this.file, this.document, surroundings);
    }
}

function* problemsOf(program: ResolvedFile): Steps<readonly Problem[]> {
    const found = yield* program.collectProblems();
    yield* prepare(program);
    yield* collect(findings(program), found);
    const causes = yield* withoutConsequences(program, found);
    yield causes.length;
    const left = applyWaivers(program, causes);
    yield left.length;
    if (program.tests.length === 0) return left.sort(inOrder);
    return [...withoutClaimsOfRows(program, left)].sort(inOrder);
}

function* findings(program: Program): Finding {
    for (const check of checksOf(program.tables)) {
        yield* check.find(program);
        // It may have looked at each table, and found nothing.
        yield program.tables.length;
    }
}

/** The checks that may find something in a program with these tables. */
const checksOf = perVersion((tables: Program['tables']) => {
    const kinds = new Set(tables.map(({ kind }) => kind));
    return CHECKS.filter(({ of }) => of?.some(kind => kinds.has(kind)) ?? true);
});

/** Prepares in pieces what rules ask about whole tables; otherwise the first rule to ask would make it in one go. */
function* prepare(program: Program): Steps<void> {
    for (const table of ownTables(program)) {
        if (!isAccessTable(table)) continue;
        yield* coverageOf.prepare(table);
        yield* missingIds.prepare(table, program.scope);
        yield 1;
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
    if (graph.tooMany !== undefined) return { reached: graph.tooMany };
    const cycle = graph.cycleOf(from, to);
    if (cycle !== undefined) return { cycle, way: () => graph.wayRound(from, to) };
    const analysis = known.get(to);
    if (analysis !== undefined)
        return { program: analysis.program, errors: errorsOf(analysis.problems).length };
    const document = graph.documents.get(to);
    return { failure: typeof document === 'string' ? document : 'missing' };
}
