// Which ids of a range have names, and by what name the C knows an id. A range may have a million ids; then the names are gone
// through instead.

import { countLeading } from '../language/sorted';
import { perVersion } from './kept/per-version';
import type { IndexMacro, NameEntry } from './names';
import { type AccessKind, type AccessRow, type IdRun, indexOfId } from './program';
import type { Scope } from './scope';

/** Of a range of at most this many ids, each is looked up: that needs nothing to be kept. */
export const FEW = 64;

/** The first id without a name from `first` to `last`, both included; `undefined` if all have one. */
export function firstUnnamed(
    scope: Scope,
    kind: AccessKind,
    first: number,
    last: number,
): number | undefined {
    if (last - first < FEW) {
        for (let id = first; id <= last; id++) if (scope.namesOf(kind, id).length === 0) return id;
        return undefined;
    }
    const ids = IDS[kind](scope);
    const from = countLeading(ids, id => id < first);
    // Among ids in order, each once, those without a gap stand at their distance from the first.
    let [low, high] = [0, last - first + 1];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (ids[from + middle] === first + middle) low = middle + 1;
        else high = middle;
    }
    return first + low <= last ? first + low : undefined;
}

/** The ids of a row, in order; of many, only those that have names. */
export function idsWithNames(scope: Scope, kind: AccessKind, row: AccessRow): Iterable<number> {
    return row.size === 1 ? [row.id] : idsOfMany(scope, kind, row);
}

function* idsOfMany(scope: Scope, kind: AccessKind, { runs, size }: AccessRow): Iterable<number> {
    for (const run of runs) {
        if (size <= FEW) for (let at = 0; at < run.count; at++) yield run.id + at;
        else yield* namedIn(IDS[kind](scope), run);
    }
}

function* namedIn(ids: readonly number[], { id, count }: IdRun): Iterable<number> {
    for (let at = countLeading(ids, each => each < id); at < ids.length; at++) {
        const named = ids[at] ?? 0;
        if (named >= id + count) return;
        yield named;
    }
}

const idsOf = (kind: AccessKind) =>
    perVersion((scope: Scope): readonly number[] =>
        [...scope.firstNames(kind)].flatMap(({ number }) => number ?? []).sort((a, b) => a - b),
    );

/** The ids that have names, in order. */
const IDS: Readonly<Record<AccessKind, (scope: Scope) => readonly number[]>> = {
    node: idsOf('node'),
    reset: idsOf('reset'),
};

/** The kinds of names that may say what an id is. */
export const ID_KINDS = ['node', 'reset', 'clock'] as const;

/**
 * The names of an id of a table. One without a name may be a device's position, and the C finds its row by the index alone: then
 * the first name of a table's kind with the same index.
 */
export function namesInTable(
    scope: Scope,
    kind: AccessKind,
    macro: IndexMacro | undefined,
    id: number,
): readonly NameEntry[] {
    const names = scope.namesOf(kind, id);
    if (names.length > 0 || isOneToOne(macro)) return names;
    if (ID_KINDS.some(each => scope.namesOf(each, id).length > 0)) return names;
    const name = nameOfIndex(scope, kind, macro, indexOfId(macro, id));
    return name === undefined ? names : [name];
}

/** Whether no two ids have one index, so that an index says no more than its id. */
export const isOneToOne = (macro: IndexMacro | undefined): boolean =>
    macro === undefined || macro.base !== undefined;

/** The first name with an index, by a table's macro. */
export const nameOfIndex = (
    scope: Scope,
    kind: AccessKind,
    macro: IndexMacro | undefined,
    index: number | undefined,
): NameEntry | undefined => (index === undefined ? undefined : BY_INDEX[kind](scope, macro).get(index));

const byIndex = (kind: AccessKind) =>
    perVersion((scope: Scope, macro: IndexMacro | undefined) => {
        const names = new Map<number, NameEntry>();
        for (const name of scope.firstNames(kind)) {
            const index = name.number === undefined ? undefined : indexOfId(macro, name.number);
            if (index !== undefined && !names.has(index)) names.set(index, name);
        }
        return names;
    });

const BY_INDEX = { node: byIndex('node'), reset: byIndex('reset') } as const;
