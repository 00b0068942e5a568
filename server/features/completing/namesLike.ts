// Finds the names that match what was typed, even among very many. Names are in chunks, in the order of their declaration. A
// chunk holds all its names in one text, because searching one text is much faster than searching many names.

import { countLeading } from '../../language/sorted';
import type { Steps } from '../../language/steps';
import type { NameKind } from '../../language/syntax';
import { type NameIndex, nameIndex } from '../../model/kept/name-index';
import type { NameEntry } from '../../model/names';
import type { Scope } from '../../model/scope';
import { isSubsequence } from './fuzzy';

/** With more names than this, they are not looked at one by one. */
export const MOST_NAMES = 1000;

/**
 * The names of a kind that match what was typed (see fuzzyRank); if there are more than MOST_NAMES, the first-declared that
 * contain it, and the first-declared that begin with it. Equally good matches are in the order of their declaration.
 */
export const namesLike = (scope: Scope, kind: NameKind, typed: string): ReadonlySet<NameEntry> =>
    namesIn(scope, kind).like(typed);

const namesIn = nameIndex(scope => new NameTexts(scope));

/** A chunk that has grown to twice as many names is split. */
const CHUNK = 512;

class NameTexts implements NameIndex {
    private readonly chunks: NameChunk[] = [];

    constructor(private readonly scope: Scope) {}

    /** The names come in order, so there is no need to search for their places. */
    *begin(names: readonly NameEntry[]): Steps<void> {
        for (let from = 0; from === 0 || from < names.length; from += CHUNK) {
            this.chunks.push(new NameChunk(names.slice(from, from + CHUNK)));
            yield CHUNK;
        }
    }

    add(entry: NameEntry): void {
        const at = countLeading(
            this.chunks,
            ({ first }) => first === undefined || this.isBefore(first, entry),
        );
        const index = Math.max(at - 1, 0);
        const chunk = this.chunks[index];
        if (chunk === undefined) return;
        chunk.put(
            countLeading(chunk.names, each => this.isBefore(each, entry)),
            entry,
        );
        if (chunk.names.length === CHUNK * 2) this.chunks.splice(index + 1, 0, chunk.part());
    }

    /** Searches all chunks, because the number of a line that was removed does not say where its name is. */
    delete(entry: NameEntry): void {
        const index = this.chunks.findIndex(({ names }) => names.includes(entry));
        const chunk = this.chunks[index];
        chunk?.take(entry);
        if (chunk?.names.length === 0 && this.chunks.length > 1) this.chunks.splice(index, 1);
    }

    like(typed: string): ReadonlySet<NameEntry> {
        const wanted = typed.toLowerCase();
        const found = new Set<NameEntry>();
        this.collect(found, chunk => chunk.holding(wanted));
        if (found.size < MOST_NAMES) this.collect(found, chunk => chunk.withLetters(wanted));
        else {
            const beginning = new Set<NameEntry>();
            this.collect(beginning, chunk => chunk.holding(LINE + wanted));
            for (const entry of beginning) found.add(entry);
        }
        return found;
    }

    private collect(found: Set<NameEntry>, namesOf: (chunk: NameChunk) => Iterable<NameEntry>): void {
        for (const chunk of this.chunks) {
            for (const entry of namesOf(chunk)) {
                if (found.size >= MOST_NAMES) return;
                found.add(entry);
            }
        }
    }

    private isBefore(a: NameEntry, b: NameEntry): boolean {
        return this.scope.compare(a, b) < 0;
    }
}

const LINE = '\n';

interface Texts {
    /** The names in lower case, with a line feed before each. */
    readonly text: string;
    /** Where each of them begins. */
    readonly starts: readonly number[];
    /** Which characters each of them contains. */
    readonly chars: readonly number[];
}

class NameChunk {
    private known: Texts | undefined;

    constructor(readonly names: NameEntry[]) {}

    get first(): NameEntry | undefined {
        return this.names[0];
    }

    put(at: number, entry: NameEntry): void {
        this.names.splice(at, 0, entry);
        this.known = undefined;
    }

    take(entry: NameEntry): void {
        this.names.splice(this.names.indexOf(entry), 1);
        this.known = undefined;
    }

    /** Removes the second half, and gives it. */
    part(): NameChunk {
        this.known = undefined;
        return new NameChunk(this.names.splice(CHUNK));
    }

    /** The names that contain a text in lower case, which may begin with the line feed before a name. */
    *holding(piece: string): Iterable<NameEntry> {
        const { text, starts } = this.texts();
        let next = 0;
        for (
            let at = text.indexOf(piece);
            at !== -1;
            at = text.indexOf(piece, (starts[next] ?? text.length) - 1)
        ) {
            while (next < starts.length && (starts[next] ?? 0) <= at + 1) next++;
            const entry = this.names[next - 1];
            if (entry === undefined) return;
            yield entry;
            if (next === starts.length) return;
        }
    }

    /** The names that contain these letters in this order. */
    *withLetters(wanted: string): Iterable<NameEntry> {
        const { text, starts, chars } = this.texts();
        const all = charsOf(wanted);
        for (let at = 0; at < chars.length; at++) {
            const entry = this.names[at];
            if (entry === undefined || ((chars[at] ?? 0) & all) !== all) continue;
            if (isSubsequence(wanted, text, starts[at] ?? 0, starts[at + 1] ?? text.length)) yield entry;
        }
    }

    private texts(): Texts {
        this.known ??= textsOf(this.names);
        return this.known;
    }
}

function textsOf(names: readonly NameEntry[]): Texts {
    const spellings = names.map(({ name }) => name.toLowerCase());
    const starts: number[] = [];
    let start = LINE.length;
    for (const { length } of spellings) {
        starts.push(start);
        start += length + LINE.length;
    }
    return { text: LINE + spellings.join(LINE), starts, chars: spellings.map(charsOf) };
}

/** The characters of a text in lower case as bits. Each digit has its own bit; other characters may share one. */
function charsOf(text: string): number {
    let bits = 0;
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        bits |= 1 << (code >= 0x30 && code <= 0x39 ? code - 0x30 : 10 + (code % 20));
    }
    return bits;
}
