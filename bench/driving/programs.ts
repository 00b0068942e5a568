// The programs that are measured and those they are compared with, as the commands that start them.

import { spawnSync } from 'node:child_process';

export interface Program {
    readonly name: string;
    readonly command: string;
    readonly args: readonly string[];
}

const node = (name: string, ...args: readonly string[]): Program => ({
    name,
    command: process.execPath,
    args,
});

/** Started as docs/editors.md says. */
export const OURS = node('eemi-acl lsp', 'dist/cli.js', 'lsp', '--stdio');
/** Started as VS Code does, but over pipes. */
export const SERVER = node('dist/server.js', 'dist/server.js', '--stdio');
export const ECHO = node('echo server', 'out/bench/echo.js', '--stdio');
export const CLANGD: Program = { name: 'clangd', command: 'clangd', args: ['--log=error'] };

/** With a heap large enough for a million rows. */
export const withLargeHeap = (program: Program): Program => ({
    ...program,
    args: ['--max-old-space-size=12288', ...program.args],
});

/** The version that a tool reports; `undefined` if it is not installed. */
export function versionOf(tool: string): string | undefined {
    const { status, stdout } = spawnSync(tool, ['--version'], { encoding: 'utf8' });
    return status === 0 ? stdout.split('\n')[0]?.trim() : undefined;
}

export const missing = (tool: string): string => `not installed: ${tool}`;
