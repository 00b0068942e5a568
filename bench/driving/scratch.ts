// A folder for the files that the benchmark needs, and the tables in it.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tableOf } from './table';

/** An empty folder, removed when this process exits. */
export function scratchFolder(): string {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'eemi-bench-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => process.exit(130));
    return folder;
}

/** The path of a file with a table of this many rows. */
export function tableIn(folder: string, rows: number): string {
    const file = path.join(folder, `table-${rows}.eemi`);
    writeFileSync(file, tableOf(rows).text);
    return file;
}

/** The standalone C of that table. */
export const printedC = (folder: string, rows: number): string =>
    run(process.execPath, 'dist/cli.js', 'emit', '--stdout', 'c', '--standalone', tableIn(folder, rows));

/** What a program prints; throws if it fails. */
export function run(command: string, ...args: readonly string[]): string {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 2 ** 30,
    });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr + stdout}`);
    return stdout;
}
