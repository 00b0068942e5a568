// What esbuild makes of `import text from 'text:./file'`: the text of the file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** `import text from 'text:./file'` gives the file's text; `load` says how. */
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

/** As a part of the bundle. */
export const inside = file => ({ contents: textOf(file), loader: 'text' });

/** A copy beside the program, which is read when the text is first used. */
export function beside(file) {
    const copy = `texts/${path.basename(file)}`;
    mkdirSync('dist/texts', { recursive: true });
    writeFileSync(`dist/${copy}`, textOf(file));
    return {
        contents: `
            let text;
            const read = () => require('node:fs').readFileSync(__dirname + '/${copy}', 'utf8');
            exports.__esModule = true;
            Object.defineProperty(exports, 'default', { get: () => (text ??= read()) });`,
    };
}

const textOf = file => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
