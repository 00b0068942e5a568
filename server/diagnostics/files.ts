// Diagnostics about a file as a whole and what it imports.

import { entry } from './entry';
import { count, list } from './phrases';

const PATH_PROBLEMS = {
    empty: 'is empty: name a file',
    absolute: 'is absolute, so it means a different place on every machine: make it relative to this file',
    backslash: 'has a backslash, which separates folders on Windows only: write `/`',
    control: 'has a character that no file name should have: rename the file',
    source: 'is a source or a folder, which the output would overwrite: name another file',
} as const;

const IMPORT_FAILURES = {
    missing: 'does not exist (paths are relative to this file)',
    folder: 'is a folder, not a file',
    unreadable:
        'cannot be read (its permissions, a loop of symbolic links, more than 16 MB, or no ordinary file with UTF-8 text)',
    closed: 'is in a virtual folder and not open, so it cannot be read; open it',
    'too-many': 'leads to more than 512 files, which no table needs, so none of them is read',
    untrusted: 'is outside this workspace, which is not trusted, so it is not read',
} as const;

export const FILE_DIAGNOSTICS = {
    'duplicate-statement': entry<{ statement: string; line: number }>({
        severity: 'error',
        waivable: false,
        message: ({ statement, line }) =>
            `\`${statement}\` appears twice, here and on line ${line}, and only one of them can count: remove one`,
        when: '`platform`, `target` or `license` appears twice in a file, or `index` twice in a table.',
        why: 'Every row of the file would depend on which of the two counts.',
        instead: 'Keep one.',
    }),
    'unknown-platform': entry<{ name: string; known: readonly string[] }>({
        severity: 'error',
        waivable: false,
        message: ({ name, known }) =>
            `there is no bundled platform \`${name}\`, so its names and numbers are unknown and nothing is generated; the bundled ${known.length === 1 ? 'one is' : 'ones are'} ${list(known.map(word => `\`${word}\``))}. ` +
            'Correct the name, or declare the names in `names` blocks',
        when: '`platform` names a platform that is not bundled.',
        why: "Without the platform's names, no row has a number.",
        instead: 'Name a bundled platform, or declare the names in the file.',
    }),
    'mixed-target': entry<{ what: 'platform' | 'target'; one: string; other: string }>({
        severity: 'error',
        waivable: false,
        message: ({ what, one, other }) =>
            `this import is written for the ${what} \`${other}\`, but this file for \`${one}\`: ` +
            (what === 'target'
                ? 'the same row means something else in the other form of the C'
                : 'the same id is a different device there') +
            '. All files of a policy must have the same ' +
            `${what}: change one of them`,
        when: 'A file and its imports name different platforms or targets.',
        why: 'Each chip numbers its ids differently, and a frame is a frame number in one form of the C and a byte address in the other.',
        instead: 'Use one platform and one target for a file and all its imports.',
    }),
    'target-differs': entry<{ platform: string; usual: string; target: string; other: string | undefined }>({
        severity: 'information',
        waivable: false,
        message: ({ platform, usual, target }) =>
            `\`${platform}\` has the names of target \`${usual}\`: C for \`${target}\` may use names that its tree does not have`,
        detail: ({ target, other }) =>
            `It is generated all the same, and compiles where the tree has the names.${other === undefined ? '' : ` \`${other}\` has the names that trees for \`${target}\` use today.`}`,
        when: 'A file has a `target` whose trees do not use the names of its platform.',
        why: 'The printed C does not declare the names of the platform, so it does not compile where the tree lacks one. Trees of 2019 have the form of `xlnx` and the names of `zynqmp`.',
        instead:
            "Write the platform that has the names of your tree: `zynqmp-xlnx` for AMD's. If the tree does have these names, keep the line.",
    }),
    'tests-not-run': entry<{ tests: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ tests }) =>
            `${tests === 1 ? 'the test of this file is' : `the ${tests} tests of this file are`} not run: a false claim looks like one that holds`,
        detail: () => 'This version does not run tests. Compare each claim with the rows.',
        when: 'A file has a `test` block. Reported once a file, at the first test, until tests are run.',
        why: 'Whoever sees a test and no finding believes that the guest may do what it says, and no more.',
        instead:
            'Compare each claim with the rows, or waive this in the first test; names, numbers and pages in tests are checked already.',
    }),
    'bad-license': entry<{ license: string }>({
        severity: 'error',
        waivable: false,
        message: ({ license }) =>
            `\`${license}\` is not an SPDX licence expression; it becomes the first line of the outputs, which licence scanners read. Write one such as "GPL-2.0-only" or "MIT"`,
        when: '`license` is not written as an SPDX expression.',
        why: "Licence scanners and Xen's own checks parse this line.",
        instead: 'Write an SPDX expression.',
    }),
    'bad-path': entry<{ path: string; problem: keyof typeof PATH_PROBLEMS }>({
        severity: 'error',
        waivable: false,
        message: ({ path, problem }) => `the path "${path}" ${PATH_PROBLEMS[problem]}`,
        when: 'A path is empty, absolute, has backslashes, or names an `.eemi` file as an output.',
        why: 'Outputs must be the same on every machine, and a source must never be overwritten.',
        instead: 'Write a path relative to the file, with `/`.',
    }),
    'import-not-found': entry<{ path: string; failure: keyof typeof IMPORT_FAILURES }>({
        severity: 'error',
        waivable: false,
        message: ({ path, failure }) =>
            `"${path}" ${IMPORT_FAILURES[failure]}: its names and tables are missing here, so nothing is generated; correct the path`,
        when: 'An imported file does not exist or cannot be read, or the imports lead to more than 512 files.',
        why: 'A policy that is missing some of its rows denies what those rows grant.',
        instead: 'Correct the path; it is relative to the importing file.',
    }),
    'import-cycle': entry<{ files: readonly string[]; count: number }>({
        severity: 'error',
        waivable: false,
        message: ({ count }) =>
            count === 1
                ? 'this file imports itself, so nothing is generated'
                : `${count} files import each other in a cycle, so none can be read first and nothing is generated`,
        detail: ({ files }) => `${files.join(' imports ')}. Move what they share into a separate file`,
        when: 'A file imports itself, directly or through others.',
        why: 'What a name or a row means would depend on which file is read first.',
        instead: 'Move what the files share into a separate file.',
    }),
    'import-has-errors': entry<{ path: string; errors: number }>({
        severity: 'error',
        waivable: false,
        message: ({ path, errors }) =>
            `"${path}" has ${count(errors, 'error')}, so what it grants is uncertain and nothing is generated from this file either: fix that file first`,
        when: 'An imported file has errors of its own.',
        why: 'An output would contain rows that nobody can vouch for.',
        instead: 'Check the imported file and fix it.',
    }),
    'not-supported': entry<{ feature: 'clock' } | { feature: 'header' | 'from'; path: string }>({
        severity: 'error',
        waivable: false,
        message: params => {
            switch (params.feature) {
                case 'clock':
                    return 'the target `xen` has no clock tables: its C never reads one, so these rows would protect nothing; remove the table';
                case 'header':
                    return `this version cannot read constants from the C header "${params.path}", so nothing is generated: declare them in a \`names\` block`;
                case 'from':
                    return `this version cannot read what a domain owns from "${params.path}": write its \`iomem\` lines here`;
            }
        },
        when: "A file uses a part of the language that this version or this target does not support: a clock table under `xen`, constants from a C header, a domain's frames from a file.",
        why: 'If it were ignored, the output would say less than the source.',
        instead: 'Follow the message, which says what to write instead in this version.',
    }),
};
