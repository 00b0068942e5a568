// Diagnostics about the files that are printed.

import { entry } from './entry';

export const OUTPUT_DIAGNOSTICS = {
    'duplicate-output': entry<{ path: string }>({
        severity: 'error',
        waivable: false,
        message: ({ path }) =>
            `"${path}" is written by two \`emit\` lines (capitals do not tell files apart everywhere), and the second would overwrite the first: name another file or remove a line`,
        when: 'Two `emit` lines name one file.',
        why: 'Only one of the two outputs would be left, and which one is chance.',
        instead: 'Give each output its own path.',
    }),
    'stale-output': entry<{ path: string }>({
        severity: 'warning',
        waivable: false,
        message: ({ path }) =>
            `"${path}" was printed from another state of this file or its imports: what Xen would be built with is not what is written here; run \`eemi-acl emit\``,
        when: 'A generated file differs from what would be printed now.',
        why: 'Reviewers read the source, and the build takes the output.',
        instead: 'Run `eemi-acl emit`, and commit the output with the source.',
    }),
    'edited-output': entry<{ path: string; isForeign: boolean }>({
        severity: 'warning',
        waivable: false,
        message: ({ path, isForeign }) =>
            isForeign
                ? `"${path}" was not printed by this tool, or has lost its banner: Xen is built with rows that this file does not show, and \`emit\` does not overwrite it. Name another file, or move what is in it here and run \`eemi-acl emit --force\``
                : `"${path}" was changed by hand after it was printed: Xen is built with rows that this file does not show, and \`emit\` does not overwrite it. Move the change here, then run \`eemi-acl emit --force\``,
        when: 'A file that stands where an output goes was changed by hand, or was not printed by this tool.',
        why: 'The output grants something that its source does not say.',
        instead: 'Move the change into the source and print the output again with `--force`.',
    }),
};
