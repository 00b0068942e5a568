// Which ids of a range have names. A range may have a million ids; then the names are gone through instead.

import { countLeading } from '../language/sorted';
import { perVersion } from './kept/per-version';
import type { AccessKind, AccessRow, IdRun } from './program';
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
        for (let id = first; id <= last; id++) if (scope.namesOf(kind, BigInt(id)).length === 0) return id;
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
export function* idsWithNames(scope: Scope, kind: AccessKind, { runs, size }: AccessRow): Iterable<number> {
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
