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
] as const;

const C_WORDS =
    'asm auto bool break case char const constexpr continue default do double else enum extern false float for goto if ' +
    'inline int long nullptr register restrict return short signed sizeof static static_assert struct switch ' +
    'thread_local true typedef typeof typeof_unqual union unsigned void volatile while linux unix';

const PRINTED_WORDS =
    'mfn_t mfn_init paddr_t uint32_t uint64_t ARRAY_SIZE BUILD_BUG_ON pm_access pm_mmio_access_row pm_clk2node ' +
    'eemi_acl_build_checks PM_CLK2NODE';

const language: ReadonlySet<string> = new Set(LANGUAGE_WORDS);
const c: ReadonlySet<string> = new Set(C_WORDS.split(' '));
const printed: ReadonlySet<string> = new Set(PRINTED_WORDS.split(' '));

/** Whose word it is: the language's, C's, the printed C's; `undefined` for a word that may be a name. */
export function ownerOfWord(word: string): 'language' | 'c' | 'output' | undefined {
    if (language.has(word)) return 'language';
    if (c.has(word) || isCompilersOwn(word)) return 'c';
    return printed.has(word) ? 'output' : undefined;
}

/** `__LINE__`, `__linux__` and the like may be predefined macros, which would change the C under the name. */
const isCompilersOwn = (word: string): boolean => word.startsWith('__') && word.endsWith('__');
