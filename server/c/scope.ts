// The names that a file declares: types, structs, enumerators, variables.

import type { CType, StructType } from './ctypes';
import type { Operand } from './operands';
import type { CPlace } from './reading';

export interface Enumerator {
    readonly name: string;
    readonly operand: Operand;
    readonly at: CPlace;
    /** What stands behind its `=`; empty if nothing does. */
    readonly spelling: string;
}

export class Scope {
    readonly typedefs = new Map<string, CType>();
    /** Structs, unions and enums, by their word and name: `struct pm_access`. */
    readonly tags = new Map<string, CType>();
    readonly enumerators = new Map<string, Enumerator>();
    readonly variables = new Map<string, CType>();

    /** The struct or union of a name, which may still be without members. */
    struct(name: string, isUnion: boolean): StructType {
        const known = this.tags.get(name);
        if (known?.kind === 'struct') return known;
        const made: StructType = { kind: 'struct', name, isUnion, members: undefined, layout: undefined };
        this.tags.set(name, made);
        return made;
    }
}

/** The member of a struct, also of one without a name within it, with the byte at which it begins. */
export function memberOf(
    of: CType,
    name: string,
): { readonly type: CType; readonly offset: number } | undefined {
    if (of.kind !== 'struct' || of.members === undefined) return undefined;
    const offsets = of.layout?.offsets ?? [];
    for (const [at, { name: own, type }] of of.members.entries()) {
        const offset = offsets[at];
        if (own === name) return { type, offset: offset ?? Number.NaN };
        const inner = own === undefined ? memberOf(type, name) : undefined;
        if (inner !== undefined) return { type: inner.type, offset: (offset ?? Number.NaN) + inner.offset };
    }
    return undefined;
}
