// Makes the rows of a platform of its text (`npm run names`), by what resolves every file.

import { Document } from '../../language/document';
import { finish } from '../../language/steps';
import { isNameEntry, type NameEntry } from '../names';
import type { NameRow } from '../platform-names';
import type { Problem } from '../problem';
import type { Surroundings } from '../surroundings';
import { ResolvedFile } from './file';

/** What the text of a platform declares, and what is wrong with it: nothing, as a test proves of those that are bundled. */
export function readPlatform(text: string): { rows: readonly NameRow[]; problems: readonly Problem[] } {
    const { scope, problems } = finish(ResolvedFile.resolve('', new Document(text), NOTHING));
    const entries = scope.declared().filter(isNameEntry);
    const places = new Map(entries.map((entry, place) => [entry, place]));
    return { rows: entries.map(entry => rowOf(entry, places)), problems };
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

function packed(value: bigint | undefined): number | string | null {
    if (value === undefined) return null;
    return value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
}

const NOTHING: Surroundings = {
    platform: () => undefined,
    platformNames: [],
    imported: () => ({ failure: 'missing' }),
    host: { bytes: () => 'missing' },
};
