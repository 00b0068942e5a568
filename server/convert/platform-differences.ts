// What a header of a tree has otherwise than a platform: names with other values, and names that only one of the two has.

import type { NameKind } from '../language/syntax';
import { isNameEntry, type NameEntry } from '../model/names';
import type { Platform } from '../model/surroundings';
import { valueInC } from './platform-names';

interface Named {
    readonly name: string;
    readonly value: bigint;
}

export interface PlatformDifferences {
    /** How many names have the same value in both. */
    readonly same: number;
    /** `value` is that of the header, `here` that of the platform as C has it. */
    readonly other: readonly (Named & { readonly here: bigint; readonly entry: NameEntry })[];
    readonly onlyHere: readonly (Named & { readonly entry: NameEntry })[];
    /** Each with the kind of the platform's names that begin like it. */
    readonly onlyThere: readonly (Named & { readonly kind: NameKind })[];
    /** Names of the header that are compared, but whose value there is not known. */
    readonly unknown: readonly string[];
}

/**
 * Compares a platform with the constants of a header. Only names are compared that begin like a name of the platform
 * (`VERSAL2_PM_DEV_`, `MM_`), and of the platform only those that begin like one of the header, because a tree has a header for
 * each kind. What numbers nothing (`_MAX`, `_START`, `_END`) is left out.
 */
export function platformDifferences(
    { scope, target }: Pick<Platform, 'scope' | 'target'>,
    constants: ReadonlyMap<string, bigint | undefined>,
): PlatformDifferences {
    const here = new Map<string, Named & { readonly entry: NameEntry }>();
    for (const entry of scope.declared()) {
        if (!isNameEntry(entry) || entry.value === undefined) continue;
        const { name, kind, value } = entry;
        here.set(name, { name, value: valueInC(target, { kind, value }), entry });
    }
    const kinds = new Map([...here.values()].map(({ name, entry }) => [startOf(name), entry.kind]));
    const alike = [...constants].filter(([name]) => kindIn(kinds, name) && !numbersNothing(name));
    const compared = new Set(alike.map(([name]) => startOf(name)));
    const there = alike.flatMap(([name, value]) => (value === undefined ? [] : { name, value }));
    const both = there.flatMap(each => {
        const own = here.get(each.name);
        return own === undefined ? [] : { ...each, here: own.value, entry: own.entry };
    });
    const other = both.filter(each => each.value !== each.here);
    return {
        same: both.length - other.length,
        other,
        onlyHere: [...here.values()].filter(
            ({ name }) => compared.has(startOf(name)) && !constants.has(name),
        ),
        onlyThere: there.flatMap(each => {
            const kind = here.has(each.name) ? undefined : kindIn(kinds, each.name);
            return kind === undefined ? [] : { ...each, kind };
        }),
        unknown: alike.flatMap(([name, value]) => (value === undefined ? name : [])),
    };
}

/** What kind of thing a name is, by its beginning; `undefined` if it has none, or no name of the platform has it. */
const kindIn = (kinds: ReadonlyMap<string, NameKind>, name: string): NameKind | undefined =>
    startOf(name) === '' ? undefined : kinds.get(startOf(name));

/** The beginning of a name that says its kind, up to the first word for one; empty if it has none. */
const startOf = (name: string): string => KIND_WORDS.exec(name)?.[0] ?? '';
const KIND_WORDS = /^(?:[A-Z0-9]+_)*?(?:NODE|DEV|RESET|RST|CLK|MM|R)_/;

/** Whether a name is a marker: one of the ends of an enumeration, or how many there are. */
export const numbersNothing = (name: string): boolean => /_(?:MAX|MIN|START|END|COUNT)$/.test(name);
