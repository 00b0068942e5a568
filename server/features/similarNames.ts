// Which names are likely meant together: those that share the rare parts of their spelling, as NODE_UART_0 and MM_UART0 do.

import type { NameKind } from '../language/syntax';
import type { NameEntry, Scope } from '../model/names';

/** The parts of a name's spelling: words in lower case, and numbers. */
interface Spelling {
    readonly words: ReadonlySet<string>;
    readonly numbers: readonly string[];
}

interface Candidates {
    readonly entries: readonly { readonly entry: NameEntry; readonly spelling: Spelling }[];
    /** In how many of the names each word is. */
    readonly uses: ReadonlyMap<string, number>;
}

const known = new WeakMap<Scope, Map<NameKind, Candidates>>();

const WEIGHT_OF_NUMBER = 1;
const WEIGHT_OF_OTHER_NUMBER = 0.6;
const WEIGHT_OF_OTHER_WORD = 0.2;
/** A word in more than this part of the names, like MM, says nothing. */
const COMMON = 0.6;

/** The names of a kind that are spelt like one of `wanted`, the likeliest first, at most `most`. */
export function similarNames(
    scope: Scope,
    kind: NameKind,
    wanted: readonly string[],
    most: number,
): NameEntry[] {
    const candidates = candidatesOf(scope, kind);
    const spellings = wanted.map(spellingOf);
    const scored: { entry: NameEntry; score: number }[] = [];
    for (const { entry, spelling } of candidates.entries) {
        const score = Math.max(...spellings.map(each => likeness(each, spelling, candidates)));
        if (score > 0) scored.push({ entry, score });
    }
    scored.sort((a, b) => b.score - a.score);
    return scored.slice(0, most).map(({ entry }) => entry);
}

function candidatesOf(scope: Scope, kind: NameKind): Candidates {
    let kinds = known.get(scope);
    if (kinds === undefined) {
        kinds = new Map();
        known.set(scope, kinds);
    }
    let candidates = kinds.get(kind);
    if (candidates === undefined) {
        candidates = readCandidates(scope, kind);
        kinds.set(kind, candidates);
    }
    return candidates;
}

function readCandidates(scope: Scope, kind: NameKind): Candidates {
    const entries = [...scope.names(kind)].map(entry => ({ entry, spelling: spellingOf(entry.name) }));
    const uses = new Map<string, number>();
    for (const { spelling } of entries)
        for (const word of spelling.words) uses.set(word, (uses.get(word) ?? 0) + 1);
    return { entries, uses };
}

/** More than 0 where a word that is not in most names is shared: the rarer, the more. Numbers decide between siblings. */
function likeness(wanted: Spelling, candidate: Spelling, { entries, uses }: Candidates): number {
    let score = 0;
    let others = 0;
    for (const word of candidate.words) {
        const amount = uses.get(word) ?? 0;
        if (!wanted.words.has(word)) others++;
        else if (amount === 1 || amount <= entries.length * COMMON)
            score += 2 + Math.log(entries.length / amount);
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
