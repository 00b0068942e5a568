// What is known without a header: macros and type names that the Xen tree and the C library give everywhere. They count only where
// nothing that was read defines the name, and `#ifdef` does not see them.

/** Macros, as a file would define them. */
export const KNOWN_MACROS = [
    'mfn_init(x) x',
    '_mfn(x) x',
    'U(x) x##U',
    'U_(x) x##U',
    'UL(x) x##UL',
    'ULL(x) x##ULL',
    '_AC(x, y) x##y',
    'UINT32_C(x) x##U',
    'UINT64_C(x) x##UL',
    'BIT(n, ...) (1UL << (n))',
    'BIT_ULL(n) (1ULL << (n))',
    'GENMASK(h, l) (((~0UL) << (l)) & (~0UL >> (63 - (h))))',
    'GENMASK_ULL(h, l) (((~0ULL) << (l)) & (~0ULL >> (63 - (h))))',
    'ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))',
    'offsetof(type, member) __builtin_offsetof(type, member)',
    '_Pragma(x)',
] as const;

/** Macros that say no more than what a number is: a spelling shows what stands in their parentheses. */
export const TRANSPARENT: readonly string[] = ['mfn_init', '_mfn'];

/** What a compiler for the processors of these chips defines, without the names that no header asks for. */
export const PREDEFINED = [
    '__STDC__ 1',
    '__STDC_HOSTED__ 1',
    '__STDC_VERSION__ 201710L',
    '__GNUC__ 12',
    '__GNUC_MINOR__ 2',
    '__GNUC_PATCHLEVEL__ 0',
    '__aarch64__ 1',
    '__LP64__ 1',
    '_LP64 1',
    '__CHAR_BIT__ 8',
    '__CHAR_UNSIGNED__ 1',
    '__SIZEOF_INT__ 4',
    '__SIZEOF_LONG__ 8',
    '__SIZEOF_LONG_LONG__ 8',
    '__SIZEOF_POINTER__ 8',
    '__INT_MAX__ 0x7fffffff',
    '__LONG_MAX__ 0x7fffffffffffffffL',
    '__LONG_LONG_MAX__ 0x7fffffffffffffffLL',
    '__ORDER_LITTLE_ENDIAN__ 1234',
    '__ORDER_BIG_ENDIAN__ 4321',
    '__BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__',
] as const;

/** Type names, and what they stand for. */
export const KNOWN_TYPES: ReadonlyMap<string, string> = new Map([
    ['int8_t', 'signed char'],
    ['uint8_t', 'unsigned char'],
    ['int16_t', 'short'],
    ['uint16_t', 'unsigned short'],
    ['int32_t', 'int'],
    ['uint32_t', 'unsigned int'],
    ['int64_t', 'long'],
    ['uint64_t', 'unsigned long'],
    ['s8', 'signed char'],
    ['u8', 'unsigned char'],
    ['s16', 'short'],
    ['u16', 'unsigned short'],
    ['s32', 'int'],
    ['u32', 'unsigned int'],
    ['s64', 'long'],
    ['u64', 'unsigned long'],
    ['__u8', 'unsigned char'],
    ['__u16', 'unsigned short'],
    ['__u32', 'unsigned int'],
    ['__u64', 'unsigned long'],
    ['__s8', 'signed char'],
    ['__s16', 'short'],
    ['__s32', 'int'],
    ['__s64', 'long'],
    ['size_t', 'unsigned long'],
    ['ssize_t', 'long'],
    ['ptrdiff_t', 'long'],
    ['intptr_t', 'long'],
    ['uintptr_t', 'unsigned long'],
    ['intmax_t', 'long'],
    ['uintmax_t', 'unsigned long'],
    ['bool', '_Bool'],
    ['bool_t', '_Bool'],
    ['paddr_t', 'unsigned long'],
    ['mfn_t', 'unsigned long'],
]);
