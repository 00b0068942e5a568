// The words that are taken: the language's own, C's, and those that the printed C needs. None of them can be a name.

/** Every word of the language; the grammar of the editor is made from this list. */
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
] as const;

export type LanguageWord = (typeof LANGUAGE_WORDS)[number];

/** Whether a word begins as all words of the language do, in which there are no capitals; most names have them. */
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

/** Where a word has two owners, the language comes first. */
const owners: ReadonlyMap<string, Owner> = new Map([
    ...ownedBy('output', PRINTED_WORDS.split(' ')),
    ...ownedBy('c', C_WORDS.split(' ')),
    ...ownedBy('language', LANGUAGE_WORDS),
]);

/** Whose word it is: the language's, C's, the printed C's; `undefined` for a word that may be a name. */
export function ownerOfWord(word: string): Owner | undefined {
    // Nearly every word is a name, as its length and its first letter say: no taken word is that long.
    if (word.length > (longest.get(word.charCodeAt(0)) ?? 0)) return undefined;
    const owner = owners.get(word);
    if (owner !== undefined) return owner;
    if (isCompilersOwn(word) || isLimit(word)) return 'c';
    return isCheck(word) ? 'output' : undefined;
}

/** How long a taken word may be, by its first letter; those that are taken by a pattern may be of any length. */
const longest = new Map<number, number>();
for (const word of owners.keys()) {
    const first = word.charCodeAt(0);
    longest.set(first, Math.max(longest.get(first) ?? 0, word.length));
}
for (const first of '_IUe') longest.set(first.charCodeAt(0), Number.POSITIVE_INFINITY);

/** The printed C checks its numbers in a function of such a name. */
const isCheck = (word: string): boolean => word.startsWith('eemi_acl_check_');

/** What <stdint.h> defines: `UINT64_MAX`, `INT32_C`. */
const isLimit = (word: string): boolean => /^U?INT\w*_(?:MAX|MIN|C)$/.test(word);

/** `__LINE__`, `__linux__` and the like may be predefined macros, which would change the C under the name. */
const isCompilersOwn = (word: string): boolean => word.startsWith('__') && word.endsWith('__');
