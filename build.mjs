// Bundles the program into dist/, and the tests, benchmarks and page generators into out/. `node build.mjs [test|bench|docs]`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

/** `import text from 'text:./file'` gives the file's text: the rules and the examples of diagnostics, for tests and tools. */
const textImports = {
    name: 'text-imports',
    setup(bundler) {
        bundler.onResolve({ filter: /^text:/ }, ({ path: spec, resolveDir }) => ({
            path: path.join(resolveDir, spec.slice('text:'.length)),
            namespace: 'text',
        }));
        bundler.onLoad({ filter: /.*/, namespace: 'text' }, ({ path: file }) => ({
            contents: textOf(file),
            loader: 'text',
            watchFiles: [file],
        }));
    },
};

/** `import names from 'names:./file'` gives the names that a platform's text declares. */
const nameImports = {
    name: 'name-imports',
    setup(bundler) {
        bundler.onResolve({ filter: /^names:/ }, ({ path: spec, resolveDir }) => ({
            path: path.join(resolveDir, spec.slice('names:'.length)),
            namespace: 'names',
        }));
        bundler.onLoad({ filter: /.*/, namespace: 'names' }, async ({ path: file }) => ({
            contents: await namesOf(file),
            loader: 'json',
            watchFiles: [file],
        }));
    },
};

/** In the program names and texts are files beside it, each read when it is asked for. */
const filesBeside = {
    name: 'files-beside',
    setup(bundler) {
        bundler.onResolve({ filter: /^names:/ }, ({ path: spec }) => ({
            path: path.basename(spec, '.eemi'),
            namespace: 'names-beside',
        }));
        bundler.onLoad({ filter: /.*/, namespace: 'names-beside' }, ({ path: name }) => ({
            contents: readLater(`platforms/${name}.json`, text => `JSON.parse(${text})`),
        }));
        bundler.onResolve({ filter: /^text:/ }, ({ path: spec, resolveDir }) => ({
            path: path.join(resolveDir, spec.slice('text:'.length)),
            namespace: 'texts-beside',
        }));
        bundler.onLoad({ filter: /.*/, namespace: 'texts-beside' }, ({ path: file }) => {
            const copy = `texts/${path.basename(file)}`;
            mkdirSync('dist/texts', { recursive: true });
            writeFileSync(`dist/${copy}`, textOf(file));
            return { contents: readLater(copy, text => text) };
        });
    },
};

/** A module whose default export is what is in a file beside the program, read when it is first used. */
const readLater = (file, content) => `
    const { readFileSync } = require('node:fs');
    let content;
    exports.__esModule = true;
    Object.defineProperty(exports, 'default', {
        get: () => (content ??= ${content(`readFileSync(__dirname + '/${file}', 'utf8')`)}),
    });`;

const textOf = file => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

const shared = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    plugins: [textImports, nameImports],
    logLevel: 'warning',
    absWorkingDir: import.meta.dirname,
};

/**
 * What is imported when it is needed, and not before, is a file beside the program: the server, for which most commands of the
 * command line have no use, and the surfaces of the extension.
 */
const laterBeside = {
    name: 'later-beside',
    setup(bundler) {
        bundler.onResolve({ filter: /\/(?:lsp\/entry|surfaces)$/ }, ({ path: spec, kind }) => {
            if (kind !== 'dynamic-import') return undefined;
            return { path: spec.endsWith('surfaces') ? './surfaces.js' : './server.js', external: true };
        });
    },
};

/** The names that a platform declares, as JSON: read by what reads every file. */
async function namesOf(file) {
    platformNames ??= loaded('server/model/resolve/platform.ts');
    const { readPlatform } = await platformNames;
    return JSON.stringify(readPlatform(readFileSync(file, 'utf8')).rows);
}

let platformNames;

/** What a source exports. */
async function loaded(source) {
    const { outputFiles } = await build({ ...shared, entryPoints: [source], write: false });
    const module = { exports: {} };
    new Function('module', 'require', outputFiles[0].text)(module, createRequire(import.meta.url));
    return module.exports;
}

/** The program a user runs, and the platforms beside it as files that an editor can open. */
async function program() {
    rmSync('dist', { recursive: true, force: true });
    const programs = await build({
        ...shared,
        plugins: [filesBeside, laterBeside],
        // What a launcher starts can `require` and not `import`.
        supported: { 'dynamic-import': false },
        alias: { 'node:child_process': './server/cli/no-subprograms.ts' },
        entryPoints: { program: 'server/cli/main.ts', 'server-program': 'server/lsp/entry.ts' },
        outdir: 'dist',
        minify: true,
        legalComments: 'none',
        metafile: true,
        define: { PROGRAM_VERSION: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version) },
    });
    const extension = await build({
        ...shared,
        plugins: [laterBeside],
        supported: { 'dynamic-import': false },
        entryPoints: { extension: 'client/extension.ts', surfaces: 'client/surfaces.ts' },
        outdir: 'dist',
        external: ['vscode'],
        minify: true,
        legalComments: 'none',
        metafile: true,
    });
    writeFileSync('dist/THIRD-PARTY.txt', licences(programs.metafile, extension.metafile));
    for (const file of ['dist/cli.js', 'dist/server.js']) cpSync('server/cli/launch.cjs', file);
    chmodSync('dist/cli.js', 0o755);
    for (const file of readdirSync('server/platforms')) {
        cpSync(`server/platforms/${file}`, `dist/platforms/${file}`);
        writeFileSync(
            `dist/platforms/${path.parse(file).name}.json`,
            await namesOf(`server/platforms/${file}`),
        );
    }
    await Promise.all([
        ended(compiling('program', 'check', EXAMPLE)),
        ended(opening(compiling('server-program', '--stdio'))),
    ]);
}

/** The licences of all packages of which something is bundled. They take the place of comments in the programs. */
function licences(...metafiles) {
    const contents = metafiles.flatMap(({ outputs }) => Object.values(outputs)).map(({ inputs }) => inputs);
    const files = contents.flatMap(inputs =>
        Object.keys(inputs).filter(file => inputs[file].bytesInOutput > 0),
    );
    const folders = files.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
    const texts = [...new Set(folders)].map(licenceOf).sort();
    return ['The programs beside this file hold code of the packages below.\n', ...texts].join(
        `\n${'-'.repeat(80)}\n\n`,
    );
}

/** A package's name and version, and the text of its licence as it comes with it. */
function licenceOf(folder) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
    if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
    return `${name} ${version}, ${license}\n\n${textOf(path.join(folder, file)).trim()}\n`;
}

const EXAMPLE = 'examples/zynqmp/zynqmp.eemi';

/** Runs a program as its users do, and keeps what V8 compiled on the way for the launcher. */
function compiling(name, ...args) {
    const run = `
        const fs = require('node:fs');
        const filename = require('node:path').resolve('dist/${name}.js');
        const { wrap } = require('node:module');
        const program = new (require('node:vm').Script)(wrap(fs.readFileSync(filename, 'utf8')), { filename });
        process.on('exit', () => fs.writeFileSync('dist/${name}.cache', program.createCachedData()));
        require.main = module;
        program.runInThisContext()(exports, require, module, filename, require('node:path').dirname(filename));`;
    return spawn(process.execPath, ['--eval', run, name, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Has a server open a file and say what it finds there. */
function opening(server) {
    const tell = message => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const uri = 'untitled:example.eemi';
    const text = readFileSync(EXAMPLE, 'utf8');
    tell({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    tell({ method: 'initialized', params: {} });
    tell({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: 'eemi', version: 1, text } },
    });
    let said = '';
    server.stdout.on('data', chunk => {
        said += chunk;
        if (said.includes('textDocument/publishDiagnostics')) server.stdin.end();
    });
    return server;
}

/** Waits for a process, whatever its exit code; what it says leads nowhere. */
const ended = child =>
    once(
        child.on('spawn', () => child.stdout.resume()),
        'close',
    );

/** What only developers run, unminified and with source maps. */
async function tools(outdir, entryPoints, outbase) {
    await build({
        ...shared,
        entryPoints,
        outdir,
        outbase,
        sourcemap: true,
        external: ['esbuild', 'typescript', 'vscode', 'vscode-tmgrammar-test'],
        define: { PROGRAM_VERSION: '"test"' },
    });
}

/** The benchmark, what it runs inside VS Code, and the server beside ours, which is made as small as ours. */
async function benchmark() {
    await tools('out/bench', {
        main: 'bench/main.ts',
        'activation-suite': 'bench/measuring/activation-suite.ts',
    });
    await build({ ...shared, entryPoints: ['bench/driving/echo.ts'], outdir: 'out/bench', minify: true });
}

/** All tests from scratch, or only those that are named (`node build.mjs test hover.test.ts`). */
async function tests(names) {
    if (names.length === 0) rmSync('out/test', { recursive: true, force: true });
    const files = readdirSync('test', { recursive: true })
        .map(file => `test/${file.replaceAll(path.sep, '/')}`)
        .filter(file => file.endsWith('.test.ts'));
    const named = names.flatMap(name => files.filter(file => file.endsWith(`/${name}`)));
    if (names.length > 0 && named.length === 0) throw new Error(`no such test: ${names.join(', ')}`);
    await tools('out/test', names.length > 0 ? named : files, 'test');
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
        await tools('out/docs', ['tools/docs.ts']);
        break;
    default:
        console.error(`build.mjs: no such build: ${process.argv[2]}`);
        process.exitCode = 2;
}
