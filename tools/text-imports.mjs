// A plugin for esbuild: `import text from 'text:./file'` gives the text of the file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The plugin; `load` says how the text is provided. */
export const textImports = load => ({
    name: 'text-imports',
    setup(bundler) {
        bundler.onResolve({ filter: /^text:/ }, ({ path: spec, resolveDir }) => ({
            path: path.join(resolveDir, spec.slice('text:'.length)),
            namespace: 'text',
        }));
        bundler.onLoad({ filter: /.*/, namespace: 'text' }, ({ path: file }) => load(file));
    },
});

/** In the bundle itself. */
export const inside = file => ({ contents: textOf(file), loader: 'text' });

/** In a copy of the file beside the program, which is read on first use. */
export function beside(file) {
    const copy = `texts/${path.basename(file)}`;
    mkdirSync('dist/texts', { recursive: true });
    writeFileSync(`dist/${copy}`, textOf(file));
    return {
        contents: `require('./tools/text-at-first-use.cjs').provide(exports, __dirname + '/${copy}')`,
        resolveDir: '.',
    };
}

/** The text of a file, with line feeds. */
export const textOf = file => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
