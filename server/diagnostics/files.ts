// Diagnostics about a file as a whole and what it imports.

import { entry } from './entry';
import { count, list } from './words';

const PATH_PROBLEMS = {
    empty: 'is empty: name a file',
    absolute: 'is absolute and means another place on every machine: write it relative to this file',
    backslash: 'has a backslash, which separates folders on one system only: write `/`',
    control: 'has a character that no file should be named with: rename the file',
    source: 'would be overwritten by the output, but it is a source or a folder: name another file',
} as const;

export const FILE_DIAGNOSTICS = {
    'duplicate-statement': entry<{ statement: string; line: number }>({
        severity: 'error',
        waivable: false,
        message: ({ statement, line }) =>
            `\`${statement}\` is said twice, here and on line ${line}, and only one of them can be meant: remove one`,
        when: '`platform`, `target` or `license` stands twice in a file, or `index` twice in a table.',
        why: 'Which of the two counted would decide over every row of the file.',
        instead: 'Keep one.',
    }),
    'unknown-platform': entry<{ name: string; known: readonly string[] }>({
        severity: 'error',
        waivable: false,
        message: ({ name, known }) =>
            `no platform \`${name}\` is bundled, so its names and numbers are unknown and nothing is printed; there ${known.length === 1 ? 'is' : 'are'} ${list(known.map(word => `\`${word}\``))}. ` +
            'Correct the name, or declare the names in `names` blocks',
        when: '`platform` names none of the bundled platforms.',
        why: 'Without its names no row has a number.',
        instead: 'Name a bundled platform, or declare the names in the file.',
    }),
    'mixed-target': entry<{ what: 'platform' | 'target'; one: string; other: string }>({
        severity: 'error',
        waivable: false,
        message: ({ what, one, other }) =>
            `this import is written for the ${what} \`${other}\`, and this file for \`${one}\`: ` +
            (what === 'target'
                ? 'the same row means different things to the two forms of C'
                : 'the same id is another device there') +
            '. Tables of one policy share one ' +
            `${what}: change one of them`,
        when: 'A file and its imports name different platforms or targets.',
        why: 'Ids are numbered anew for each chip, and a frame is a number in one form of the C and an address in the other.',
        instead: 'Use one platform and one target in a file with its imports.',
    }),
    'bad-license': entry<{ license: string }>({
        severity: 'error',
        waivable: false,
        message: ({ license }) =>
            `\`${license}\` is no SPDX licence expression; it becomes the first line of the outputs, which licence scanners read. Write one such as "GPL-2.0-only" or "MIT"`,
        when: '`license` is not written as an SPDX expression.',
        why: "Licence scanners, and Xen's own checks, read the line by machine.",
        instead: 'Write an SPDX expression.',
    }),
    'bad-path': entry<{ path: string; problem: keyof typeof PATH_PROBLEMS }>({
        severity: 'error',
        waivable: false,
        message: ({ path, problem }) => `the path "${path}" ${PATH_PROBLEMS[problem]}`,
        when: 'A path is empty, absolute, has backslashes, or names an `.eemi` file as an output.',
        why: 'Outputs are the same on every machine, and a source is never overwritten.',
        instead: 'Write a path relative to the file, with `/`.',
    }),
    'import-not-found': entry<{ path: string; failure: 'missing' | 'folder' | 'unreadable' }>({
        severity: 'error',
        waivable: false,
        message: ({ path, failure }) =>
            `"${path}" ${
                failure === 'missing'
                    ? 'does not exist (paths are relative to this file)'
                    : failure === 'folder'
                      ? 'is a folder, and a file is meant'
                      : 'cannot be read (its permissions, a circle of links, or text that is not UTF-8)'
            }: its names and tables are missing here, so nothing is printed; correct the path`,
        when: 'An imported file does not exist or cannot be read.',
        why: 'A policy without a part of its rows denies what that part grants.',
        instead: 'Correct the path; it is relative to the importing file.',
    }),
    'import-cycle': entry<{ files: readonly string[] }>({
        severity: 'error',
        waivable: false,
        message: ({ files }) =>
            `these files import each other in a circle: ${files.join(' imports ')}. Neither can be read before the other; move what both need into a file of its own`,
        when: 'A file imports itself, directly or through others.',
        why: 'What a name or a row means would depend on where one begins to read.',
        instead: 'Move what both files need into a third.',
    }),
    'import-has-errors': entry<{ path: string; errors: number }>({
        severity: 'error',
        waivable: false,
        message: ({ path, errors }) =>
            `"${path}" has ${count(errors, 'error')}, so what it grants is not certain and nothing is printed from here either: mend that file first`,
        when: 'An imported file has errors of its own.',
        why: 'An output would hold rows that nobody can answer for.',
        instead: 'Check the imported file and mend it.',
    }),
    'not-supported': entry<{ feature: 'clock' } | { feature: 'header' | 'from'; path: string }>({
        severity: 'error',
        waivable: false,
        message: params => {
            switch (params.feature) {
                case 'clock':
                    return 'the target `xen` has no clock table: its C reads none, so these rows would protect nothing; remove the table';
                case 'header':
                    return `this version does not read constants from the C header "${params.path}", so nothing is written: declare them in a \`names\` block`;
                case 'from':
                    return `this version does not read what a domain owns from "${params.path}": write its \`iomem\` lines here`;
            }
        },
        when: "A part of the language is used that this version or this target cannot print: a clock table under `xen`, constants from a C header, a domain's frames from a file.",
        why: 'A part that was ignored would make the output say less than the source.',
        instead: 'Follow the message; each names the way to say it in this version.',
    }),
};
