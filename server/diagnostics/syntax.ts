// Diagnostics about a single line, without knowing the others.

import { entry } from './entry';

const OWNERS = {
    language: 'is a keyword of the language',
    c: 'belongs to C or to its compilers',
    output: 'is used by the generated C',
} as const;

const NUMBER_PROBLEMS = {
    suffix: 'has a suffix; numbers here are exact and have no C type: drop the suffix',
    'leading-zero': 'starts with 0, which C would read as octal: write the number that you mean',
    digits: 'is not a number: numbers are decimal, `0x` or `0b`, in lower case, with `_` only between digits',
    'too-long': 'is longer than any 64-bit number',
} as const;

export const SYNTAX_DIAGNOSTICS = {
    syntax: entry<{ expected: string; found: string }>({
        severity: 'error',
        waivable: false,
        message: ({ expected, found }) =>
            `expected ${expected}, found ${found}; the rest of this line is ignored, so nothing is generated until it is fixed`,
        when: 'A line is not a statement of the language.',
        why: 'It is unknown what such a line was meant to grant or deny, so no C is generated from the file at all.',
        instead: 'Write what the message asks for; docs/language.md has every statement with an example.',
    }),
    'unclosed-block': entry<{ at: 'statement'; block: string } | { at: 'end' }>({
        severity: 'error',
        waivable: false,
        message: params =>
            params.at === 'end'
                ? 'this block is never closed: whatever is added below would silently become part of it; put `}` on a line of its own at its end'
                : `the ${params.block} block above is still open: it is assumed to end here; put \`}\` on a line of its own before this one`,
        when: 'A block has no `}` before the next statement of the file, or before the end of the file.',
        why: 'Rows that end up in the wrong block grant the wrong thing, so blocks never nest.',
        instead: 'Close the block with `}` on a line of its own.',
    }),
    'unclosed-string': entry<Record<never, never>>({
        severity: 'error',
        waivable: false,
        message: () =>
            'this string has no closing quote: a string must end on its line and has no escapes; add `"`',
        when: 'A string has no closing quote on its line.',
        why: 'A path or a reason would run into the next statement.',
        instead: 'Add the closing quote.',
    }),
    'bad-number': entry<{ number: string; problem: keyof typeof NUMBER_PROBLEMS }>({
        severity: 'error',
        waivable: false,
        message: ({ number, problem }) => `\`${number}\` ${NUMBER_PROBLEMS[problem]}`,
        when: 'A number has a leading zero, a suffix, or digits that it cannot have.',
        why: 'C reads `010` as 8 and gives a number with a suffix another type: one character moves a row to another id.',
        instead: 'Write the number in decimal, `0x` or `0b`.',
    }),
    'reserved-name': entry<{ word: string; owner: keyof typeof OWNERS }>({
        severity: 'error',
        waivable: false,
        message: ({ word, owner }) =>
            `\`${word}\` ${OWNERS[owner]} and cannot be a name: the generated C would not compile, or would mean something else; choose another name`,
        when: 'A name is a keyword of C, a macro that compilers define, or a name that the generated C needs for itself.',
        why: 'The C would fail to compile, or a macro would replace the name by another number.',
        instead: 'Choose another name.',
    }),
    'too-deep': entry<{ levels: number }>({
        severity: 'error',
        waivable: false,
        message: ({ levels }) =>
            `this expression has more than ${levels} levels of operators and parentheses; no table needs that: give its parts names`,
        when: 'An expression nests deeper than 100 levels; each operator of a chain counts as one.',
        why: 'The limit bounds the time and memory that any input can take.',
        instead: 'Declare a name for part of it.',
    }),
};
