// Names that probably belong together: those that share rare parts of their spelling, as NODE_UART_0 and MM_UART0 do.

import type { NameKind } from '../../language/syntax';
import { type NamesBy, namesBy } from '../../model/kept/name-index';
import type { NameEntry } from '../../model/names';
import type { Scope } from '../../model/scope';

/** The parts of a name's spelling: words in lower case, and numbers. */
interface Spelling {
    readonly words: ReadonlySet<string>;
    readonly numbers: readonly string[];
}

/** The names by each part of their spelling. */
const byPart = namesBy(({ name }) => {
    const { words, numbers } = spellingOf(name);
    return [...words, ...numbers];
});

const WEIGHT_OF_NUMBER = 1;
const WEIGHT_OF_OTHER_NUMBER = 0.6;
const WEIGHT_OF_OTHER_WORD = 0.2;
/** A word in more than this share of the names, such as MM, says nothing. */
const COMMON = 0.6;

/** A part that more names than this share is no reason to compare them. */
const MOST_COMPARED = 2000;

/** The names of a kind that are spelt like one of `wanted`, the likeliest first, at most `most`. */
export function similarNames(
    scope: Scope,
    kind: NameKind,
    wanted: readonly string[],
    most: number,
): NameEntry[] {
    const parts = byPart(scope, kind);
    const spellings = wanted.map(spellingOf);
    const scored: { entry: NameEntry; score: number }[] = [];
    for (const entry of candidates(spellings, parts)) {
        const spelling = spellingOf(entry.name);
        const score = Math.max(...spellings.map(each => likeness(each, spelling, parts)));
        if (score > 0) scored.push({ entry, score });
    }
    scored.sort((a, b) => b.score - a.score || scope.compare(a.entry, b.entry));
    return scored.slice(0, most).map(({ entry }) => entry);
}

/** A name without the words that many names of its kind share, such as R, CTRL and REF: they tell nothing about a device. */
export function tellingPart(scope: Scope, kind: NameKind, name: string): string {
    const parts = byPart(scope, kind);
    const isTelling = (word: string): boolean => parts.sizeOf(word) <= Math.max(1, parts.count * SHARED);
    const { words, numbers } = spellingOf(name);
    return [...[...words].filter(isTelling), ...numbers].join('_');
}

/** A word in more than this share of the names of a kind is no device. */
const SHARED = 0.25;

/** The names that share a part with one of the spellings, ignoring parts of very many names. */
function candidates(spellings: readonly Spelling[], parts: NamesBy<string>): ReadonlySet<NameEntry> {
    const found = new Set<NameEntry>();
    const shared = spellings.flatMap(({ words, numbers }) =>
        [...words].filter(word => isRare(word, parts)).concat(numbers),
    );
    for (const part of shared) {
        if (parts.sizeOf(part) > MOST_COMPARED) continue;
        for (const entry of parts.of(part)) found.add(entry);
    }
    return found;
}

/** A word in most names says nothing. */
function isRare(word: string, parts: NamesBy<string>): boolean {
    const amount = parts.sizeOf(word);
    return amount === 1 || amount <= parts.count * COMMON;
}

/** Above 0 if a word that is not in most names is shared; the rarer, the higher. Numbers decide between siblings. */
function likeness(wanted: Spelling, candidate: Spelling, parts: NamesBy<string>): number {
    let score = 0;
    let others = 0;
    for (const word of candidate.words) {
        if (!wanted.words.has(word)) others++;
        else if (isRare(word, parts)) score += 2 + Math.log(parts.count / parts.sizeOf(word));
    }
    if (score === 0) return 0;
    const shared = candidate.numbers.filter(number => wanted.numbers.includes(number)).length;
    const other = candidate.numbers.length - shared;
    return score + shared * WEIGHT_OF_NUMBER - other * WEIGHT_OF_OTHER_NUMBER - others * WEIGHT_OF_OTHER_WORD;
}

function spellingOf(name: string): Spelling {
    const words = new Set<string>();
    const numbers: string[] = [];
    const text = name.toLowerCase();
    for (let at = 0; at < text.length; ) {
        const kind = kindOf(text.charCodeAt(at));
        let end = at + 1;
        while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
        if (kind === 'letter') words.add(text.slice(at, end));
        if (kind === 'digit') numbers.push(text.slice(at, end));
        at = end;
    }
    return { words, numbers };
}

function kindOf(char: number): 'digit' | 'letter' | 'other' {
    if (char >= 0x30 && char <= 0x39) return 'digit';
    return char >= 0x61 && char <= 0x7a ? 'letter' : 'other';
}
