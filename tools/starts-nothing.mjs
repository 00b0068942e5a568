// A plugin for esbuild, which checks that what is bundled, such as the quick tests, imports nothing that starts programs.

export const startsNothing = {
    name: 'starts-nothing',
    setup(bundler) {
        bundler.onResolve({ filter: /^(?:node:)?child_process$/ }, ({ importer }) => {
            if (importer.includes('node_modules')) return undefined;
            return { errors: [{ text: `${importer} starts programs: its tests are .slow.test.ts` }] };
        });
    },
};
