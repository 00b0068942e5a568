// The types of C, their sizes as on 64-bit Arm, and the conversions between integers.

export interface IntegerType {
    readonly kind: 'integer';
    /** As declared: `unsigned int`, or the name of a typedef or an enum that stands for it. */
    readonly name: string;
    readonly bits: number;
    readonly isSigned: boolean;
    readonly isBool: boolean;
    /** What decides between two types of one width: C's rank. */
    readonly rank: number;
}

export interface StructType {
    readonly kind: 'struct';
    /** `struct pm_access`, `union u`; `struct {…}` for one without a name. */
    readonly name: string;
    readonly isUnion: boolean;
    /** `undefined` until it is declared with its members. */
    members: readonly Member[] | undefined;
    /** How it lies in memory; `undefined` if that is not known, as with attributes that change it. */
    layout: Layout | undefined;
}

export interface Member {
    /** `undefined` for an anonymous struct or union, and for a bit-field that only pads. */
    readonly name: string | undefined;
    readonly type: CType;
    /** The width of a bit-field. */
    readonly bits: number | undefined;
}

export interface ArrayType {
    readonly kind: 'array';
    readonly of: CType;
    /** `undefined` if it is open, or not known. */
    readonly length: number | undefined;
    /** `[]`: the initialiser says how long it is. */
    readonly isOpen: boolean;
}

export type CType =
    | IntegerType
    | StructType
    | ArrayType
    | { readonly kind: 'pointer'; readonly name: string }
    | { readonly kind: 'float'; readonly name: string; readonly bytes: number }
    | { readonly kind: 'function' }
    | { readonly kind: 'void' }
    /** A name that nothing declares. */
    | { readonly kind: 'unknown'; readonly name: string };

const integer = (name: string, bits: number, isSigned: boolean, rank: number): IntegerType => ({
    kind: 'integer',
    name,
    bits,
    isSigned,
    isBool: rank === 0,
    rank,
});

export const BOOL = integer('_Bool', 8, false, 0);
/** On Arm a plain `char` has no sign. */
export const CHAR = integer('char', 8, false, 1);
export const SIGNED_CHAR = integer('signed char', 8, true, 1);
export const UNSIGNED_CHAR = integer('unsigned char', 8, false, 1);
export const SHORT = integer('short', 16, true, 2);
export const UNSIGNED_SHORT = integer('unsigned short', 16, false, 2);
export const INT = integer('int', 32, true, 3);
export const UNSIGNED_INT = integer('unsigned int', 32, false, 3);
export const LONG = integer('long', 64, true, 4);
export const UNSIGNED_LONG = integer('unsigned long', 64, false, 4);
export const LONG_LONG = integer('long long', 64, true, 5);
export const UNSIGNED_LONG_LONG = integer('unsigned long long', 64, false, 5);
const INT128 = integer('__int128', 128, true, 6);
const UNSIGNED_INT128 = integer('unsigned __int128', 128, false, 6);
export const POINTER: CType = { kind: 'pointer', name: 'void *' };

const WITH_SIGN = [CHAR, SIGNED_CHAR, SHORT, INT, LONG, LONG_LONG, INT128];
const WITHOUT_SIGN = [UNSIGNED_CHAR, UNSIGNED_CHAR, UNSIGNED_SHORT, UNSIGNED_INT, UNSIGNED_LONG].concat(
    UNSIGNED_LONG_LONG,
    UNSIGNED_INT128,
);

/** A value as one of this type, as C converts it: modulo the width, and to a boolean by whether it is 0. */
export function converted(value: bigint, { isBool, isSigned, bits }: IntegerType, width = bits): bigint {
    if (isBool) return value === 0n ? 0n : 1n;
    return isSigned ? BigInt.asIntN(width, value) : BigInt.asUintN(width, value);
}

/** What a type smaller than `int` becomes in an expression. */
export const promoted = (type: IntegerType): IntegerType => (type.rank < INT.rank ? INT : plain(type));

/** The type to which C brings both operands. */
export function commonType(a: IntegerType, b: IntegerType): IntegerType {
    const [left, right] = [promoted(a), promoted(b)];
    const [less, more] = left.rank < right.rank ? [left, right] : [right, left];
    if (less.isSigned === more.isSigned || !more.isSigned) return more;
    // The one with a sign has the higher rank: it is taken if it holds all values of the other.
    if (less.rank === more.rank) return less;
    return more.bits > less.bits ? more : withoutSign(more);
}

/** The type without the name of a typedef. */
const plain = (type: IntegerType): IntegerType =>
    (type.isSigned ? WITH_SIGN : WITHOUT_SIGN).find(({ rank }) => rank === type.rank) ?? type;

export const withoutSign = (type: IntegerType): IntegerType =>
    WITHOUT_SIGN.find(({ rank }) => rank === type.rank) ?? type;

/** The name of a type itself, whatever typedef it was declared by. */
export function plainName(type: CType): string {
    if (type.kind !== 'integer') return nameOf(type);
    return type.isBool ? BOOL.name : plain(type).name;
}

/** The name of a type as declared, for people. */
export function nameOf(type: CType): string {
    if (type.kind === 'array') return `${nameOf(type.of)}[]`;
    return 'name' in type ? type.name : type.kind;
}

/** The bytes that a type takes; `undefined` if that is not known. */
export function sizeOf(type: CType): number | undefined {
    if (type.kind === 'integer') return type.bits / 8;
    if (type.kind === 'pointer') return 8;
    if (type.kind === 'float') return type.bytes;
    if (type.kind === 'array') return times(sizeOf(type.of), type.length);
    // GNU: the size of `void` and of a function is 1.
    if (type.kind === 'void' || type.kind === 'function') return 1;
    return type.kind === 'struct' ? type.layout?.size : undefined;
}

export function alignmentOf(type: CType): number | undefined {
    if (type.kind === 'array') return alignmentOf(type.of);
    return type.kind === 'struct' ? type.layout?.alignment : sizeOf(type);
}

export interface Layout {
    readonly size: number;
    readonly alignment: number;
    /** Where each member begins, in bytes. */
    readonly offsets: readonly number[];
}

/** How a struct or union of these members lies in memory; `undefined` if that is not known. */
export function layoutOf(members: readonly Member[], isUnion: boolean): Layout | undefined {
    let [bit, widest, alignment] = [0, 0, 1];
    const offsets: number[] = [];
    for (const { type, bits, name } of members) {
        const [size, aligned] = [sizeOf(type) ?? flexible(type), alignmentOf(type)];
        if (size === undefined || aligned === undefined) return undefined;
        if (isUnion) bit = 0;
        bit = begin(bit, size * 8, aligned * 8, bits);
        offsets.push(Math.floor(bit / 8));
        bit += bits ?? size * 8;
        // A bit-field without a name aligns the struct on Arm, but only one of width 0 does so visibly.
        if (bits === undefined || name !== undefined) alignment = Math.max(alignment, aligned);
        widest = Math.max(widest, bit);
    }
    return { size: (Math.ceil(widest / 8 / alignment) * alignment) | 0, alignment, offsets };
}

/** The bit at which a member begins: a bit-field does not cross a boundary of its type. */
function begin(bit: number, size: number, alignment: number, width: number | undefined): number {
    const next = Math.ceil(bit / alignment) * alignment;
    if (width === undefined || width === 0) return next;
    return Math.floor(bit / size) === Math.floor((bit + width - 1) / size) ? bit : next;
}

/** An array without a length at the end of a struct takes no room. */
const flexible = (type: CType): number | undefined =>
    type.kind === 'array' && type.length === undefined ? 0 : undefined;

const times = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || b === undefined ? undefined : a * b;

/** Whether two types are one, as far as that is known. */
export function isSame(a: CType, b: CType): boolean {
    if (a.kind === 'integer' && b.kind === 'integer')
        return a.rank === b.rank && a.isSigned === b.isSigned && a.bits === b.bits;
    if (a.kind === 'array' && b.kind === 'array') return isSame(a.of, b.of);
    return a.kind === b.kind && nameOf(a) === nameOf(b);
}
