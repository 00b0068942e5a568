// A plugin for esbuild: makes each chunk, which `import()` loads, a file of its own beside the program.
import path from 'node:path';

/** `sources` maps the name of each chunk to its source; what any other `import()` loads is bundled with the program. */
export const chunks = sources => ({
    name: 'chunks',
    setup(bundler) {
        bundler.onResolve({ filter: /^\./ }, ({ path: spec, resolveDir, kind }) => {
            if (kind !== 'dynamic-import') return undefined;
            const source = `${path.resolve(resolveDir, spec)}.ts`;
            const name = Object.keys(sources).find(each => path.resolve(sources[each]) === source);
            return name && { path: `./${name}.js`, external: true };
        });
    },
});
