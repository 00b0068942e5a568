// A plugin for esbuild, which checks that what is bundled, such as the quick tests, imports nothing that starts programs.

import path from 'node:path';

/** The command line as a whole has it, and starts git only if it is given a revision. */
const REVISION = path.normalize('server/cli/revision.ts');

export const startsNothing = {
    name: 'starts-nothing',
    setup(bundler) {
        bundler.onResolve({ filter: /^(?:node:)?child_process$/ }, ({ importer }) => {
            if (importer.includes('node_modules') || importer.endsWith(REVISION)) return undefined;
            return { errors: [{ text: `${importer} starts programs: its tests are .slow.test.ts` }] };
        });
    },
};
