// Takes the command line of desktop VS Code and runs an extension's tests in the VS Code from npm packages, so that `runTests`
// need not know which one it drives. If EEMI_VSCODE names a desktop VS Code, it runs that one, but without trusting all folders,
// which `runTests` would do. Exits with the exit code of the tests.

import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hostFor } from './host';
import { isFinished, lastBegun } from './results';
import { startWorkbench, type Workbench } from './workbench';

/** The time limit for the tests; a run takes a few seconds. */
const LIMIT = 600_000;

const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
        extensionDevelopmentPath: { type: 'string', multiple: true },
        extensionTestsPath: { type: 'string' },
        'user-data-dir': { type: 'string' },
        'extensions-dir': { type: 'string' },
        'doubt-folders': { type: 'boolean' },
    },
});

/** The extensions under test, the project first. */
const developed = (): readonly string[] => {
    const { extensionDevelopmentPath } = values;
    return Array.isArray(extensionDevelopmentPath) ? extensionDevelopmentPath.map(String) : [];
};

const project = (): string => developed()[0] ?? '.';

const text = (what: string): string => {
    const { [what]: value } = values;
    if (typeof value !== 'string') throw new Error(`--${what} is missing`);
    return value;
};

let workbench: Workbench | undefined;
let isEnding = false;

async function end(code: number, why?: string): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    if (why !== undefined) console.error(`${why}\n${await lastSeen()}`);
    await workbench?.close();
    process.exit(code);
}

/** What is known about a run that did not end by itself. */
async function lastSeen(): Promise<string> {
    const picture = path.join(project(), 'out/vscode/unfinished.png');
    const drawn = await workbench?.page.screenshot({ path: picture, timeout: 5000 }).catch(() => undefined);
    const begun = lastBegun(process.env);
    return [
        begun === undefined ? 'no test had begun' : `the test that had begun last: «${begun}»`,
        drawn === undefined ? 'there is no picture of its window' : `the window is shown in ${picture}`,
        ...(said.length === 0 ? [] : ['VS Code said last:', ...said]),
    ].join('\n');
}

/** The last lines that VS Code wrote to its own console. */
const said: string[] = [];
const MOST_SAID = 20;

/** If the extension host dies, VS Code gives exit code 0, so only the results that the tests themselves wrote count. */
const verdict = (code: number): Promise<void> =>
    code === 0 && !isFinished(process.env)
        ? end(70, 'the tests went away before they were finished')
        : end(code);

function onDesktop(program: string): void {
    const args = process.argv.slice(2).filter(arg => !TRUST.includes(arg));
    spawn(program, args, { stdio: 'inherit' })
        .on('error', error => void end(1, String(error)))
        .on('exit', code => void verdict(code ?? 1));
}

const TRUST = ['--disable-workspace-trust', '--doubt-folders'];

async function inBrowser(): Promise<void> {
    const [folder = os.tmpdir()] = positionals;
    const tests = text('extensionTestsPath');
    const extensions = text('extensions-dir');
    mkdirSync(extensions, { recursive: true });
    // The window takes one extension from its folder, and the others from where extensions are installed.
    for (const other of developed().slice(1))
        cpSync(other, path.join(extensions, path.basename(other)), { recursive: true });
    workbench = await startWorkbench(await hostFor(project()), {
        userData: text('user-data-dir'),
        extensions,
        doubtsFolders: values['doubt-folders'] === true,
        runsTests: true,
        env: {},
        died: why => void end(71, why),
    });
    const { page, uriOf, open } = workbench;
    // VS Code's own console, which is only of interest after a failure.
    const { EEMI_VSCODE_LOG: log } = process.env;
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
        const line = `${type} ${args.join(' ')}`;
        said.push(line.slice(0, 300));
        if (said.length > MOST_SAID) said.shift();
        if (log !== undefined) appendFileSync(log, `${line}\n`);
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => void verdict(code));
    await open(path.resolve(folder), [
        ['extensionDevelopmentPath', uriOf(project())],
        ['extensionTestsPath', uriOf(tests)],
        ['enableProposedApi', ''],
        ['skipWelcome', 'true'],
    ]);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end(130, `ended by ${signal}`));
}
// The parent process is gone.
process.stdin.resume().on('end', () => void end(130));
setTimeout(() => void end(124, `the tests were not finished after ${LIMIT / 1000} s`), LIMIT).unref();
const { EEMI_VSCODE } = process.env;
if (EEMI_VSCODE !== undefined) onDesktop(EEMI_VSCODE);
else inBrowser().catch((error: unknown) => end(1, String(error instanceof Error ? error.stack : error)));
