// Diagnostics about the constants that a file takes from C headers.

import { entry } from './entry';
import { count, list, listWithin, oneLine, short, shortened, thatFits } from './phrases';

/** Why a header is not read, or not to its end, and what to do. */
const REFUSALS = {
    patch: { message: 'is a patch', detail: 'Apply it to its tree, and name the header there.' },
    mail: { message: 'is a mail', detail: 'Save the header that it is about, and name that.' },
    binary: { message: 'has NUL bytes', detail: 'It is no text, or not in UTF-8. Name the header.' },
    large: {
        message: 'has more than 16 MB',
        detail: 'No header is so long. Name the one that has the numbers.',
    },
    limit: {
        message: 'asks for too much work to be read whole',
        detail: 'It includes itself without end, has macros or braces that multiply, or a macro or a value of more than 65536 words.',
    },
    many: {
        message: 'gives this file more than 262144 names',
        detail: 'No table needs that many, so the rest is left out. Write narrower patterns.',
    },
    places: {
        message: 'includes files from more than 32768 places',
        detail: 'Each file that it includes is looked for in each folder of an `include` line. Name fewer folders.',
    },
} as const;

export type HeaderRefusal = keyof typeof REFUSALS;

export const HEADER_DIAGNOSTICS = {
    'header-refused': entry<{ path: string; why: HeaderRefusal }>({
        severity: 'error',
        waivable: false,
        message: ({ path, why }) => `"${short(path)}" ${REFUSALS[why].message}: names of it are missing here`,
        detail: ({ why }) => REFUSALS[why].detail,
    }),
    'header-has-errors': entry<{ path: string; file: string; line: number; said: string; others: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ path, said }) =>
            thatFits(
                `a compiler refuses "${short(path)}" (${shortened(oneLine(said), 40)}): its names may have other values`,
                `a compiler refuses "${short(path)}" as it is read here: its names may have other values`,
            ),
        detail: ({ file, line, said, others }) =>
            `Line ${line} of ${file}: ${said}.${others === 0 ? '' : ` There ${others === 1 ? 'is one more such line' : `are ${others} more such lines`}.`} ` +
            'If it needs a macro that the build of its tree defines, write `define NAME = VALUE`; if it needs other headers, name their folder with `include "FOLDER"`.',
    }),
    'no-such-constant': entry<{
        pattern: string;
        path: string;
        near: readonly string[];
        notFound: readonly string[];
    }>({
        severity: 'error',
        waivable: false,
        message: ({ pattern, path }) =>
            thatFits(
                `${absence(pattern)} in "${short(path)}", so this declares no name`,
                `${absence(pattern)}, so this declares no name`,
            ),
        detail: ({ near, notFound }) =>
            [
                ...(near.length === 0 ? [] : [`Did you mean ${list(near, 8, 'or')}?`]),
                ...(notFound.length === 0 ? [] : [missing(notFound)]),
                ...(near.length + notFound.length === 0
                    ? ['Constants are macros without parameters and the members of enums.']
                    : []),
            ].join(' '),
    }),
    'excludes-nothing': entry<{ pattern: string }>({
        severity: 'warning',
        waivable: true,
        message: ({ pattern }) =>
            `\`not ${short(pattern)}\` leaves nothing out: the pattern before it takes no such name`,
        detail: () =>
            'Correct the name, or remove it. It must be among those that the pattern before it takes.',
    }),
    'no-constant-value': entry<{
        names: readonly string[];
        path: string;
        why: string;
        notFound: readonly string[];
    }>({
        severity: 'error',
        waivable: false,
        message: ({ names, why }) => {
            const verb = names.length === 1 ? 'has' : 'have';
            return `${listWithin(45, names)} ${verb} no usable value: ${short(why)}`;
        },
        detail: ({ names, path, why, notFound }) =>
            `In "${path}" ${list(names)}: ${why}. ${notFound.length === 0 ? '' : `${missing(notFound)} `}` +
            'A name that is meant as no number is left out by `not NAME`.',
    }),
    'same-value': entry<{ pairs: readonly (readonly [string, string])[]; value: string }>({
        severity: 'information',
        waivable: true,
        message: ({ pairs: [[first, other] = ['', ''], ...others], value }) => {
            const end = others.length === 0 ? '' : `, and ${count(others.length, 'more pair')}`;
            return thatFits(
                `\`${short(first)}\` and \`${short(other)}\` are both ${value}${end}: which of them is a marker?`,
                `two names of this pattern are both ${value}${end}: which of them is a marker?`,
            );
        },
        detail: ({ pairs }) =>
            `${list(pairs.map(([first, other]) => `${other} is ${first}`))}. ` +
            'The one that is declared first is printed for the value. A name that only marks the first or last id numbers nothing: leave it out by `not NAME`.',
    }),
    'without-header': entry<{
        statement: 'include' | 'define';
        /** The folder of an `include`, where headers are imported, and nothing that they include is in it. */
        folder?: string;
        /** The name of a `define`, where headers are imported, and none of them mentions it. */
        macro?: string;
    }>({
        severity: 'warning',
        waivable: false,
        message: ({ statement, folder, macro }) => {
            if (macro !== undefined)
                return `no header here mentions \`${short(macro)}\`: names or values may be missing`;
            return folder === undefined
                ? `\`${statement}\` is for the headers of this file, and it imports none: nothing is read with it`
                : `nothing that the headers here include is in "${short(folder)}": names or values may be missing`;
        },
        detail: ({ folder, macro }) => {
            if (macro !== undefined)
                return 'Defining it changes nothing. Correct its name, or remove the line.';
            return folder === undefined
                ? 'It is not passed on to imported files: write it where the header is imported.'
                : 'Correct the folder, which is relative to this file, or remove the line.';
        },
    }),
};

const absence = (pattern: string): string =>
    pattern.endsWith('*')
        ? `no constant begins like \`${short(pattern)}\``
        : `there is no constant \`${short(pattern)}\``;

/** Headers that were not found are normal, and said only where something may be missing because of them. */
export const missing = (paths: readonly string[]): string =>
    `It may be in what was not found: ${list(paths.map(path => `"${path}"`))}; name ${paths.length === 1 ? 'its folder' : 'their folders'} with \`include "FOLDER"\`.`;
