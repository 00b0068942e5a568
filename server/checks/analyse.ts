// Everything about a file: its meaning, and all that is wrong with it. Files it imports are analysed before it, each once.

import type { Document } from '../language/document';
import { followImports, type Host, type ImportGraph } from '../model/graph';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { inOrder, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import { type ImportResult, resolve } from '../model/resolve';
import { CHECKS } from './list';
import { applyWaivers } from './waivers';

export interface Analysis {
    readonly program: Program;
    /** In the order of the text; what is waived is left out. */
    readonly problems: readonly Problem[];
}

/** Analyses that were made from the same documents; they are taken from here and added. */
export type Known = Map<string, Analysis>;

/** The analysis of a file that the host can read; `undefined` where it cannot. */
export function analyse(root: string, host: Host, known: Known = new Map()): Analysis | undefined {
    const graph = followImports(root, host);
    for (const path of graph.order) {
        const document = graph.documents.get(path);
        if (known.has(path) || document === undefined || typeof document === 'string') continue;
        known.set(path, analyseFile(path, document, graph, known));
    }
    return known.get(root);
}

/** The errors among problems: they stop emission. */
export const errorsOf = (problems: readonly Problem[]): readonly Problem[] =>
    problems.filter(({ severity }) => severity === 'error');

function analyseFile(path: string, document: Document, graph: ImportGraph, known: Known): Analysis {
    const program = resolve(path, document, {
        platform: platformOf,
        platformNames: PLATFORM_NAMES,
        imported: target => importResult(path, target, graph, known),
    });
    const found = [...program.problems];
    for (const check of CHECKS) for (const problem of check.find(program)) found.push(problem);
    return { program, problems: applyWaivers(program, found).sort(inOrder) };
}

function importResult(from: string, to: string, graph: ImportGraph, known: Known): ImportResult {
    const cycle = graph.cycleOf(from, to);
    if (cycle !== undefined) return { cycle };
    const analysis = known.get(to);
    if (analysis !== undefined)
        return { program: analysis.program, errors: errorsOf(analysis.problems).length };
    const document = graph.documents.get(to);
    return { failure: typeof document === 'string' ? document : 'missing' };
}
