// Random tables in C, in the styles that people write. `@` in a text stands for the number of the table, so that many go into one file.

import fc from 'fast-check';

/** A kind of struct, and how a row of it may be written. */
interface Kind {
    /** The declarations before the table, and the beginning of its declaration up to the name. */
    readonly before: string;
    readonly element: string;
    /** Fields with designators, of which any may be left out. */
    readonly named: readonly string[];
    /** Values without designators, in their order. */
    readonly positional: readonly string[];
    /** Whole elements in other forms. */
    readonly others: readonly string[];
}

const KINDS: readonly Kind[] = [
    {
        before: 'struct pm_access@ {\n    uint64_t addr;\n    bool hwdom_access;    /* always */\n};\n',
        element: 'struct pm_access@',
        named: ['.addr = $V', '.hwdom_access = $B', '.addr = MM_A@ + $V', 'addr: $V'],
        positional: ['$V', '$B'],
        others: [
            '{ 0 }',
            '{ }',
            'ACCESS@($V)',
            'HWDOM@',
            '(struct pm_access@){ $V, $B }',
            '{ .addr = ID@(A), $B }',
        ],
    },
    {
        before: 'struct pm_access@\n{\n    mfn_t mfn; bool hwdom_access;\n};\n',
        element: 'struct pm_access@',
        named: ['.mfn = mfn_init($V)', '.hwdom_access = $B', '.mfn = mfn_init( MM_A@ )'],
        positional: ['mfn_init($V)', '$B'],
        others: ['{ mfn_init(ID@(B)) }', '{ mfn_init($V), .hwdom_access = $B, }', '{}'],
    },
    {
        before: '',
        element:
            'struct {\n    uint64_t start, end; // both\n    uint32_t mask, node;\n    bool hwdom_access, readonly;\n}',
        named: [
            '.start = MM_A@ + $V',
            '.end = $V',
            '.mask = 0xf << 28',
            '.node = ID@(A)',
            '.readonly = $B',
            '.mask = $V',
        ],
        positional: ['$V', '$V', '$V', '$N', '$B', '$B'],
        others: ['{ .end = $V, $V, $N, .start = $V }', 'MMIO@($V, $N)', 'MMIO@ ( ID@(A) ,\n   MM_B@ )'],
    },
    {
        before: 'struct pm_clk2node@ { uint32_t clk_idx, dev_idx; } __attribute__((aligned(8)));\n',
        element: 'const struct pm_clk2node@',
        named: ['.clk_idx = $V', '.dev_idx = $V'],
        positional: ['$N', '$V'],
        others: [
            'PM_CLK2NODE@(ID@(A), ID@(B))',
            'PM_CLK2NODE@( $V , $N )',
            'PAIR@(PM_CLK2NODE@, A, B)',
            'ROW@($V, $N)',
        ],
    },
    {
        before: 'typedef struct { struct { uint8_t lo; int16_t hi; } pair[2]; uint16_t bits : 5, : 2, more : 9; long last; } row@_t;\n',
        element: 'row@_t',
        named: [
            '.pair[1].hi = $V',
            '.pair = { [1] = { $V, $V } }',
            '.bits = $V',
            '.last = - $V',
            '.pair[0 ... 1].lo = $V',
        ],
        positional: ['{ { $V, $V }, { $V } }', '$V', '$V', '$V'],
        others: [
            '{ { { $V }, $V, $V }, $V, .last = $V }',
            '{ $V, $V, $V, $V, $V, $V, $V }',
            '{ .pair[0].hi = $V, $V, $V, $V }',
        ],
    },
    {
        before: 'enum name@ { NO@, YES@ = 3 };\n',
        element: 'unsigned short',
        named: [],
        positional: ['$V'],
        others: ['$V', '$N', 'YES@', '($V)', '{ $V }', 'ID@(A)', "'\\x41'"],
    },
];

const MACROS = `#define MM_A@ 0xff9a0000
#define MM_B@ (MM_A@ + 0x1000U)
#define NODE_A@ 3
#define NODE_B@ ( NODE_A@ << 1 )
#define JOIN@(a, b) a##b
#define PASTE@(a, b) JOIN@(a, b)
#define ID@(n) PASTE@(NODE_##n, @)
#define IDX@(n) ((n) & 0x1f)
#define ACCESS@(x) { .addr = (x) }
#define HWDOM@ { .hwdom_access = true }
#define MMIO@(a, ...) { .start = a, .node = __VA_ARGS__ }
#define PM_CLK2NODE@(a, b) { .clk_idx = IDX@(a), .dev_idx = b }
#define PAIR@(m, x, y) m(ID@(x), ID@(y)), m(ID@(y), 1)
#define ROW@(...) { __VA_ARGS__ }
enum { E_A@ = 2, E_B@, E_C@ = 9 };
`;

const value = fc.oneof(
    fc.nat({ max: 0xffff }).map(n => `0x${n.toString(16)}`),
    fc.constantFrom(
        '0',
        '1',
        '255U',
        'MM_A@',
        'MM_B@',
        'ID@(A)',
        'NODE_B@',
        '(1U << 10U)',
        '((u32)0X30U)',
        'E_B@ + 1',
    ),
    fc.constantFrom(
        '0xffffffff',
        '~0',
        '017',
        'sizeof(uint32_t)',
        '-1',
        '(MM_A@ >> 12)',
        'MM_B@ | 1',
        '0x1fffffffffUL',
    ),
);
const node = fc.constantFrom('NODE_A@', 'NODE_B@', 'ID@(A)', 'E_C@', '7', 'IDX@(0x18224116)');
const truth = fc.constantFrom('true', 'false', '1', '0', '256');

/** A text with its placeholders filled. */
const filled = (text: string): fc.Arbitrary<string> =>
    fc.tuple(fc.array(value, { minLength: 8, maxLength: 8 }), node, truth).map(([values, n, b]) => {
        let next = 0;
        return text.replace(/\$[VNB]/g, letter => {
            if (letter === '$V') return values[next++ % values.length] ?? '0';
            return letter === '$N' ? n : b;
        });
    });

const index = fc.constantFrom(
    'NODE_A@',
    'ID@(B)',
    'E_A@',
    'E_B@',
    'IDX@(0x18224116U)',
    '0',
    '5',
    '0x11',
    'sizeof(int)',
    '30 - 1',
);

const bracesOf = (parts: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> =>
    fc
        .tuple(parts, fc.constantFrom('', ',', ' , '))
        .map(([all, end]) => `{ ${all.join(', ')}${all.length > 0 ? end : ''} }`);

function elementOf({ named, positional, others }: Kind): fc.Arbitrary<string> {
    const some = fc.nat({ max: positional.length }).map(count => positional.slice(0, Math.max(count, 1)));
    const forms = [fc.constantFrom(...others), ...(positional.length > 1 ? [bracesOf(some)] : [])];
    if (named.length > 0) forms.push(bracesOf(fc.shuffledSubarray([...named], { minLength: 1 })));
    return fc.oneof(...forms).chain(filled);
}

/** A row, and whether it leaves off within its element: then the next one needs a designator. */
interface Row {
    readonly text: string;
    readonly isDesignated: boolean;
    readonly isPart: boolean;
}

function rowsOf(kind: Kind): fc.Arbitrary<readonly string[]> {
    const element = elementOf(kind);
    const range = fc
        .tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }))
        .map(([from, more]) => `[${from} ... ${from} + ${more}]`);
    const designator = fc.oneof(
        index.map(each => `[${each}]`),
        index.map(each => `[ ${each} ]`),
        range,
    );
    const row = fc.oneof(
        {
            weight: 6,
            arbitrary: fc.tuple(designator, element).map(([at, each]) => designated(`${at} = ${each}`)),
        },
        { weight: 3, arbitrary: element.map(text => ({ text, isDesignated: false, isPart: false })) },
        ...partsOf(kind, designator),
    );
    return fc.array(row, { minLength: 1, maxLength: 12 }).map(separated);
}

const designated = (text: string, isPart = false): Row => ({ text, isDesignated: true, isPart });

const separated = (rows: readonly Row[]): readonly string[] =>
    rows.map(({ text, isDesignated }, at) =>
        rows[at - 1]?.isPart && !isDesignated ? `[7] = ${text}` : text,
    );

/** Rows that say one field, or leave the braces of the element out. */
function partsOf({ named, positional }: Kind, designator: fc.Arbitrary<string>): fc.WeightedArbitrary<Row>[] {
    const fields = named.filter(each => each.startsWith('.'));
    if (fields.length === 0) return [];
    const field = fc.constantFrom(...fields).chain(filled);
    const part = fc.tuple(designator, field).map(([at, each]) => designated(`${at}${each}`, true));
    const flat = fc.constant(positional.filter(each => !each.includes('{')).join(', ')).chain(filled);
    return [
        { weight: 1, arbitrary: part },
        { weight: 1, arbitrary: flat.map(text => ({ text, isDesignated: false, isPart: true })) },
    ];
}

/** Something between two rows that C does not see, or that the preprocessor does. */
const between = fc.constantFrom(
    '\n',
    '\n',
    '\n    ',
    '\n\n    /* a comment, with a } and a "quote */\n    ',
    ' // behind\n',
    '\n#ifdef NOT_DEFINED\n    [1] = { garbage\n#else\n    /* else */\n#endif\n',
    '\n#if defined(MM_A@) && NODE_A@ > 2 // yes\n#elif 1\n    [3] = {{{\n#endif\n',
    '\n#undef NODE_B@\n#define NODE_B@ 4\n',
    '\n#undef MM_B@\n# define MM_B@ \\\n   (MM_A@ + \\\n 0x2000)\n',
    ' ',
    '\t\f ',
);

/** Places where a line is spliced, also within tokens. */
const splices = fc.array(fc.nat(), { maxLength: 4 });

function spliced(text: string, places: readonly number[]): string {
    const ats = [...new Set(places.map(each => each % text.length))].sort((a, b) => b - a);
    return ats
        .filter(at => mayBeSpliced(text, at))
        .reduce((all, at) => `${all.slice(0, at)}\\\n${all.slice(at)}`, text);
}

/** Not between a backslash and its line's end, and not where a comment would go on in the next line. */
function mayBeSpliced(text: string, at: number): boolean {
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    return !line.includes('//') && !line.endsWith('\\');
}

/** A table with what it needs, as C. Its name is `table@`. */
export const randomC: fc.Arbitrary<string> = fc.constantFrom(...KINDS).chain(kind =>
    fc
        .tuple(
            rowsOf(kind),
            fc.array(between, { minLength: 13, maxLength: 13 }),
            fc.constantFrom(
                '',
                ' __attribute__((section(".x@")))',
                ' __initconst',
                ' __maybe_unused __aligned(8)',
            ),
            fc.constantFrom('static const ', 'static ', 'const ', 'static __maybe_unused const '),
            fc.constantFrom('', ','),
            splices,
        )
        .map(([rows, gaps, attribute, storage, comma, places]) => {
            const list = rows.map((row, at) => `${at > 0 ? ',' : ''}${gaps[at]}${row}`).join('');
            const length = list.includes('[') || !list.includes('ROW') ? '' : '64';
            const table = `${kind.before}${storage}${kind.element} table@[${length}]${attribute} = {${list}${comma}${gaps[12]}};\n`;
            return `${MACROS}${spliced(table, places)}`;
        }),
);
