// Which arrays of some C are tables of access control, of which kind and form; and which field a value of a row is for.

import type { CRow, CTable, CValue } from '../c/reading';
import type { TableKind } from '../language/syntax';
import type { Target } from '../model/targets';

/** The fields of rows, as the language knows them. `frame` is `mfn` or `addr`. */
export type Field =
    | 'frame'
    | 'hwdom'
    | 'start'
    | 'end'
    | 'size'
    | 'mask'
    | 'node'
    | 'readonly'
    | 'clock'
    | 'device';

/** What the rows of an array are. */
type Form = 'access' | 'mmio' | 'clock';

export interface FoundTable {
    readonly kind: TableKind;
    readonly table: CTable;
    /** The target whose form it has; `undefined` if it could be that of either. */
    readonly target: Target | undefined;
}

/** The table that an array is; `undefined` for another array. `known` is its kind where its form is that of a node or a reset table, and its name does not tell. */
export function foundTable(table: CTable, known?: TableKind): FoundTable | undefined {
    const names = fieldNames(table);
    const form = formOf(names, table);
    if (form === undefined) return undefined;
    return {
        kind: form === 'access' ? accessKind(table, known) : form,
        table,
        target: targetOf(form, names, table),
    };
}

/** The fields that the values of a row are for; of one that is none that rows of the language have, its path. */
export function fieldsOf(values: readonly CValue[], kind: TableKind, target: Target): (Field | string)[] {
    const layout: readonly (Field | string)[] = LAYOUTS[target][kind];
    const fields: (Field | string)[] = [];
    let next: number | undefined;
    for (const { path, position } of values) {
        const field = fieldIn(path, kind) ?? layout[next ?? position] ?? `value ${position + 1}`;
        fields.push(field);
        // Of a struct that was not read, a value without a name follows the field before it.
        if (path.length > 0 || next !== undefined) next = layout.indexOf(field) + 1;
    }
    return fields;
}

function fieldIn(path: readonly string[], kind: TableKind): Field | string | undefined {
    const [name] = path;
    if (name === 'node' && kind === 'clock') return 'device';
    return name === undefined ? undefined : (FIELDS.get(name) ?? path.join('.'));
}

/** Values as the fields of a struct that was not read hold them: `0xf << 28` is negative until it is in its field. */
export const inFields = (names: readonly string[], values: readonly CValue[]): readonly CValue[] =>
    values.map((each, at) => {
        const value = each.value && heldBy(names[at] ?? '', each.value);
        return value === each.value ? each : { ...each, value };
    });

function heldBy(field: string, value: bigint): bigint {
    if (field === 'hwdom' || field === 'readonly') return value === 0n ? 0n : 1n;
    return BigInt.asUintN(NARROW.includes(field) ? 32 : 64, value);
}

const NARROW: readonly string[] = ['mask', 'node', 'clock', 'device'];

const FIELDS: ReadonlyMap<string, Field> = new Map([
    ['mfn', 'frame'],
    ['addr', 'frame'],
    ['hwdom_access', 'hwdom'],
    ['start', 'start'],
    ['end', 'end'],
    ['size', 'size'],
    ['mask', 'mask'],
    ['node', 'node'],
    ['readonly', 'readonly'],
    ['clk_idx', 'clock'],
    ['dev_idx', 'device'],
    // As AMD's first trees have it, with `node` for the device.
    ['clock', 'clock'],
]);

/** Whether rows with such names in and around them may be about access control. */
export function isAboutAccess(names: ReadonlySet<string>): boolean {
    const has = (...all: readonly string[]): boolean => all.every(name => names.has(name));
    return (
        TELLING.some(name => names.has(name)) ||
        has('start', 'node') ||
        has('mask', 'node') ||
        [...names].some(name => ABOUT_ACCESS.test(name))
    );
}

/** Whether an array whose form is not known may be about access all the same: by what is in its fields, or where none is known, by its name. */
export function mayBeTable({ fields, rows, elementType, name }: CTable): boolean {
    const paths = fields ?? rows.flatMap(({ values }) => values);
    const names = new Set(paths.flatMap(({ path }) => path));
    return names.size > 0
        ? isAboutAccess(names)
        : ABOUT_ACCESS.test(name) || ABOUT_ACCESS.test(elementType.replace('struct ', ''));
}

/** Fields and macros that rows of nothing else have. */
const TELLING: readonly string[] = ['hwdom_access', 'mfn', 'mfn_init', '_mfn', 'clk_idx', 'dev_idx'];
/** Structs, arrays and row macros in Xen's trees. */
const ABOUT_ACCESS = /^(?:pm_\w*access|pm_cl(?:oc)?k\w*|PM_CL(?:OC)?K2NODE)$/;

const ACCESS: readonly Field[] = ['frame', 'hwdom'];
const CLOCK: readonly Field[] = ['clock', 'device'];

/** The order of fields in the structs, for rows without field names whose struct was not read. */
const LAYOUTS: Record<Target, Record<TableKind, readonly Field[]>> = {
    xen: {
        node: ACCESS,
        reset: ACCESS,
        mmio: ['start', 'size', 'mask', 'node', 'readonly', 'hwdom'],
        clock: CLOCK,
    },
    xlnx: {
        node: ACCESS,
        reset: ACCESS,
        mmio: ['start', 'end', 'mask', 'node', 'hwdom', 'readonly'],
        clock: CLOCK,
    },
};

/** Those of the struct, or if it was not read, those that the rows name. */
function fieldNames({ fields, rows }: CTable): ReadonlySet<string> {
    const paths = fields ?? rows.flatMap(({ values }) => values);
    return new Set(paths.flatMap(({ path: [name] }) => name ?? []));
}

function formOf(names: ReadonlySet<string>, { fields, elementType, rows }: CTable): Form | undefined {
    if (names.has('clk_idx') || (names.has('clock') && names.has('node'))) return 'clock';
    if (names.has('start') && (names.has('node') || names.has('mask') || names.has('hwdom_access')))
        return 'mmio';
    if (names.has('hwdom_access') || (fields === undefined && (names.has('mfn') || names.has('addr'))))
        return 'access';
    // Without its struct and without field names, only the type's name tells.
    if (fields !== undefined || rows.length === 0) return undefined;
    return STRUCTS.find(([pattern]) => pattern.test(elementType))?.[1];
}

const STRUCTS: readonly (readonly [RegExp, Form])[] = [
    [/cl(?:oc)?k2node/, 'clock'],
    [/pm_mmio/, 'mmio'],
    [/pm_access/, 'access'],
];

function targetOf(form: Form, names: ReadonlySet<string>, { rows }: CTable): Target | undefined {
    if (form === 'clock' || names.has('addr') || names.has('end')) return 'xlnx';
    if (names.has('mfn') || names.has('size')) return 'xen';
    // A struct that was not read has an `mfn_t` where `mfn_init(X)` stands.
    return rows.some(({ values }) => values.some(({ isMfn }) => isMfn)) ? 'xen' : undefined;
}

/** By its name, or else as it is known, or by how its rows are spelt. */
function accessKind({ name, rows }: CTable, known: TableKind | undefined): 'node' | 'reset' {
    const byName = kindByWord(name) ?? (known === 'node' || known === 'reset' ? known : undefined);
    if (byName !== undefined) return byName;
    return rows.some(row => kindByWord(spellingOf(row)) === 'reset') ? 'reset' : 'node';
}

const spellingOf = ({ index }: CRow): string => index.spellings[0] ?? '';

function kindByWord(text: string): 'node' | 'reset' | undefined {
    if (/(?:^|_)(?:reset|rst)/i.test(text)) return 'reset';
    return /(?:^|_)node/i.test(text) ? 'node' : undefined;
}
