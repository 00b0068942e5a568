// Makes the rows of a platform from its text (`npm run names`), in the same way as every file is resolved.

import { Document } from '../../language/document';
import { finish } from '../../language/steps';
import { isNameEntry, type NameEntry } from '../names';
import type { NameRow } from '../platforms';
import type { Problem } from '../problem';
import type { Surroundings } from '../surroundings';
import { ResolvedFile } from './file';

/** What the text of a platform declares, and its problems; a test proves that the bundled platforms have none. */
export function readPlatform(text: string): { rows: readonly NameRow[]; problems: readonly Problem[] } {
    const { scope, problems } = finish(ResolvedFile.resolve('', new Document(text), NOTHING));
    const entries = scope.declared().filter(isNameEntry);
    const places = new Map(entries.map((entry, place) => [entry, place]));
    return { rows: entries.map(entry => rowOf(entry, places)), problems };
}

function rowOf(entry: NameEntry, places: ReadonlyMap<NameEntry, number>): NameRow {
    const { name, kind, value, size, pll, line, span } = entry;
    const placesOf = (entries: readonly NameEntry[]) => entries.flatMap(each => places.get(each) ?? []);
    const [of, ...more] = placesOf(entry.of);
    const packedOf = of === undefined || more.length === 0 ? (of ?? null) : [of, ...more];
    const row = [name, kind, packed(value), packed(size), pll, packedOf, line, span.start] as const;
    const standin = placesOf(entry.standin);
    const others = entry.others.flatMap(each => packed(each) ?? []);
    const rare = {
        ...(standin.length > 0 && { standin }),
        ...(others.length > 0 && { others }),
        ...(entry.absent && { absent: true as const }),
    };
    return Object.keys(rare).length > 0 ? [...row, rare] : row;
}

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
