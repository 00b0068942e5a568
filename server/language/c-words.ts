// The words that mean something to C: its keywords, what its headers define, and what Xen's headers define that the generated C
// includes. A table or a constant of such a name does not compile, or means something else.

const KEYWORDS =
    'asm auto bool break case char const constexpr continue default do double else enum extern false float for goto if ' +
    'inline int long nullptr register restrict return short signed sizeof static static_assert struct switch ' +
    'thread_local true typedef typeof typeof_unqual union unsigned void volatile while defined alignas alignof noreturn';

/** GCC and clang define these for some machines, without any header. */
const PREDEFINED = 'linux unix i386';

/** <stddef.h>, <stdint.h>, <stdbool.h>, <limits.h>, <assert.h>; what has a width is in `isLimit` and WIDTHS. */
const HEADERS =
    'NULL offsetof assert size_t ptrdiff_t max_align_t wchar_t intmax_t intptr_t uintmax_t uintptr_t ' +
    'CHAR_BIT MB_LEN_MAX CHAR_MAX CHAR_MIN SCHAR_MAX SCHAR_MIN UCHAR_MAX SHRT_MAX SHRT_MIN USHRT_MAX ' +
    'LONG_MAX LONG_MIN ULONG_MAX LLONG_MAX LLONG_MIN ULLONG_MAX SIZE_MAX SSIZE_MAX PTRDIFF_MAX PTRDIFF_MIN ' +
    'WCHAR_MAX WCHAR_MIN WINT_MAX WINT_MIN SIG_ATOMIC_MAX SIG_ATOMIC_MIN';

/** Xen's types.h, compiler.h, macros.h, lib.h and mm.h, in any of its versions. */
const XEN =
    'u8 u16 u32 u64 s8 s16 s32 s64 bool_t ssize_t uint ulong ushort u_char u_int u_long u_short unchar ' +
    'gfn_t pfn_t dfn_t mfn_x gfn_x pfn_x domid_t vaddr_t nodeid_t ' +
    'barrier likely unlikely always_inline noinline unreachable fallthrough cf_check nocall RELOC_HIDE ' +
    'ROUNDUP IS_ALIGNED DIV_ROUND DIV_ROUND_UP MASK_EXTR MASK_INSR STR PASTE PASTE_ ABS SWAP count_args count_args_ ' +
    'BUILD_BUG_ON_ZERO BUILD_ERROR BUG BUG_ON WARN WARN_ON ASSERT ASSERT_UNREACHABLE ACCESS_ONCE ' +
    'min max min_t max_t clamp clamp_t swap container_of sizeof_field current printk printk_once gprintk dprintk ' +
    'gdprintk panic sprintf vsprintf cmpxchgptr DEV_BUG_PREFIX TAINT_SYNC_CONSOLE TAINT_MACHINE_CHECK ' +
    'TAINT_ERROR_INJECT TAINT_HVM_FEP TAINT_MACHINE_INSECURE TAINT_CPU_OUT_OF_SPEC TAINT_STRING_MAX_LEN ' +
    'INVALID_MFN INVALID_GFN INVALID_PFN INVALID_MFN_INITIALIZER INVALID_GFN_INITIALIZER PRI_mfn PRI_gfn PRI_pfn ' +
    'FREE_XENHEAP_PAGE FREE_XENHEAP_PAGES MAX_ORDER PAGE_SIZE PAGE_SHIFT PAGE_MASK PAGE_ALIGN PAGE_LIST_NULL ' +
    'PAGE_LIST_HEAD PAGE_LIST_HEAD_INIT INIT_PAGE_LIST_HEAD INIT_PAGE_LIST_ENTRY page_list_head page_list_entry ' +
    'initcall_t exitcall_t presmp_initcall dom_xen dom_io dom_cow reserve_bootmem debugtrace_dump debugtrace_printk';

const WIDTHS = ['8', '16', '32', '64'].flatMap(width =>
    ['', '_fast', '_least'].flatMap(kind => [`int${kind}${width}_t`, `uint${kind}${width}_t`]),
);

/** All of them, except those that `isReservedForm` and `isLimit` recognise. */
export const C_WORDS: readonly string[] = [
    ...[KEYWORDS, PREDEFINED, HEADERS, XEN].flatMap(words => words.split(' ')),
    ...WIDTHS,
];

/** C keeps these for compilers and headers: `__x`, `_X`. Some are predefined macros, such as `__LINE__`. */
export const isReservedForm = (word: string): boolean => word.startsWith('_') && /^_[_A-Z]/.test(word);

/** Macros of <stdint.h> and <limits.h>: `UINT64_MAX`, `INT_MIN`, `INT32_C`. */
export const isLimit = (word: string): boolean =>
    word.includes('INT') && /^U?INT\w*_(?:MAX|MIN|C)$/.test(word);
