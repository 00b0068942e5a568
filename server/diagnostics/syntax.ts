// Diagnostics about a single line, without knowing the others.

import { entry } from './entry';
import { short, shortened } from './phrases';

type CSyntax =
    | { readonly habit: 'comment' | 'open-comment' | 'table' | 'enum' | 'declaration' | 'row' }
    | { readonly habit: 'terminator'; readonly mark: string }
    | { readonly habit: 'include' | 'conditional' | 'directive'; readonly directive: string }
    | { readonly habit: 'define' | 'index'; readonly instead: string }
    | { readonly habit: 'source'; readonly lastLine: number; readonly of: keyof typeof INSTEAD_OF_C }
    | { readonly habit: 'macro'; readonly macro: string; readonly inside: string | undefined };

type Syntax =
    | { readonly expected: string; readonly found: string }
    | { readonly unknown: string; readonly near: readonly string[] }
    | { readonly habit: 'hash' }
    | { readonly conflict: 'begins' | 'left' }
    | { readonly longest: number };

const OWNERS = {
    language: 'is a keyword of the language',
    c: 'belongs to C, its compilers or the headers of Xen',
    output: 'is used by the generated C',
} as const;

const INSTEAD_OF_C = {
    tables: 'a table begins with its kind and name, as in `node pm_node_access {`',
    rows: 'a row says who gets what with an arrow, as in `NODE_RTC -> MM_RTC`',
    names: 'names come from `platform`, `import` and `names` blocks',
} as const;

const NUMBER_PROBLEMS = {
    suffix: {
        message: 'has a suffix, but numbers here are exact and have no C type',
        detail: 'Drop the suffix.',
    },
    'leading-zero': {
        message: 'starts with 0, so C would read it as octal: another number',
        detail: 'Write the number that you mean in decimal or with `0x`.',
    },
    unit: {
        message: 'has a unit, and numbers here have none',
        detail: 'Write the number of bytes.',
    },
    hexadecimal: {
        message: 'has letters: a hexadecimal number begins with `0x`',
        detail: 'Write `0x` before it, if that is meant.',
    },
    digits: {
        message: 'is not a number',
        detail: 'Numbers are decimal, or begin with `0x` or `0b`, in lower case, with `_` only between digits.',
    },
    'too-long': {
        message: 'is longer than any 64-bit number: C would cut it off',
        detail: 'Write a number below 2^64.',
    },
} as const;

/** What is said of the markers that git leaves where it could not merge. */
const CONFLICTS = {
    begins: {
        message:
            'merge conflict: the lines of both sides stand here, and nothing is generated until they are put together',
        detail: 'Of the two, only those above `=======` are looked at. Keep the lines that are meant, and remove the markers.',
    },
    left: {
        message: 'a merge conflict without all its markers: which of the lines here are meant is not known',
        detail: 'Keep the lines that are meant, and remove the markers that are left.',
    },
} as const;

const notKnown = (word: string, near: readonly string[]): string =>
    `\`${short(word)}\` is not known here: did you mean ${near.map(each => `\`${each}\``).join(' or ')}?`;

export const SYNTAX_DIAGNOSTICS = {
    syntax: entry<Syntax>({
        severity: 'error',
        waivable: false,
        message: params => {
            if ('near' in params) return notKnown(params.unknown, params.near);
            if ('habit' in params)
                return '`#` begins no comment here: a comment goes from `//` to the end of its line';
            if ('conflict' in params) return CONFLICTS[params.conflict].message;
            if ('longest' in params)
                return `this line has more than ${params.longest} characters, and nothing in it is read`;
            const end = `, found ${shortened(params.found, 55)}`;
            return `expected ${shortened(params.expected, 111 - end.length)}${end}`;
        },
        detail: params => {
            if ('longest' in params) return 'No table needs that. Write several lines.';
            return 'conflict' in params ? CONFLICTS[params.conflict].detail : '';
        },
    }),
    'c-syntax': entry<CSyntax>({
        severity: 'error',
        waivable: false,
        message: params => {
            switch (params.habit) {
                case 'comment':
                    return '`/* … */` is C: here a comment goes from `//` to the end of its line';
                case 'terminator':
                    return `the \`${params.mark}\` is C: here a line ends without it`;
                case 'open-comment':
                    return '`/*` is C and has no `*/`: nothing below it is read; a comment here goes from `//` to the end of its line';
                case 'include':
                    return `\`${short(params.directive)}\` is C: here names come from \`platform\`, \`import\` and \`names\` blocks`;
                case 'define':
                    return `\`#define\` is C: here a name is declared in a \`names\` block, as in \`${shortened(params.instead, 40)}\``;
                case 'index':
                    return `\`#define\` is C: here a table has a line for its index macro, as in \`${shortened(params.instead, 40)}\``;
                case 'conditional':
                    return `\`${short(params.directive)}\` is C: here a file is one configuration; write a file for each, and import what they share`;
                case 'directive':
                    return `\`${short(params.directive)}\` is C: it says nothing here, where no compiler reads it`;
                case 'source':
                    return `this is C, down to line ${params.lastLine}: here ${INSTEAD_OF_C[params.of]}`;
                case 'macro':
                    if (params.inside === undefined)
                        return `the macro \`${short(params.macro)}\` is C: here a value is written out, as in \`(1 << 3)\``;
                    return `the macro \`${short(params.macro)}\` is C: here \`${short(params.inside)}\` stands alone`;
                case 'table':
                    return `this is C: here ${INSTEAD_OF_C.tables}`;
                case 'enum':
                    return 'this is C: here names of ids are declared in a block, as in `names node {` and then `NODE_NEW = 90`';
                case 'declaration':
                    return 'this is C: types, variables and functions are not written here, but in the C that is generated';
                case 'row':
                    return 'this row is C: here it says who gets what with an arrow, as in `NODE_RTC -> MM_RTC`';
            }
        },
    }),
    'unclosed-block': entry<
        { at: 'statement'; block: string } | { at: 'inside'; block: string; isBlock: boolean } | { at: 'end' }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            if (params.at === 'end')
                return 'this block is never closed: whatever is added below would become part of it';
            return params.at === 'inside'
                ? `this ${params.isBlock ? 'block' : 'line'} belongs outside of the ${short(params.block)} block: what is below it is not read`
                : `the ${short(params.block)} block above is still open, and is taken to end here`;
        },
        detail: ({ at }) =>
            at === 'inside'
                ? 'Move it above the block, or below its `}`.'
                : `Put \`}\` on a line of its own ${at === 'end' ? "at the block's end" : 'before this one'}.`,
    }),
    'unclosed-string': entry<Record<never, never>>({
        severity: 'error',
        waivable: false,
        message: () => 'this string has no closing quote: the rest of the line would be part of it',
        detail: () => 'A string ends on its line and has no escapes. Add `"`.',
    }),
    'bad-number': entry<{ number: string; problem: keyof typeof NUMBER_PROBLEMS }>({
        severity: 'error',
        waivable: false,
        message: ({ number, problem }) => `\`${short(number)}\` ${NUMBER_PROBLEMS[problem].message}`,
        detail: ({ problem }) => NUMBER_PROBLEMS[problem].detail,
    }),
    'reserved-name': entry<{ word: string; owner: keyof typeof OWNERS }>({
        severity: 'error',
        waivable: false,
        message: ({ word, owner }) => `\`${short(word)}\` ${OWNERS[owner]}, so it cannot be a name`,
        detail: () => 'The generated C would not compile, or would mean something else. Choose another name.',
    }),
    'too-deep': entry<{ levels: number }>({
        severity: 'error',
        waivable: false,
        message: ({ levels }) =>
            `this expression has more than ${levels} levels of operators and parentheses`,
        detail: () => 'No table needs that. Give its parts names.',
    }),
};
