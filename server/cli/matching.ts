// The files that a pattern matches. A project file may come from a stranger, so that no pattern becomes a regular expression: what is
// searched for takes time by the lengths of the pattern and of the names only. Most runs name their files, so the first call loads it
// (`AT_FIRST_CALL` in build.mjs).

import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Matching {
    /** Full paths, each once, in no particular order. */
    readonly found: readonly string[];
    /** The folders that could not be read; a file in one would go unchecked. */
    readonly unreadable: readonly { readonly folder: string; readonly error: unknown }[];
}

/** In UTF-16 units. */
const LONGEST = 1000;
const MOST_ALTERNATIVES = 100;

/**
 * What a pattern matches, relative to the folder `cwd`; `undefined` for one that is too long or has too many alternatives. In it `*`
 * stands for any characters of a name, `?` for one, `[a-z]` for one of these, `[!a-z]` for another, `**` for any folders, and `{a,b}` for
 * either; `\` takes the meaning from the next one. Where it does not name them itself, folders with a name in `skipped` are not looked
 * into, and symbolic links are not followed.
 */
export function filesMatching(
    pattern: string,
    skipped: readonly string[],
    cwd = process.cwd(),
): Matching | undefined {
    const all = pattern.length > LONGEST ? undefined : alternatives(pattern);
    if (all === undefined) return undefined;
    const search = new Search(new Set(skipped));
    for (const each of all) search.add(each, cwd);
    return {
        found: [...search.found],
        unreadable: [...search.unreadable].map(([folder, error]) => ({ folder, error })),
    };
}

/** The patterns without braces that one stands for; `undefined` if they are too many. */
function alternatives(pattern: string): readonly string[] | undefined {
    const done: string[] = [];
    for (const waiting = [pattern]; ; ) {
        const next = waiting.pop();
        if (next === undefined) return done;
        const braces = bracesIn(next);
        if (braces === undefined) done.push(next);
        else
            waiting.push(
                ...braces.options.map(
                    option => next.slice(0, braces.start) + option + next.slice(braces.end),
                ),
            );
        if (done.length + waiting.length > MOST_ALTERNATIVES) return undefined;
    }
}

interface Braces {
    /** Of the `{`. */
    readonly start: number;
    /** Behind the `}`. */
    readonly end: number;
    readonly options: readonly string[];
}

/** The first braces with a comma, and with all that is open in them closed again. */
function bracesIn(pattern: string): Braces | undefined {
    for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
        const found = isEscaped(pattern, start) ? undefined : bracesAt(pattern, start);
        if (found !== undefined) return found;
    }
    return undefined;
}

function bracesAt(pattern: string, start: number): Braces | undefined {
    const options: string[] = [];
    let from = start + 1;
    let depth = 0;
    for (let at = start; at < pattern.length; at++) {
        const character = pattern[at];
        if (character === '\\') at++;
        else if (character === '{') depth++;
        else if (character === '}') depth--;
        const isEnd = depth === 0;
        if (!isEnd && !(depth === 1 && character === ',')) continue;
        options.push(pattern.slice(from, at));
        from = at + 1;
        if (isEnd) return options.length > 1 ? { start, end: from, options } : undefined;
    }
    return undefined;
}

/** Whether an odd number of `\` stands before a place. */
function isEscaped(text: string, at: number): boolean {
    let start = at;
    while (text[start - 1] === '\\') start--;
    return (at - start) % 2 === 1;
}

/** A part of a pattern between slashes: `**`, or what a name has to match. */
type Part = 'folders' | readonly Piece[];

/** `*`, or one character: any, or one that is (not) in these ranges, both ends included. */
type Piece = 'any' | { readonly isOther: boolean; readonly ranges: Ranges };

type Ranges = readonly (readonly [from: string, to: string])[];

/** Looks for what patterns match. A folder is read once. */
class Search {
    readonly found = new Set<string>();
    readonly unreadable = new Map<string, unknown>();
    private readonly read = new Map<string, readonly Dirent[]>();

    constructor(private readonly skipped: ReadonlySet<string>) {}

    /** Adds what a pattern without braces matches. */
    add(pattern: string, cwd: string): void {
        const parts = partsOf(pattern.split('/'));
        const names = parts.map(plainName);
        const first = names.indexOf(undefined);
        const named = path.resolve(cwd, startOf(first < 0 ? names : names.slice(0, first)));
        if (first >= 0) this.below(named, parts.slice(first));
        else if (this.isFile(named)) this.found.add(named);
    }

    private below(base: string, parts: readonly Part[]): void {
        for (const waiting = [{ folder: base, at: [0] }]; ; ) {
            const next = waiting.pop();
            if (next === undefined) return;
            const here = reached(parts, next.at);
            for (const entry of this.entriesOf(next.folder)) {
                const name = [...entry.name];
                const then = here.filter(at => isMatch(parts[at], name));
                const full = path.join(next.folder, entry.name);
                if (entry.isFile() && then.includes(parts.length - 1)) this.found.add(full);
                const at = entry.isDirectory() && !this.skipped.has(entry.name) ? behind(parts, then) : [];
                if (at.length > 0) waiting.push({ folder: full, at });
            }
        }
    }

    private isFile(file: string): boolean {
        return this.tried(file, () => statSync(file, { throwIfNoEntry: false })?.isFile() === true) ?? false;
    }

    private entriesOf(folder: string): readonly Dirent[] {
        const read = (): readonly Dirent[] => readdirSync(folder, { withFileTypes: true });
        const entries = this.read.get(folder) ?? this.tried(folder, read) ?? [];
        this.read.set(folder, entries);
        return entries;
    }

    private tried<R>(file: string, look: () => R): R | undefined {
        try {
            return look();
        } catch (error) {
            this.unreadable.set(file, error);
            return undefined;
        }
    }
}

/** The parts that the next name may match, given those that come next: `**` may also stand for no folder. */
function reached(parts: readonly Part[], at: readonly number[]): readonly number[] {
    const all = new Set(at);
    for (const each of all) if (parts[each] === 'folders' && each + 1 < parts.length) all.add(each + 1);
    return [...all];
}

/** The parts that come next in a folder whose name matches these. */
const behind = (parts: readonly Part[], matched: readonly number[]): number[] =>
    matched.map(at => (parts[at] === 'folders' ? at : at + 1)).filter(at => at < parts.length);

function partsOf(written: readonly string[]): Part[] {
    const parts: Part[] = [];
    for (const part of written) {
        if (part !== '**') parts.push(piecesOf([...part]));
        else if (parts.at(-1) !== 'folders') parts.push('folders');
    }
    return parts;
}

function piecesOf(characters: readonly string[]): Piece[] {
    const pieces: Piece[] = [];
    for (let at = 0; at < characters.length; at++) {
        const character = characters[at] ?? '';
        const set = character === '[' ? setAt(characters, at) : undefined;
        if (set !== undefined) {
            pieces.push(set.piece);
            at = set.last;
        } else if (character === '*') {
            if (pieces.at(-1) !== 'any') pieces.push('any');
        } else if (character === '?') pieces.push({ isOther: true, ranges: [] });
        else {
            const plain = character === '\\' ? (characters[++at] ?? character) : character;
            pieces.push({ isOther: false, ranges: [[plain, plain]] });
        }
    }
    return pieces;
}

/** The set that begins with the `[` at a place, and where it ends; `undefined` if nothing closes it. */
function setAt(characters: readonly string[], open: number): { piece: Piece; last: number } | undefined {
    const isOther = characters[open + 1] === '!' || characters[open + 1] === '^';
    const first = open + (isOther ? 2 : 1);
    // As in shells, a `]` at the beginning is one of the characters.
    const last = characters.indexOf(']', first + 1);
    if (last < 0) return undefined;
    const ranges: [string, string][] = [];
    for (let at = first; at < last; at++) {
        const from = characters[at] ?? '';
        const isRange = characters[at + 1] === '-' && at + 2 < last;
        ranges.push([from, isRange ? (characters[at + 2] ?? from) : from]);
        if (isRange) at += 2;
    }
    return { piece: { isOther, ranges }, last };
}

/** The name that a part stands for; `undefined` if it may be more than one. */
function plainName(part: Part): string | undefined {
    if (part === 'folders') return undefined;
    const characters = part.map(piece =>
        piece === 'any' || piece.isOther ? undefined : onlyOne(piece.ranges),
    );
    return characters.includes(undefined) ? undefined : characters.join('');
}

const onlyOne = ([first, ...others]: Ranges): string | undefined =>
    first !== undefined && first[0] === first[1] && others.length === 0 ? first[0] : undefined;

/** The folder, or file, at which a search begins; a first name that is empty stands for the root. */
const startOf = (names: readonly (string | undefined)[]): string =>
    names.length === 1 && names[0] === '' ? '/' : names.join('/') || '.';

/** Whether a name, given by its characters, matches a part. */
function isMatch(part: Part | undefined, name: readonly string[]): boolean {
    if (part === undefined || part === 'folders') return part !== undefined;
    let [piece, at] = [0, 0];
    // Where to go on if what follows the last `*` does not match: with one character more for it. No other `*` needs another try.
    let [star, next] = [-1, 0];
    while (at < name.length) {
        const now = part[piece];
        if (now === 'any') [star, next, piece] = [piece, at, piece + 1];
        else if (now !== undefined && takes(now, name[at] ?? '')) [piece, at] = [piece + 1, at + 1];
        else if (star >= 0) [piece, at, next] = [star + 1, next + 1, next + 1];
        else return false;
    }
    while (part[piece] === 'any') piece++;
    return piece === part.length;
}

const takes = ({ isOther, ranges }: Exclude<Piece, 'any'>, character: string): boolean =>
    ranges.some(([from, to]) => from <= character && character <= to) !== isOther;
