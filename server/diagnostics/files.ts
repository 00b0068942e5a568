// Diagnostics about a file as a whole and what it imports.

import { entry } from './entry';
import { READ_FAILURES } from './failures';
import { count, list, short, thatFits } from './phrases';

const PATH_PROBLEMS = {
    empty: { message: 'is empty', detail: 'Name a file.' },
    absolute: {
        message: 'is absolute: it means another place on every machine',
        detail: 'Make it relative to this file.',
    },
    backslash: {
        message: 'has a backslash, which separates folders on Windows only',
        detail: 'Write `/`.',
    },
    control: { message: 'has a character that no file name should have', detail: 'Rename the file.' },
    source: {
        message: 'is a source or a folder, which the output would overwrite',
        detail: 'Name another file.',
    },
} as const;

const IMPORT_FAILURES = {
    ...READ_FAILURES,
    unreadable: {
        message: 'cannot be read',
        detail: 'That is because of its permissions, a loop of symbolic links, more than two million lines, or because it is no ordinary file with UTF-8 text.',
    },
    'too-many': {
        message: 'leads to more than 512 files',
        detail: 'No table needs that many, so none of them is read.',
    },
} as const;

export const FILE_DIAGNOSTICS = {
    'duplicate-statement': entry<{ statement: string; line: number }>({
        severity: 'error',
        waivable: false,
        message: ({ statement, line }) =>
            `\`${short(statement)}\` stands here and on line ${line}, and only one of them can count`,
        detail: () => 'Remove one.',
    }),
    'unknown-platform': entry<{ name: string; known: readonly string[] }>({
        severity: 'error',
        waivable: false,
        message: ({ name }) => `there is no platform \`${short(name)}\`, so its names are not declared`,
        detail: ({ known }) =>
            `The bundled ${known.length === 1 ? 'one is' : 'ones are'} ${list(known.map(word => `\`${word}\``))}. ` +
            'Correct the name, or declare the names in `names` blocks.',
    }),
    'wrong-platform': entry<{
        name: string;
        others: number;
        /** The platform that the file names. */
        written: string | undefined;
        /** What is another: the tree for the same chip, the chip, or the chip, which has these names and no such devices. */
        differs: 'tree' | 'chip' | 'devices';
        platforms: readonly string[];
    }>({
        severity: 'error',
        waivable: false,
        message: ({ name, others, written, differs, platforms }) => {
            const names = `\`${short(name)}\`${others === 0 ? ' is' : ` and ${count(others, 'other name')} are`}`;
            const of = platforms.length > 2 ? `${platforms.length} platforms` : platforms.join(' and ');
            if (written === undefined) return `no platform: which chip? ${names} of ${of}`;
            return differs === 'devices'
                ? `wrong chip? ${names} on ${platforms[0]}'s chip, not on ${written}'s`
                : `wrong ${differs}? ${names} not of ${written}, but of ${platforms[0]}`;
        },
        detail: ({ differs, platforms }) => {
            const right = `\`platform ${platforms[0]}\``;
            if (differs === 'devices')
                return `The rows grant devices that this chip does not have, and all others are of ${platforms[0]} too, which has them at other addresses. Write ${right}, or deny what is not there.`;
            const each =
                differs === 'tree'
                    ? 'It is the same chip, but each tree has its own names'
                    : 'Each chip has its own numbers';
            return `${each}, so nothing can be generated until it is known which one this is for. Write ${right}, or declare the names in \`names\` blocks.`;
        },
    }),
    'mixed-target': entry<{ what: 'platform' | 'target'; one: string; other: string }>({
        severity: 'error',
        waivable: false,
        message: ({ what, one, other }) => {
            const start = `this import is for ${what} \`${short(other)}\``;
            return thatFits(
                `${start}, this file for \`${short(one)}\`: the same ${what === 'target' ? 'row means something else' : 'id is another device'}`,
                start,
            );
        },
        detail: ({ what, one }) =>
            `This file is for ${what} \`${one}\`, and ` +
            (what === 'target'
                ? 'a frame is a frame number in one form of the C and a byte address in the other, and rules change with the edition. '
                : 'each chip numbers its devices differently. ') +
            `All files of a policy must have the same ${what}: change one of them.`,
    }),
    'target-differs': entry<{ platform: string; usual: string; target: string; other: string | undefined }>({
        severity: 'information',
        waivable: true,
        message: ({ platform, usual, target }) =>
            `\`${platform}\` has the names of target \`${usual}\`: C for \`${target}\` may use names that its tree does not have`,
        detail: ({ target, other }) =>
            `It is generated all the same, and compiles where the tree has the names.${other === undefined ? '' : ` \`${other}\` has the names that trees for \`${target}\` use today.`}`,
    }),
    'bad-license': entry<{ license: string; near: readonly string[] }>({
        severity: 'error',
        waivable: false,
        message: ({ license }) =>
            `\`${short(license)}\` is not an SPDX licence expression: licence scanners would not read it`,
        detail: ({ near }) =>
            'It becomes the first line of the outputs. ' +
            (near.length === 0
                ? 'Write one such as "GPL-2.0-only" or "MIT".'
                : `Did you mean ${near.map(each => `"${each}"`).join(' or ')}?`),
    }),
    'bad-path': entry<{ path: string; problem: keyof typeof PATH_PROBLEMS }>({
        severity: 'error',
        waivable: false,
        message: ({ path, problem }) => `the path "${short(path)}" ${PATH_PROBLEMS[problem].message}`,
        detail: ({ problem }) => PATH_PROBLEMS[problem].detail,
    }),
    'import-not-found': entry<{ path: string; failure: keyof typeof IMPORT_FAILURES }>({
        severity: 'error',
        waivable: false,
        message: ({ path, failure }) =>
            `"${short(path)}" ${IMPORT_FAILURES[failure].message}: its names and tables are missing here`,
        detail: ({ failure }) => IMPORT_FAILURES[failure].detail,
    }),
    'import-cycle': entry<{ files: readonly string[]; count: number }>({
        severity: 'error',
        waivable: false,
        message: ({ count }) =>
            count === 1
                ? 'this file imports itself, so nothing can be generated from it'
                : `${count} files import each other in a cycle, so none can be read before the others`,
        detail: ({ files }) => `${files.join(' imports ')}. Move what they share into a separate file.`,
    }),
    'import-has-errors': entry<{ path: string; errors: number }>({
        severity: 'error',
        waivable: false,
        message: ({ path, errors }) =>
            `"${short(path)}" has ${count(errors, 'error')}: what it grants is uncertain`,
        detail: () => 'Nothing is generated from this file either. Fix that file first.',
    }),
    'not-supported': entry<{ feature: 'clock' }>({
        severity: 'error',
        waivable: false,
        message: () =>
            'target `xen` has no clock tables: its C never reads one, so these rows protect nothing',
        detail: () => 'Remove the table.',
    }),
};
