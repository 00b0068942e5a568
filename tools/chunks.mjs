// A plugin for esbuild: makes each chunk, which `import()` or `require()` loads, a file of its own beside the program.
import path from 'node:path';

const LOADS = new Set(['dynamic-import', 'require-call']);

/** `sources` maps the name of each chunk to its source; what is loaded otherwise is bundled with the program. */
export const chunks = sources => ({
    name: 'chunks',
    setup(bundler) {
        bundler.onResolve({ filter: /^\./ }, ({ path: spec, resolveDir, kind }) => {
            if (!LOADS.has(kind)) return undefined;
            const source = `${path.resolve(resolveDir, spec)}.ts`;
            const name = Object.keys(sources).find(each => path.resolve(sources[each]) === source);
            return name && { path: `./${name}.js`, external: true };
        });
    },
});
