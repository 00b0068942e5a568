// The reserved words: those of the language, those of C, and those that the generated C needs. None of them can be a name.

/** Every word of the language. The grammar for editors is made from this list. */
export const LANGUAGE_WORDS = [
    'platform',
    'target',
    'license',
    'import',
    'as',
    'not',
    'emit',
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
    'pll',
    'absent',
] as const;

export type LanguageWord = (typeof LANGUAGE_WORDS)[number];

/** Whether a word begins with a lower-case letter, as all words of the language do, and few names. */
export const isSmall = (word: string): boolean => word.charCodeAt(0) >= 0x61;

const C_WORDS =
    'asm auto bool break case char const constexpr continue default do double else enum extern false float for goto if ' +
    'inline int long nullptr register restrict return short signed sizeof static static_assert struct switch ' +
    'thread_local true typedef typeof typeof_unqual union unsigned void volatile while linux unix i386 NULL offsetof INT_MAX INT_MIN UINT_MAX LONG_MAX LONG_MIN ' +
    'ULONG_MAX SIZE_MAX PTRDIFF_MAX defined _Alignas ' +
    '_Alignof _Atomic _Bool _Complex _Generic _Imaginary _Noreturn _Static_assert _Thread_local';

const PRINTED_WORDS =
    'mfn_t mfn_init paddr_t uint32_t uint64_t ARRAY_SIZE BUILD_BUG_ON PM_CLK2NODE __init __maybe_unused';

type Owner = 'language' | 'c' | 'output';

const ownedBy = (owner: Owner, words: readonly string[]): [string, Owner][] =>
    words.map(word => [word, owner]);

/** If a word has two owners, the language comes first. */
const owners: ReadonlyMap<string, Owner> = new Map([
    ...ownedBy('output', PRINTED_WORDS.split(' ')),
    ...ownedBy('c', C_WORDS.split(' ')),
    ...ownedBy('language', LANGUAGE_WORDS),
]);

/** What reserves a word: the language, C, or the generated C; `undefined` for a word that may be a name. */
export function ownerOfWord(word: string): Owner | undefined {
    // For nearly every name the length and the first letter show that it is not reserved: no reserved word is that long.
    if (word.length > (longest.get(word.charCodeAt(0)) ?? 0)) return undefined;
    const owner = owners.get(word);
    if (owner !== undefined) return owner;
    if (isCompilersOwn(word) || isLimit(word)) return 'c';
    return isCheck(word) ? 'output' : undefined;
}

/** The length of the longest reserved word by its first letter; words reserved by a pattern may have any length. */
const longest = new Map<number, number>();
for (const word of owners.keys()) {
    const first = word.charCodeAt(0);
    longest.set(first, Math.max(longest.get(first) ?? 0, word.length));
}
for (const first of '_IUe') longest.set(first.charCodeAt(0), Number.POSITIVE_INFINITY);

/** The generated C has a function with such a name, which checks its numbers. */
const isCheck = (word: string): boolean => word.startsWith('eemi_acl_check_');

/** Macros of <stdint.h>: `UINT64_MAX`, `INT32_C`. */
const isLimit = (word: string): boolean => /^U?INT\w*_(?:MAX|MIN|C)$/.test(word);

/** Names like `__LINE__` and `__linux__` may be predefined macros, which would change the generated C. */
const isCompilersOwn = (word: string): boolean => word.startsWith('__') && word.endsWith('__');
