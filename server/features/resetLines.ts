// Which reset lines say that they reset a node or a frame: the `of` of their declarations, read backwards.

import type { NameEntry, Scope } from '../model/names';
import { addTo } from '../model/sorted';

const known = new WeakMap<Scope, ReadonlyMap<string, readonly NameEntry[]>>();

/** The reset lines of a node or a frame, in the order of their declaration; each id is there under each of its names. */
export function resetLinesOf(scope: Scope, { kind, value }: NameEntry): readonly NameEntry[] {
    let lines = known.get(scope);
    if (lines === undefined) {
        lines = collect(scope);
        known.set(scope, lines);
    }
    return lines.get(keyOf(kind, value)) ?? [];
}

function collect(scope: Scope): ReadonlyMap<string, readonly NameEntry[]> {
    const lines = new Map<string, NameEntry[]>();
    for (const reset of scope.names('reset')) {
        if (reset.of !== undefined) addTo(lines, keyOf(reset.of.kind, reset.of.value), reset);
    }
    return lines;
}

/** Two names of one node are one node. */
const keyOf = (kind: NameEntry['kind'], value: bigint | undefined): string => `${kind} ${value}`;
