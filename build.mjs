// Bundles the program into dist/, and the tests, benchmarks and page generators into out/. `node build.mjs [test|bench|docs]`.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** `import text from 'text:./file'` gives the file's text: the platforms and the rules are carried inside the program. */
const textImports = {
    name: 'text-imports',
    setup(bundler) {
        bundler.onResolve({ filter: /^text:/ }, ({ path: spec, resolveDir }) => ({
            path: path.join(resolveDir, spec.slice('text:'.length)),
            namespace: 'text',
        }));
        bundler.onLoad({ filter: /.*/, namespace: 'text' }, ({ path: file }) => ({
            contents: readFileSync(file, 'utf8').replaceAll('\r\n', '\n'),
            loader: 'text',
            watchFiles: [file],
        }));
    },
};

const shared = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    plugins: [textImports],
    logLevel: 'warning',
    absWorkingDir: import.meta.dirname,
};

/** What edits nothing need not load the server: the command line takes it from the file beside it when it is asked to. */
const serverBeside = {
    name: 'server-beside',
    setup(bundler) {
        bundler.onResolve({ filter: /\/lsp\/entry$/ }, ({ kind }) =>
            kind === 'dynamic-import' ? { path: './server.js', external: true } : undefined,
        );
    },
};

/** The program a user runs, and the platforms beside it as files that an editor can open. */
async function program() {
    rmSync('dist', { recursive: true, force: true });
    await build({
        ...shared,
        plugins: [textImports, serverBeside],
        // The launcher can `require` and not `import`.
        supported: { 'dynamic-import': false },
        alias: { 'node:child_process': './server/cli/no-subprograms.ts' },
        entryPoints: { program: 'server/cli/main.ts', server: 'server/lsp/entry.ts' },
        outdir: 'dist',
        minify: true,
        legalComments: 'linked',
        define: { PROGRAM_VERSION: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
    });
    await build({
        ...shared,
        entryPoints: { extension: 'client/extension.ts' },
        outdir: 'dist',
        external: ['vscode'],
        minify: true,
        legalComments: 'linked',
    });
    cpSync('server/cli/launch.cjs', 'dist/cli.js');
    chmodSync('dist/cli.js', 0o755);
    cpSync('server/platforms', 'dist/platforms', { recursive: true, filter: file => !file.endsWith('.ts') });
    keepCompiled('examples/zynqmp/zynqmp.eemi');
}

/** Checks a file with the program as its users do, and keeps what V8 compiled on the way for the launcher. */
function keepCompiled(example) {
    const run = `
        const fs = require('node:fs');
        const filename = require('node:path').resolve('dist/program.js');
        const { wrap } = require('node:module');
        const program = new (require('node:vm').Script)(wrap(fs.readFileSync(filename, 'utf8')), { filename });
        process.on('exit', () => fs.writeFileSync('dist/program.cache', program.createCachedData()));
        program.runInThisContext()(exports, require, module, filename, require('node:path').dirname(filename));`;
    spawnSync(process.execPath, ['--eval', run, 'program.js', 'check', example]);
}

/** What only developers run, unminified and with source maps. */
async function tools(outdir, entryPoints) {
    await build({
        ...shared,
        entryPoints,
        outdir,
        sourcemap: true,
        external: ['esbuild', 'typescript', 'vscode', 'vscode-tmgrammar-test'],
        define: { PROGRAM_VERSION: '"test"' },
    });
}

/** The benchmark, what it runs inside VS Code, and the server beside ours, which is made as small as ours. */
async function benchmark() {
    await tools('out/bench', ['bench/main.ts', 'bench/activation-suite.ts']);
    await build({ ...shared, entryPoints: ['bench/echo.ts'], outdir: 'out/bench', minify: true });
}

/** All tests from scratch, or only those that are named (`node build.mjs test emit.test.ts`). */
async function tests(names) {
    if (names.length === 0) rmSync('out/test', { recursive: true, force: true });
    const files = names.length > 0 ? names : readdirSync('test').filter(file => file.endsWith('.test.ts'));
    await tools(
        'out/test',
        files.map(file => `test/${file}`),
    );
}

process.chdir(import.meta.dirname);
switch (process.argv[2]) {
    case undefined:
        await program();
        break;
    case 'test':
        await tests(process.argv.slice(3));
        break;
    case 'bench':
        await benchmark();
        break;
    case 'docs':
        await tools('out/docs', ['test/docs.ts']);
        break;
    default:
        console.error(`build.mjs: no such build: ${process.argv[2]}`);
        process.exitCode = 2;
}
