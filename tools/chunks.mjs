// Plugins for esbuild that make parts of a program files of their own beside it, which are loaded when they are needed.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The name of the chunk that an import names, by a map from names to sources. */
const chunkOf = (sources, spec, folder) => {
    const source = `${path.resolve(folder, spec)}.ts`;
    return Object.keys(sources).find(each => path.resolve(sources[each]) === source);
};

/** For what `import()` loads. What any other `import()` loads is bundled with the program. */
export const chunks = sources => ({
    name: 'chunks',
    setup(bundler) {
        bundler.onResolve({ filter: /^\./ }, ({ path: spec, resolveDir, kind }) => {
            if (kind !== 'dynamic-import') return undefined;
            const name = chunkOf(sources, spec, resolveDir);
            return name && { path: `./${name}.js`, external: true };
        });
    },
});

/** For modules that are imported as any other and export functions only: the first call of one of them loads the file. */
export const loadedAtFirstCall = sources => ({
    name: 'loaded-at-first-call',
    setup(bundler) {
        bundler.onResolve({ filter: /^\./ }, ({ path: spec, resolveDir, kind }) => {
            if (kind !== 'import-statement') return undefined;
            const name = chunkOf(sources, spec, resolveDir);
            return name && { path: name, namespace: 'at-first-call' };
        });
        bundler.onLoad({ filter: /.*/, namespace: 'at-first-call' }, ({ path: name }) => ({
            // Node would look for the file again at each call.
            contents: `let loaded;\nconst load = () => (loaded ??= require('./${name}.js'));\n${stubsOf(sources[name])}`,
            resolveDir: '.',
        }));
        bundler.onResolve({ filter: /^\./, namespace: 'at-first-call' }, ({ path: file }) => ({
            path: file,
            external: true,
        }));
    },
});

/** The same for a module of Node that takes long to load: `functions` are those of it that the program uses. */
export const nodeAtFirstCall = (id, functions) => ({
    name: 'node-at-first-call',
    setup(bundler) {
        bundler.onResolve({ filter: new RegExp(`^${id}$`) }, ({ kind }) =>
            kind === 'import-statement' ? { path: id, namespace: 'node-at-first-call' } : undefined,
        );
        bundler.onLoad({ filter: /.*/, namespace: 'node-at-first-call' }, () => ({
            contents: functions
                .map(stub => `export const ${stub} = (...given) => require('${id}').${stub}(...given);`)
                .join('\n'),
        }));
    },
});

/** For a module of Node of which all imports take the default export: each of them would make an object with all its names. */
export const nodeAsDefault = id => ({
    name: 'node-as-default',
    setup(bundler) {
        bundler.onResolve({ filter: new RegExp(`^${id}$`) }, ({ kind }) =>
            kind === 'import-statement' ? { path: id, namespace: 'node-as-default' } : undefined,
        );
        bundler.onLoad({ filter: /.*/, namespace: 'node-as-default' }, () => ({
            contents: `export default require('${id}');`,
        }));
    },
});

const stubsOf = source =>
    [...readFileSync(source, 'utf8').matchAll(/^export (?:async )?function\*? (\w+)/gm)]
        .map(([, name]) => `export const ${name} = (...given) => load().${name}(...given);\n`)
        .join('');
