// The names of a platform as rows of words and numbers. A platform's text is resolved when the program is bundled, by
// what resolves every file, and the program carries what came of it: nobody waits for a text that is the same each time.

import { Document } from '../language/document';
import { lineWithNumber } from '../language/lines';
import type { NameKind } from '../language/syntax';
import { isNameEntry, NameEntry } from './names';
import type { Problem } from './problem';
import { ResolvedFile } from './resolve';
import { Scope } from './scope';
import type { Surroundings } from './surroundings';

/** A declared name, as JSON can hold it. What is `undefined` in an entry is `null` here. */
export type NameRow = readonly [
    name: string,
    kind: NameKind,
    /** As a text where a number would not be exact. */
    value: number | string | null,
    size: number | string | null,
    pll: boolean,
    /** The number of another row, above this one. */
    of: number | null,
    /** From 0. */
    line: number,
    column: number,
];

/** What the text of a platform declares, and what is wrong with it: nothing, as a test proves of those that are bundled. */
export function readPlatform(text: string): { rows: readonly NameRow[]; problems: readonly Problem[] } {
    const { scope, problems } = new ResolvedFile('', new Document(text), NOTHING);
    const entries = scope.declared().filter(isNameEntry);
    const places = new Map(entries.map((entry, place) => [entry, place]));
    return { rows: entries.map(entry => rowOf(entry, places)), problems };
}

/** The names of these rows, declared in a file of this name. */
export function scopeOf(file: string, rows: readonly NameRow[]): Scope {
    const scope = new Scope(undefined, [file]);
    const entries: NameEntry[] = [];
    for (const row of rows) {
        const entry = entryOf(file, row, entries);
        entries.push(entry);
        scope.add(entry);
    }
    scope.watch();
    return scope;
}

const rowOf = (
    { name, kind, value, size, pll, of, line, span }: NameEntry,
    places: ReadonlyMap<NameEntry, number>,
): NameRow => [
    name,
    kind,
    packed(value),
    packed(size),
    pll,
    (of && places.get(of)) ?? null,
    line,
    span.start,
];

const entryOf = (
    file: string,
    [name, kind, value, size, pll, of, line, column]: NameRow,
    above: readonly NameEntry[],
): NameEntry =>
    new NameEntry(lineWithNumber(line), { file, kind }, column, name, unpacked(value), {
        size: unpacked(size),
        of: of === null ? undefined : above[of],
        pll,
    });

function packed(value: bigint | undefined): number | string | null {
    if (value === undefined) return null;
    return value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
}

const unpacked = (value: number | string | null): bigint | undefined =>
    value === null ? undefined : BigInt(value);

const NOTHING: Surroundings = {
    platform: () => undefined,
    platformNames: [],
    imported: () => ({ failure: 'missing' }),
};
