// What an array, struct or union has in it: the parts in their order, by position and by name.

import { type ArrayType, type CType, nameOf, type StructType } from './ctypes';
import type { CField } from './reading';

/** More fields than that nobody wrote by hand. */
const MOST_FIELDS = 4096;

/** A type that has parts. One of which nothing is known may have any. */
export type Aggregate = ArrayType | StructType | { readonly kind: 'unknown'; readonly name: string };

export const isAggregate = (type: CType): type is ArrayType | StructType =>
    type.kind === 'array' || (type.kind === 'struct' && type.members !== undefined);

/** Whether nothing says what parts a type has. */
export const isUnknown = (type: CType): boolean =>
    type.kind === 'unknown' || (type.kind === 'struct' && type.members === undefined);

export interface Part {
    readonly type: CType;
    /** The width of a bit-field. */
    readonly bits: number | undefined;
}

/** The part at a position; `undefined` if there is none. */
export function partAt(type: CType, at: number): Part | undefined {
    if (type.kind === 'array') {
        const isThere = at >= 0 && (type.length === undefined || at < type.length);
        return isThere ? { type: type.of, bits: undefined } : undefined;
    }
    return type.kind === 'struct' ? type.members?.[at] : undefined;
}

/** The name of a part, or the number of an element; `undefined` for a struct without a name within another. */
export function nameAt(type: CType, at: number): string | undefined {
    if (type.kind === 'array') return String(at);
    return type.kind === 'struct' ? type.members?.[at]?.name : undefined;
}

/** The position that comes after another when no designator says otherwise; -1 comes before the first one. */
export function positionAfter(type: CType, at: number): number | undefined {
    if (type.kind === 'array') return partAt(type, at + 1) === undefined ? undefined : at + 1;
    if (type.kind !== 'struct' || type.members === undefined || (type.isUnion && at >= 0)) return undefined;
    const next = type.members.findIndex(
        ({ name, bits }, each) => each > at && (name !== undefined || bits === undefined),
    );
    return next < 0 ? undefined : next;
}

/** The positions, from the outside in, of the member of a name: several if it is in a struct without a name. */
export function positionsOf(type: CType, name: string): readonly number[] | undefined {
    if (type.kind !== 'struct') return undefined;
    let at = 0;
    for (const member of type.members ?? []) {
        if (member.name === name) return [at];
        const inner = member.name === undefined ? positionsOf(member.type, name) : undefined;
        if (inner !== undefined) return [at, ...inner];
        at++;
    }
    return undefined;
}

/** The scalars of a type in their order; `undefined` if it is not known what it has, or too much. */
export function fieldsOf(type: CType): readonly CField[] | undefined {
    const found: CField[] = [];
    return addFields({ type, bits: undefined }, [], { found, steps: 0 }) ? found : undefined;
}

interface Collected {
    readonly found: CField[];
    /** How many parts were looked at: a struct may have many parts without anything in them. */
    steps: number;
}

function addFields({ type, bits }: Part, path: readonly string[], all: Collected): boolean {
    const { found } = all;
    if (all.steps++ > 2 * MOST_FIELDS) return false;
    if (found.length >= MOST_FIELDS || isUnknown(type))
        return isUnknown(type) && path.length > 0 && add(type, path, found);
    if (!isAggregate(type)) {
        const width = type.kind === 'integer' ? (bits ?? (type.isBool ? 1 : type.bits)) : undefined;
        const isSigned = type.kind === 'integer' && type.isSigned;
        found.push({ path, type: nameOf(type), bits: width, isSigned });
        return true;
    }
    for (let at = positionAfterAny(type, -1); at !== undefined; at = positionAfterAny(type, at)) {
        const part = partAt(type, at);
        if (part === undefined) break;
        const name = nameAt(type, at);
        if (!addFields(part, name === undefined ? path : [...path, name], all)) return false;
    }
    return true;
}

/** A field whose type nothing declares. */
function add(type: CType, path: readonly string[], found: CField[]): boolean {
    found.push({ path, type: nameOf(type), bits: undefined, isSigned: false });
    return true;
}

/** The next position, of a union too. An open array has none here. */
function positionAfterAny(type: CType, at: number): number | undefined {
    if (type.kind === 'array' && type.length === undefined) return undefined;
    return positionAfter(type.kind === 'struct' ? { ...type, isUnion: false } : type, at);
}
