// One running VS Code: its server on a port of this machine, and its window in a browser without a screen. It knows no test.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { VsCodeHost } from './host';
import type { BrowserWindow, Page } from './playwright';
import { LIMIT } from './until';

export interface WorkbenchOptions {
    readonly userData: string;
    readonly extensions: string;
    /** Whether folders are to be trusted one by one; else every folder is trusted. */
    readonly doubtsFolders: boolean;
    /** Whether the window is to run an extension's tests. */
    readonly runsTests: boolean;
    readonly env: NodeJS.ProcessEnv;
    /** Called when the server or the window goes away by itself. */
    readonly died: (why: string) => void;
}

export interface Workbench {
    readonly page: Page;
    /** A path of this machine as the window names it. */
    readonly uriOf: (file: string) => string;
    readonly open: (folder: string, payload: readonly (readonly [string, string])[]) => Promise<void>;
    readonly close: () => Promise<void>;
}

/**
 * Settings of the person who tests: nothing that asks, nothing that reaches out, and as on a desktop nothing that is saved by itself. A save
 * by hand that meets one of those is none, and the explorer draws its list again after each.
 */
const SETTINGS = {
    'telemetry.telemetryLevel': 'off',
    'files.autoSave': 'off',
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'chat.disableAIFeatures': true,
    // Nobody looks at what moves, and each frame of it is drawn by the processor.
    'workbench.reduceMotion': 'on',
    'editor.cursorBlinking': 'solid',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
};

/** From the project's root, in which all of this is started. */
const GUARD = path.resolve('test/vscode/guard.cjs');

const BROWSER_ARGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-gpu-compositing',
    '--disable-software-rasterizer',
    '--disable-lcd-text',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/** Writes the settings of a test's person, with these over the usual ones. */
export function writeSettings(userData: string, settings: Readonly<Record<string, unknown>>): void {
    const file = path.join(userData, 'User/settings.json');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...SETTINGS, ...settings }, undefined, 2));
}

export async function startWorkbench(host: VsCodeHost, options: WorkbenchOptions): Promise<Workbench> {
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'eemi-vscode-'));
    const port = await freePort();
    const server = startServer(host, port, scratch, options);
    let isClosing = false;
    let browser: BrowserWindow | undefined;
    const close = async (): Promise<void> => {
        isClosing = true;
        await browser?.close().catch(() => {});
        await stop(server);
        rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    };
    try {
        await listening(server);
        server.once('exit', code => {
            if (!isClosing) options.died(`the server of VS Code ended with ${code}`);
        });
        browser = await host.playwright.chromium.launch({
            executablePath: host.browser.path,
            env: { ...process.env, ...host.browser.env, TMPDIR: scratch },
            headless: true,
            // Whoever ends this process may want to see the window first.
            handleSIGTERM: false,
            args: BROWSER_ARGS,
        });
        const page = await browser.newPage({ viewport: { width: 1120, height: 600 } });
        page.setDefaultTimeout(LIMIT);
        page.on('crash', () => options.died('the window of VS Code crashed'));
        await page.route(
            ({ hostname }) => hostname !== '127.0.0.1',
            route => route.abort(),
        );
        const authority = `127.0.0.1:${port}`;
        return {
            page,
            uriOf: file =>
                `vscode-remote://${authority}${path.resolve(file).split('/').map(encodeURIComponent).join('/')}`,
            open: async (folder, payload) => {
                const query = new URLSearchParams({
                    folder: path.resolve(folder),
                    payload: JSON.stringify(payload),
                });
                await page.goto(`http://${authority}/?${query}`);
            },
            close,
        };
    } catch (error) {
        await close();
        throw error;
    }
}

function startServer(
    host: VsCodeHost,
    port: number,
    scratch: string,
    options: WorkbenchOptions,
): ChildProcess {
    const { userData, extensions, doubtsFolders, runsTests, env } = options;
    const args = [
        ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
        ...['--accept-server-license-terms', '--telemetry-level', 'off', '--log', 'error'],
        // What the login shell of whoever tests would set, which is asked for with a shell of its own.
        '--force-disable-user-env',
        // Without this one the window ignores the tests that it is to run.
        ...(runsTests ? ['--enable-smoke-test-driver'] : []),
        ...(doubtsFolders ? [] : ['--disable-workspace-trust']),
        ...['--server-data-dir', path.join(scratch, 'server'), '--user-data-dir', userData],
        ...['--extensions-dir', extensions],
    ];
    return spawn(process.execPath, [GUARD, host.node, host.server, ...args], {
        // A group of its own, so that all that it started ends with it.
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...process.env, TMPDIR: scratch, XDG_RUNTIME_DIR: scratch, ...env },
    });
}

async function listening(server: ChildProcess): Promise<void> {
    let output = '';
    await new Promise<void>((resolve, reject) => {
        const read = (chunk: Buffer): void => {
            output += chunk.toString();
            if (output.includes('agent listening')) resolve();
        };
        server.stdout?.on('data', read);
        server.stderr?.on('data', read);
        server.once('error', reject);
        const fail = (why: string): void => reject(new Error(`the server of VS Code ${why}\n${output}`));
        server.once('exit', code => fail(`ended with ${code}`));
        setTimeout(() => fail(`does not listen after ${LIMIT / 1000} s`), LIMIT).unref();
    });
}

async function stop(server: ChildProcess): Promise<void> {
    const { pid } = server;
    if (pid === undefined) return;
    const signal = (name: NodeJS.Signals): void => {
        try {
            process.kill(-pid, name);
        } catch {
            // It is gone.
        }
    };
    const gone = server.exitCode !== null || new Promise(resolve => server.once('exit', resolve));
    signal('SIGTERM');
    await Promise.race([gone, new Promise(resolve => setTimeout(resolve, 3000).unref())]);
    signal('SIGKILL');
}

async function freePort(): Promise<number> {
    const probe = net.createServer();
    await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve));
    const address = probe.address();
    await new Promise(resolve => probe.close(resolve));
    if (address === null || typeof address === 'string') throw new Error('no port is free');
    return address.port;
}
