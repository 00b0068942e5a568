// A plugin for esbuild: fast-check starts from one seed in every test, so that each run tries the same cases. `SEED=7` gives others.

/** The seed of a run without `SEED`. */
const USUAL = '1';

export const seeded = {
    name: 'seeded',
    setup(bundler) {
        bundler.onResolve({ filter: /^fast-check$/ }, ({ namespace }) =>
            namespace === 'seeded' ? undefined : { path: 'fast-check', namespace: 'seeded' },
        );
        bundler.onLoad({ filter: /.*/, namespace: 'seeded' }, () => ({ contents, resolveDir: '.' }));
    },
};

const contents = `
    import fc from 'fast-check';
    const seed = Number(process.env.SEED ?? ${USUAL});
    if (!Number.isInteger(seed)) throw new Error('SEED is an integer, or "random" for all tests: ' + process.env.SEED);
    fc.configureGlobal({ seed });
    export default fc;`;
