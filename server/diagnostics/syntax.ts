// Diagnostics that one line shows by itself.

import { entry } from './entry';

const OWNERS = {
    language: 'is a word of the language',
    c: 'belongs to C or to its compilers',
    output: 'is used by the C that is printed',
} as const;

const NUMBER_PROBLEMS = {
    suffix: 'has a suffix; numbers here are exact and have no C type: leave the suffix away',
    'leading-zero': 'begins with 0, which C would read as octal: write the number that you mean',
    digits: 'is no number: numbers are decimal, `0x` or `0b`, in lower case, with `_` between digits only',
    'too-long': 'is longer than any 64-bit number',
} as const;

export const SYNTAX_DIAGNOSTICS = {
    syntax: entry<{ expected: string; found: string }>({
        severity: 'error',
        waivable: false,
        message: ({ expected, found }) =>
            `expected ${expected}, found ${found}; the rest of this line is not read, so nothing is printed until it is mended`,
        when: 'A line is not a statement of the language.',
        why: 'What such a line was meant to grant or to deny is unknown, so no C is printed from the file at all.',
        instead: 'Write what the message expects; docs/language.md has every statement with an example.',
    }),
    'unclosed-block': entry<{ at: 'statement'; block: string } | { at: 'end' }>({
        severity: 'error',
        waivable: false,
        message: params =>
            params.at === 'end'
                ? 'this block is never closed: what is added below would silently become part of it; put `}` alone on a line at its end'
                : `the ${params.block} block above is still open: it is taken to end here; put \`}\` alone on a line before this one`,
        when: 'A block has no `}` before the next statement of the file, or before its end.',
        why: 'Rows that end up in the wrong block grant the wrong thing, so blocks never nest.',
        instead: 'Close the block with `}` alone on a line.',
    }),
    'unclosed-string': entry<Record<never, never>>({
        severity: 'error',
        waivable: false,
        message: () =>
            'this string has no closing quote: a string ends on its line and has no escapes; add `"`',
        when: 'A double quote has no partner on its line.',
        why: 'A path or a reason would run into the next statement.',
        instead: 'Add the closing quote.',
    }),
    'bad-number': entry<{ number: string; problem: keyof typeof NUMBER_PROBLEMS }>({
        severity: 'error',
        waivable: false,
        message: ({ number, problem }) => `\`${number}\` ${NUMBER_PROBLEMS[problem]}`,
        when: 'A number has a leading zero, a suffix, or digits that are not its own.',
        why: 'C reads `010` as 8 and gives a suffixed number another type: one character moves a row to another id.',
        instead: 'Write the number in decimal, `0x` or `0b`.',
    }),
    'reserved-name': entry<{ word: string; owner: keyof typeof OWNERS }>({
        severity: 'error',
        waivable: false,
        message: ({ word, owner }) =>
            `\`${word}\` ${OWNERS[owner]} and cannot be a name: the printed C would not compile, or would mean something else; choose another`,
        when: 'A name is a keyword of C, a macro that compilers define, or a name that the printed C needs for itself.',
        why: 'The C would fail to compile, or a macro would put another number in the place of the name.',
        instead: 'Choose another name.',
    }),
    'too-deep': entry<{ levels: number }>({
        severity: 'error',
        waivable: false,
        message: ({ levels }) =>
            `this expression has more than ${levels} levels of operators and parentheses; no table needs that: give its parts names`,
        when: 'An expression nests deeper than 100 levels; each operator in a row counts as one.',
        why: 'The bound keeps every input readable in bounded time and space.',
        instead: 'Declare a name for a part of it.',
    }),
};
