// The files that a file reaches through its imports, each after the files it imports.

import type { Document } from '../language/document';
import { addTo } from '../language/sorted';
import { LINES_A_FILE, type Steps } from '../language/steps';
import { kindOfImport } from './file-kinds';
import type { Failure, Host } from './host';
import { pathError, resolvePath } from './paths';

/**
 * The most files that a program may consist of. Each of them has the names of all that it reaches, so that the work grows with the
 * square of this number, and no further.
 */
export const MOST_FILES = 512;

export interface ImportGraph {
    /** Those that were met, the first one first, if there are more than a program may have; then nothing else is known. */
    readonly tooMany: readonly string[] | undefined;
    readonly documents: ReadonlyMap<string, Document | Failure>;
    /** The files that could be read, each after all that it imports; those of a cycle in the order in which they are found. */
    readonly order: readonly string[];
    /** The cycle that an import closes, by the first name among all files that reach each other there; `undefined` if none. */
    readonly cycleOf: (from: string, to: string) => string | undefined;
    /** The files of a cycle that an import closes, from the importing file back to it. */
    readonly wayRound: (from: string, to: string) => readonly string[];
}

/** Follows the imports of `root`, and stops after each file. Iterative, so that a chain of imports may have any length up to the limit. */
export function* followImports(root: string, host: Host): Steps<ImportGraph> {
    const documents = new Map<string, Document | Failure>();
    const edges = new Map<string, readonly string[]>();
    const order: string[] = [];
    const stack: { path: string; next: number }[] = [];
    const enter = function* (path: string): Steps<void> {
        if (documents.has(path)) return;
        yield* host.reading?.(path) ?? [];
        const document = host.document(path);
        documents.set(path, document);
        if (typeof document === 'string') return;
        edges.set(path, importsOf(path, document));
        stack.push({ path, next: 0 });
    };
    yield* enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const target = edges.get(top.path)?.[top.next++];
        if (documents.size > MOST_FILES) return tooMany(root, documents);
        if (target !== undefined) {
            yield* enter(target);
            yield LINES_A_FILE;
        } else {
            order.push(top.path);
            stack.pop();
        }
    }
    let known: ReadonlyMap<string, string> | undefined;
    const cycleOf = (from: string, to: string): string | undefined => {
        // Only of what a file imports it is asked whether that closes a cycle, and most files import nothing.
        known ??= componentsOf(order, edges);
        const components = known;
        const component = components.get(from);
        return component === components.get(to) ? component : undefined;
    };
    const wayRound = (from: string, to: string): readonly string[] => [from, ...pathBetween(edges, to, from)];
    return { tooMany: undefined, documents, order, cycleOf, wayRound };
}

/** None is read but the root, which then says so. What is kept of the others is their paths. */
const tooMany = (root: string, documents: ImportGraph['documents']): ImportGraph => ({
    tooMany: [...documents.keys()],
    documents: new Map([...documents].slice(0, 1)),
    order: [root],
    cycleOf: () => undefined,
    wayRound: () => [],
});

/** The files of the language that the text of `path` imports, even if they do not exist. */
function importsOf(path: string, { structure }: Document): string[] {
    const targets: string[] = [];
    for (const { node } of structure) {
        if (node.statement.kind !== 'import') continue;
        const written = node.statement.path?.value;
        if (written === undefined || pathError(written) !== undefined) continue;
        if (kindOfImport(written, node.statement.patterns.length > 0) === 'source')
            targets.push(resolvePath(path, written));
    }
    return targets;
}

/**
 * Files that reach each other form one component, named after the first of them by name, so that its name does not depend on the
 * file that is asked about. `order` ends with the root.
 */
function componentsOf(
    order: readonly string[],
    edges: ReadonlyMap<string, readonly string[]>,
): Map<string, string> {
    const importers = new Map<string, string[]>();
    for (const [path, targets] of edges) {
        for (const target of targets) addTo(importers, target, path);
    }
    const components = new Map<string, string>();
    for (const root of [...order].reverse()) {
        if (components.has(root)) continue;
        const members = new Set([root]);
        for (const path of members) {
            for (const importer of importers.get(path) ?? [])
                if (!components.has(importer)) members.add(importer);
        }
        const name = [...members].reduce((first, path) => (path < first ? path : first));
        for (const path of members) components.set(path, name);
    }
    return components;
}

/** The shortest path along the imports from `from` to `to`, both included; empty if there is none. */
function pathBetween(edges: ReadonlyMap<string, readonly string[]>, from: string, to: string): string[] {
    const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
    for (const path of cameFrom.keys()) {
        if (cameFrom.has(to)) break;
        for (const target of edges.get(path) ?? []) if (!cameFrom.has(target)) cameFrom.set(target, path);
    }
    const way: string[] = [];
    if (!cameFrom.has(to)) return way;
    for (let at: string | undefined = to; at !== undefined; at = cameFrom.get(at)) way.push(at);
    return way.reverse();
}
