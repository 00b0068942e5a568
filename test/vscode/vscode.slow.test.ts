// The extension in a real VS Code: first as it is built, by tests that run inside it, then as it is packed and installed, by
// what a person does. The VS Code that it runs in is installed on first use (test/vscode/host.ts); a desktop VS Code is taken
// instead where EEMI_VSCODE names one, and where VS Code out of npm packages does not run.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { drive } from './driven';
import { hostFor } from './host';
import { RESULTS, resultsOf } from './results';
import { writeSettings } from './workbench';

const ROOT = process.cwd();
const OUT = path.join(ROOT, 'out/vscode');
const { EEMI_VSCODE } = process.env;
const IS_HOSTED = EEMI_VSCODE === undefined && process.platform === 'linux';

test('in VS Code', { timeout: 400_000 }, async t => {
    await bundle();
    if (IS_HOSTED) await t.test('VS Code is there', async () => void (await hostFor(ROOT)));
    await t.test('a trusted workspace', context => runSuite(context, 'trusted'));
    await t.test('a workspace that is not trusted', context => runSuite(context, 'untrusted'));
    await t.test(
        'the packed extension, as a person uses it',
        { skip: IS_HOSTED ? false : 'the window of a desktop VS Code is not driven' },
        async () => drive(await hostFor(ROOT), ROOT),
    );
});

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
    chmodSync(path.join(OUT, 'shim.js'), 0o755);
}

/** Runs a suite inside VS Code, and shows each of its tests as one of this file's. */
async function runSuite(t: TestContext, suite: 'trusted' | 'untrusted'): Promise<void> {
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'eemi-suite-'));
    const desktop = IS_HOSTED ? undefined : (EEMI_VSCODE ?? (await downloadAndUnzipVSCode()));
    const isTrusted = suite === 'trusted';
    const env = {
        [RESULTS]: path.join(scratch, 'results'),
        EEMI_TEST_SUITE: suite,
        EEMI_VSCODE: desktop,
    };
    try {
        writeFileSync(env[RESULTS] ?? '', '');
        const folder = path.join(scratch, 'workspace');
        mkdirSync(folder);
        writeFileSync(path.join(folder, 'first.eemi'), 'platform zynqmp\n');
        const userData = path.join(scratch, 'user');
        writeSettings(userData, {});
        const failure = await runTests({
            // `runTests` always asks for a trusted workspace; the shim knows better.
            vscodeExecutablePath: isTrusted && desktop !== undefined ? desktop : path.join(OUT, 'shim.js'),
            extensionDevelopmentPath: ROOT,
            extensionTestsPath: path.join(OUT, 'suite.js'),
            extensionTestsEnv: env,
            launchArgs: [
                folder,
                `--user-data-dir=${userData}`,
                `--extensions-dir=${path.join(scratch, 'extensions')}`,
                ...(isTrusted ? [] : ['--doubt-folders']),
            ],
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
    } finally {
        rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}
