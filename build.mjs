// Bundles the program into dist/, and the tests, the benchmark and the tools into out/. `node build.mjs [debug|test|check|fuzz|bench|names|docs]`.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { chunks, loadedAtFirstCall, nodeAsDefault, nodeAtFirstCall } from './tools/chunks.mjs';
import { compileServer } from './tools/compile-server.mjs';
import { licences } from './tools/licences.mjs';
import { pageWithPictures } from './tools/page.mjs';
import { runsNoPrograms } from './tools/runs-no-programs.mjs';
import { seeded } from './tools/seeded.mjs';
import { startsNothing } from './tools/starts-nothing.mjs';
import { beside, inside, textImports } from './tools/text-imports.mjs';

/** The programs, by the name of the file that starts them. */
const PROGRAMS = { program: 'server/cli/main.ts', extension: 'client/extension.ts' };

/**
 * What the programs load only when it is needed: each source here becomes a file of its own, which `import()` loads. It shares no
 * module with the programs: what both import is included twice. The limits of size are in bench/measuring/bundles.ts.
 */
const CHUNKS = { 'server-program': 'server/lsp/main.ts', surfaces: 'client/surfaces.ts' };

/** The same for what is imported as usual: the first call loads it. */
const AT_FIRST_CALL = {
    diagnostics: 'server/diagnostics.ts',
    config: 'server/guests/config.ts',
    passthrough: 'server/guests/passthrough.ts',
    license: 'server/model/resolve/license.ts',
    header: 'server/c/header.ts',
    answers: 'server/questions/report.ts',
    access: 'server/questions/access-view.ts',
    tests: 'server/claims/report.ts',
    reports: 'server/cli/reports.ts',
    review: 'server/cli/review.ts',
    keywords: 'server/features/texts/keywords.ts',
    matching: 'server/cli/matching.ts',
    completion: 'server/cli/completion.ts',
    watch: 'server/cli/watch.ts',
    mending: 'server/language/mending.ts',
    'other-forms': 'server/language/other-forms.ts',
    'bad-number': 'server/language/bad-number.ts',
    conflict: 'server/checks/conflict.ts',
    suggestions: 'server/model/resolve/suggestions.ts',
    nearest: 'server/language/nearest.ts',
    targets: 'server/cli/targets.ts',
    'unified-diff': 'server/cli/unified-diff.ts',
    convert: 'server/convert/convert.ts',
    against: 'server/convert/against.ts',
    'generated-documents': 'server/lsp/generated-documents.ts',
    generated: 'server/features/outputs/generatedDocument.ts',
    changes: 'server/changes/report.ts',
    revision: 'server/cli/revision.ts',
    renamed: 'server/cli/renamed.ts',
    comparing: 'server/lsp/comparing.ts',
    'changes-forms': 'server/cli/changes-forms.ts',
};

const shared = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['esbuild', 'typescript', 'vscode', 'vscode-tmgrammar-test'],
    logLevel: 'warning',
    absWorkingDir: import.meta.dirname,
};

/** The script of the page in "EEMI Access". VS Code 1.91, the oldest that is supported, has Chromium 122. */
const PAGE = {
    entryPoints: { 'access-page': 'client/access/page.ts' },
    platform: 'browser',
    format: 'iife',
    target: 'chrome122',
};

/** What users run: dist/ needs nothing but Node. */
async function program(options = { minify: true }) {
    rmSync('dist', { recursive: true, force: true });
    const { metafile } = await build({
        ...shared,
        entryPoints: { ...PROGRAMS, ...CHUNKS, ...AT_FIRST_CALL },
        outdir: 'dist',
        plugins: [
            textImports(beside),
            runsNoPrograms,
            chunks(CHUNKS),
            loadedAtFirstCall(AT_FIRST_CALL),
            // It takes a twentieth of the time of a short run, and what has no outputs needs no digest.
            nodeAtFirstCall('node:crypto', ['createHash', 'randomBytes']),
            nodeAsDefault('node:path'),
        ],
        // What the launcher of the command line starts can use `require`, but not `import`.
        supported: { 'dynamic-import': false },
        legalComments: 'none',
        metafile: true,
        define: aboutProgram(),
        ...options,
    });
    await build({ ...shared, ...PAGE, outdir: 'dist', minify: true, ...options });
    for (const file of Object.keys({ ...PROGRAMS, ...CHUNKS, ...AT_FIRST_CALL }))
        keepAscii(`dist/${file}.js`);
    writeFileSync('dist/THIRD-PARTY.txt', licences(metafile));
    writeFileSync('dist/page.md', pageWithPictures('client/page.md'));
    cpSync('server/platforms', 'dist/platforms', {
        recursive: true,
        filter: file => path.basename(file) !== 'generated',
    });
    // Node compiles it at each start.
    const { code } = await transform(readFileSync('server/cli/launch.cjs', 'utf8'), options);
    for (const started of ['dist/cli.js', 'dist/server.js']) writeFileSync(started, code);
    chmodSync('dist/cli.js', 0o755);
    const example = 'examples/zynqmp/zynqmp.eemi';
    for (const words of [
        ['check', example],
        ['diff', example, example],
        ['import', 'examples/zynqmp/generated/zynqmp-eemi-acl.h', '--stdout', '--quiet'],
    ])
        execFileSync(process.execPath, ['tools/compile.cjs', ...words]);
    await compileServer(example);
}

/**
 * V8 needs half the memory and less time for a text with one byte for each character. esbuild leaves others only in regular
 * expressions, where an escape means the same.
 */
function keepAscii(file) {
    const text = readFileSync(file, 'utf8');
    const escaped = text.replace(
        /[^\0-\x7f]/g,
        other => `\\u${other.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    writeFileSync(file, escaped);
}

/** What the program says of itself. */
function aboutProgram() {
    const { version, homepage } = JSON.parse(readFileSync('package.json', 'utf8'));
    return {
        PROGRAM_VERSION: JSON.stringify(version),
        PROGRAM_HOME: JSON.stringify(homepage.replace(/#.*/, '')),
    };
}

/** What only developers run: not minified, with source maps. */
const tools = (outdir, entryPoints, options) =>
    build({
        ...shared,
        entryPoints,
        outdir,
        plugins: [textImports(inside)],
        sourcemap: true,
        define: { ...aboutProgram(), PROGRAM_VERSION: '"test"' },
        ...options,
    });

/** What modules of CommonJS have of themselves, for those that are bundled into others. */
const COMMONJS = `
import { createRequire as requireOfModule } from 'node:module';
import { fileURLToPath as pathOfModule } from 'node:url';
const require = requireOfModule(import.meta.url);
const __dirname = pathOfModule(new URL('.', import.meta.url));`;

/** Tests: what several of them import stands once, because most import most of the program. */
async function testModules(outdir, entryPoints, plugins) {
    await tools(outdir, entryPoints, {
        outbase: 'test',
        plugins: [textImports(inside), seeded, ...plugins],
        format: 'esm',
        splitting: true,
        banner: { js: COMMONJS },
    });
    writeFileSync(`${outdir}/package.json`, '{ "type": "module" }\n');
}

/** All tests, or only those named (`node build.mjs test hover.test.ts`). */
async function tests(names) {
    if (names.length === 0) rmSync('out/test', { recursive: true, force: true });
    const files = testFiles();
    const named = names.flatMap(name => files.filter(file => file.endsWith(`/${name}`)));
    if (names.length > 0 && named.length === 0) throw new Error(`no such test: ${names.join(', ')}`);
    await testModules('out/test', names.length > 0 ? named : files, []);
}

/** The tests of `npm run check`: all except the slow ones, which start programs or take long, and have `.slow` in their names. */
async function quickTests() {
    rmSync('out/check', { recursive: true, force: true });
    const files = testFiles().filter(file => !file.endsWith('.slow.test.ts'));
    await testModules('out/check', files, [startsNothing]);
}

const testFiles = () =>
    readdirSync('test', { recursive: true })
        .map(file => `test/${file.replaceAll(path.sep, '/')}`)
        .filter(file => file.endsWith('.test.ts'));

/** The benchmark, what it runs inside VS Code, and the server that ours is compared with, minified like ours. */
async function benchmark() {
    await tools('out/bench', {
        main: 'bench/main.ts',
        'activation-suite': 'bench/measuring/activation-suite.ts',
    });
    await tools('out/bench', ['bench/driving/echo.ts'], { minify: true, sourcemap: false });
}

const BUILDS = {
    program: () => program(),
    debug: () => program({ sourcemap: true }),
    test: () => tests(process.argv.slice(3)),
    check: quickTests,
    fuzz: () => tools('out/fuzz', ['test/fuzz/main.ts']),
    bench: benchmark,
    names: () => tools('out/tools', ['tools/names.ts']),
    docs: () => tools('out/tools', ['tools/docs.ts']),
};

process.chdir(import.meta.dirname);
const { [process.argv[2] ?? 'program']: chosen } = BUILDS;
if (chosen === undefined) {
    console.error(
        `build.mjs: no such build: ${process.argv[2]}; there are ${Object.keys(BUILDS).join(', ')}`,
    );
    process.exit(2);
}
await chosen();
