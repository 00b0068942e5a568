// Makes the rows of a platform from its text (`npm run names`), in the same way as every file is resolved.

import { Document } from '../../language/document';
import { finish } from '../../language/steps';
import { isNameEntry, type NameEntry } from '../names';
import type { NameRow, PlatformNames } from '../platforms';
import type { Problem } from '../problem';
import type { Surroundings } from '../surroundings';
import { ResolvedFile } from './file';

/** What the text of a platform declares, and its problems; a test proves that the bundled platforms have none. */
export function readPlatform(text: string): { names: PlatformNames; problems: readonly Problem[] } {
    const { scope, problems } = finish(ResolvedFile.resolve('', new Document(text), NOTHING));
    const entries = scope.declared().filter(isNameEntry);
    const places = new Map(entries.map((entry, place) => [entry, place]));
    const groups = new Map(entries.map(entry => [groupKey(entry), groupOf(entry)]));
    const numbers = new Map([...groups.keys()].map((key, number) => [key, number]));
    const names = entries.map(entry => rowOf(entry, numbers.get(groupKey(entry)) ?? 0, places));
    return { names: { groups: [...groups.values()], names }, problems };
}

const groupOf = ({ kind, source }: NameEntry): PlatformNames['groups'][number] => [kind, source ?? null];

const groupKey = (entry: NameEntry): string => groupOf(entry).join(' ');

function rowOf(entry: NameEntry, group: number, places: ReadonlyMap<NameEntry, number>): NameRow {
    const { name, value, size, pll, line, span } = entry;
    const placesOf = (entries: readonly NameEntry[]) => entries.flatMap(each => places.get(each) ?? []);
    const [of, ...more] = placesOf(entry.of);
    const packedOf = of === undefined || more.length === 0 ? (of ?? null) : [of, ...more];
    const row = [name, group, packed(value), packed(size), pll, packedOf, line, span.start] as const;
    const standin = placesOf(entry.standin);
    const others = entry.others.flatMap(each => packed(each) ?? []);
    const rare = {
        ...(standin.length > 0 && { standin }),
        ...(others.length > 0 && { others }),
        ...(entry.whose.length > 0 && { whose: entry.whose.map(tree => tree ?? null) }),
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
