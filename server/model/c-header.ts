// C headers that a file imports names from: each is read once with what it includes, until one of these files changes.

import { type HeaderReading, namesIn, readHeader } from '../c/header';
import type { CDefinition } from '../c/reading';
import type { Line } from '../language/lines';
import { compare } from '../language/sorted';
import type { PatternNode } from '../language/statements/import';
import type { Steps } from '../language/steps';
import type { NameKind } from '../language/syntax';
import type { Failure, Host } from './host';
import { includeFinder } from './includes';
import { perVersion } from './kept/per-version';
import type { NameEntry } from './names';

/** What `include` and `define` lines say, in their order. */
export interface ReadingOptions {
    /** Full paths, without `/` at the end. */
    readonly folders: readonly string[];
    readonly definitions: readonly CDefinition[];
}

export interface CHeader {
    /** The path as the host names it. */
    readonly path: string;
    readonly reading: HeaderReading;
    /** Every file that was asked for, the header first, with its content. Some are missing: an include may be in several places. */
    readonly asked: ReadonlyMap<string, Uint8Array | Failure>;
    /** The names of its constants, sorted. */
    readonly names: readonly string[];
}

/** What one pattern of an import chooses. */
export interface SelectedNames {
    readonly node: PatternNode;
    /** In the order of their files and lines. */
    readonly entries: readonly NameEntry[];
}

/** A line that imports names of a header. */
export interface ImportedHeader {
    readonly at: Line;
    readonly header: CHeader;
    readonly selected: readonly SelectedNames[];
}

/** The header with these bytes; the same object until it, what it includes or the options change. */
export function* headerOf(
    path: string,
    bytes: Uint8Array,
    options: ReadingOptions,
    host: Pick<Host, 'bytes'>,
): Steps<CHeader> {
    const kept = readingsOf(bytes);
    const key = JSON.stringify([path, options]);
    const known = kept.get(key);
    if (known !== undefined && isCurrent(known, host)) return known;
    const made = yield* readWith(path, bytes, options, host);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, made);
    return made;
}

/** Files may read one header in several ways; while somebody types a `define`, each state of it is one. */
const MOST_KEPT = 4;

/** The host gives the same bytes until the file changes. */
const readingsOf = perVersion((_bytes: Uint8Array) => new Map<string, CHeader>());

const isCurrent = ({ asked }: CHeader, host: Pick<Host, 'bytes'>): boolean => {
    for (const [path, content] of asked) if (host.bytes(path) !== content) return false;
    return true;
};

function* readWith(
    path: string,
    bytes: Uint8Array,
    { folders, definitions }: ReadingOptions,
    host: Pick<Host, 'bytes'>,
): Steps<CHeader> {
    const asked = new Map<string, Uint8Array | Failure>([[path, bytes]]);
    const include = includeFinder(file => {
        const content = host.bytes(file);
        asked.set(file, content);
        return content;
    }, folders);
    const places = folders.length;
    const reading = yield* readHeader({ path, bytes }, { include, places, definitions });
    return { path, reading, asked, names: [...reading.constants.keys()].sort(compare) };
}

/** Which of these names stand in none of what was read of the headers, so that defining them changes nothing. */
export function unmentioned(
    headers: readonly Pick<CHeader, 'asked'>[],
    names: Iterable<string>,
): Set<string> {
    const left = new Set(names);
    const contents = new Set(headers.flatMap(({ asked }) => [...asked.values()]));
    for (const content of contents) {
        if (left.size === 0) break;
        if (typeof content !== 'string') for (const name of namesIn(content, left)) left.delete(name);
    }
    return left;
}

/** The beginnings, up to a `_`, that several constants of a header share, sorted. */
export const sharedBeginnings = perVersion(({ names }: CHeader): readonly string[] => {
    const counts = new Map<string, number>();
    for (const name of names)
        for (const beginning of beginningsOf(name)) counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
    return [...counts].flatMap(([beginning, count]) => (count > 1 ? beginning : [])).sort(compare);
});

/** The beginnings of a name up to each `_`. */
export const beginningsOf = (name: string): string[] =>
    [...name.matchAll(/_+/g)]
        .map(({ 0: blanks, index }) => name.slice(0, index + blanks.length))
        .filter(beginning => !/^_*$/.test(beginning));

/** The headers that were not found, as they are written, each once. */
export const notFoundIn = ({ reading }: CHeader): string[] => [
    ...new Set(reading.includes.filter(({ found }) => found === undefined).map(({ path }) => path)),
];

/** Whether a pattern would take a name if the header had it. */
export const wouldTake = ({ selected }: ImportedHeader, name: string, kinds: readonly NameKind[]): boolean =>
    selected.some(
        ({ node: { kind, pattern, excluded } }) =>
            kind !== undefined &&
            pattern !== undefined &&
            kinds.includes(kind) &&
            isLike(name, pattern.name) &&
            !excluded.some(word => isLike(name, word.name)),
    );

/** Whether a name is one, or begins as the pattern does. */
export const isLike = (name: string, pattern: string): boolean =>
    isPattern(pattern) ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

export const isPattern = (pattern: string): boolean => pattern.endsWith('*');
