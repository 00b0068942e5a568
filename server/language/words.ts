// The reserved words: those of the language, those of C and Xen, and those that the generated C needs. None can be a name.

import { C_WORDS, isLimit, isReservedForm } from './c-words';

/** Every word of the language. The grammar for editors is made from this list. */
export const LANGUAGE_WORDS = [
    'platform',
    'target',
    'license',
    'include',
    'define',
    'import',
    'as',
    'not',
    'emit',
    'plain',
    'names',
    'node',
    'reset',
    'mmio',
    'clock',
    'frame',
    'register',
    'domain',
    'test',
    'waive',
    'index',
    'at',
    'mfn',
    'size',
    'count',
    'of',
    'standin',
    'or',
    'hwdom',
    'deny',
    'only',
    'mask',
    'readonly',
    'iomem',
    'all',
    'from',
    'may',
    'read',
    'write',
    'mailbox',
    'pll',
    'absent',
] as const;

export type LanguageWord = (typeof LANGUAGE_WORDS)[number];

/** Whether a word begins with a lower-case letter, as all words of the language do, and few names. */
export const isSmall = (word: string): boolean => word.charCodeAt(0) >= 0x61;

const PRINTED_WORDS = 'mfn_t mfn_init paddr_t uint32_t uint64_t ARRAY_SIZE BUILD_BUG_ON PM_CLK2NODE';

type Owner = 'language' | 'c' | 'output';

/** If a word has two owners, the language comes first, then the generated C. */
const owners = new Map<string, Owner>();
/** The length of the longest reserved word by its first letter; words reserved by a pattern may have any length. */
const longest = new Array<number>(0x80).fill(0);

reserve('c', C_WORDS);
reserve('output', PRINTED_WORDS.split(' '));
reserve('language', LANGUAGE_WORDS);
for (const first of '_IUe') longest[first.charCodeAt(0)] = Number.POSITIVE_INFINITY;

function reserve(owner: Owner, words: readonly string[]): void {
    for (const word of words) {
        owners.set(word, owner);
        const first = word.charCodeAt(0);
        longest[first] = Math.max(longest[first] ?? 0, word.length);
    }
}

/** What reserves a word: the language, C, or the generated C; `undefined` for a word that may be a name. */
export function ownerOfWord(word: string): Owner | undefined {
    // For nearly every name the length and the first letter show that it is not reserved: no reserved word is that long.
    if (word.length > (longest[word.charCodeAt(0)] ?? 0)) return undefined;
    const owner = owners.get(word);
    if (owner !== undefined) return owner;
    if (isReservedForm(word) || isLimit(word)) return 'c';
    return isCheck(word) ? 'output' : undefined;
}

/** The generated C has a function with such a name, which checks its numbers. */
const isCheck = (word: string): boolean => word.startsWith('eemi_acl_check_');
