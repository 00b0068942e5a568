// Diagnostics about the files that are printed.

import { entry } from './entry';

const source = (grant: string): string =>
    `emit c "acl.h"\nnames node {\n    NODE_A = 0\n}\nnode pm_node_access {\n    NODE_A -> ${grant}\n}\n`;

export const OUTPUT_DIAGNOSTICS = {
    'duplicate-output': entry<{ path: string }>({
        severity: 'error',
        waivable: false,
        message: ({ path }) =>
            `"${path}" is written by two \`emit\` lines (capitals do not tell files apart everywhere), and the second would overwrite the first: name another file or remove a line`,
        when: 'Two `emit` lines name one file.',
        why: 'Only one of the two outputs would be left, and which one is chance.',
        instead: 'Give each output its own path.',
        bad: 'emit c "acl.h"\nemit c "./acl.h"\n',
        good: 'emit c "acl.h"\nemit ts "acl.ts"\n',
    }),
    'stale-output': entry<{ path: string }>({
        severity: 'warning',
        waivable: false,
        message: ({ path }) =>
            `"${path}" was printed from another state of this file or its imports: what Xen would be built with is not what is written here; run \`eemi-acl emit\``,
        when: 'A generated file differs from what would be printed now.',
        why: 'Reviewers read the source, and the build takes the output.',
        instead: 'Run `eemi-acl emit`, and commit the output with the source.',
        bad: `${source('hwdom')}--- acl.h printed from\n${source('deny')}`,
        good: `${source('hwdom')}--- acl.h printed from\n${source('hwdom')}`,
    }),
    'edited-output': entry<{ path: string }>({
        severity: 'warning',
        waivable: false,
        message: ({ path }) =>
            `"${path}" was changed by hand after it was printed: the next \`emit\` would lose that change, and until then Xen is built with rows that this file does not show. Move the change here, then run \`eemi-acl emit --force\``,
        when: 'A generated file was changed by hand.',
        why: 'The output grants something that its source does not say.',
        instead: 'Move the change into the source and print the output again with `--force`.',
        bad: `${source('deny')}--- acl.h printed from, with a line added by hand\n${source('deny')}`,
        good: `${source('deny')}--- acl.h printed from\n${source('deny')}`,
    }),
};
