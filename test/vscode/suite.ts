// What VS Code runs inside itself: the tests of one suite, one after the other. The suite is named by an environment variable.

import * as vscode from 'vscode';
import { type Result, report } from './results';
import { changes } from './suites/changes';
import { editing } from './suites/editing';
import { explaining } from './suites/explaining';
import { generated } from './suites/generated';
import { output } from './suites/output';
import { running } from './suites/running';
import { saving } from './suites/saving';
import { server } from './suites/server';
import { untrusted } from './suites/untrusted';
import type { Tests } from './tests';

/** The environment variable that names the suite. */
const SUITE = 'EEMI_TEST_SUITE';
/** Milliseconds for a test: more than it waits for a thing, so that it says what it waited for. */
const LIMIT = 300_000;

const SUITES: Readonly<Record<string, Tests>> = {
    trusted: { ...editing, ...explaining, ...saving, ...output, ...generated, ...server },
    testing: running,
    untrusted,
    changes,
    endless: { 'waits for what never comes': () => new Promise(() => {}) },
};

/** What VS Code calls. */
export async function run(): Promise<void> {
    const { [SUITE]: name = '' } = process.env;
    const tests = SUITES[name];
    if (tests === undefined) throw new Error(`${SUITE} names no suite`);
    const results: Result[] = [];
    for (const [name, test] of Object.entries(tests)) {
        report(process.env, { begun: name });
        const result = await runOne(name, test);
        report(process.env, result);
        results.push(result);
    }
    report(process.env, 'finished');
    if (results.some(({ error }) => error !== undefined)) throw new Error('some tests failed');
}

async function runOne(name: string, test: () => Promise<void>): Promise<Result> {
    const start = Date.now();
    const problem = await Promise.race([attempt(test), late()]);
    const closing = await attempt(closeAll);
    const error = [problem, closing].find(each => each !== undefined);
    return { name, error, milliseconds: Date.now() - start };
}

async function attempt(act: () => Promise<void>): Promise<string | undefined> {
    try {
        await act();
        return undefined;
    } catch (error) {
        return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
}

const late = (): Promise<string> =>
    new Promise(resolve => setTimeout(() => resolve(`not finished after ${LIMIT / 1000} s`), LIMIT));

/** Each test begins with an empty desk: nothing open, nothing unsaved, the settings as they were. */
async function closeAll(): Promise<void> {
    const settings = vscode.workspace.getConfiguration('eemi');
    for (const name of ['emitOnSave', 'inlayHints', 'changesSinceHead']) {
        await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
    for (const document of vscode.workspace.textDocuments) {
        if (!document.isDirty) continue;
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
