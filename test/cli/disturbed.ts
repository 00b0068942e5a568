// The command line as a program whose writing is disturbed: a module that is loaded before it kills it, sends it a signal, makes a
// call of the file system fail or swaps a folder for a link, at a chosen call.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Folder, PROGRAM } from './transcript';

/** The outputs of `source`. */
export const OUTPUTS = ['deep/er/acl.h', 'acl.ts'];
export const CALLS = [
    'openSync',
    'writevSync',
    'fchmodSync',
    'fsyncSync',
    'closeSync',
    'linkSync',
    'renameSync',
];

/** Counts the calls that write outputs; at the one whose number is in AT it does what DO says: it fails, gets a signal,
 * or, before the call is made, FOLDER is moved to AWAY, and a link to OUTSIDE takes its place. */
const HOOK = `
const fs = require('node:fs');
let calls = 0;
const written = new Set();
const { writeSync } = fs;
fs.writeSync = (...args) => {
    if (args[0] === 2 && process.env.LOST) throw new Error('no');
    return writeSync(...args);
};
const { renameSync } = fs;
const swap = () => {
    renameSync(process.env.FOLDER, process.env.AWAY);
    fs.symlinkSync(process.env.OUTSIDE, process.env.FOLDER);
};
for (const name of ${JSON.stringify(CALLS)}) {
    const real = fs[name];
    fs[name] = (...args) => {
        const counts = name === 'openSync' ? args[1] === 'wx' : /^(rename|link)Sync$/.test(name) || written.has(args[0]);
        if (counts && calls++ === Number(process.env.AT)) {
            if (process.env.DO === 'swap') swap();
            else if (process.env.DO === 'fail') throw Object.assign(new Error('no'), { code: 'ENOSPC' });
            else process.kill(process.pid, process.env.DO);
            if (process.env.DO === 'SIGKILL') for (;;);
        }
        if (name === 'writevSync' && process.env.SHORT) args[1] = [args[1][0].subarray(0, Number(process.env.SHORT))];
        const result = real(...args);
        if (name === 'openSync' && counts) {
            if (calls === 1 && process.env.SIGNAL_AFTER) fs.writeSync(3, 'first');
            written.add(result);
        }
        if (name === 'closeSync') written.delete(args[0]);
        return result;
    };
}
process.on('exit', () => fs.writeFileSync('calls', String(calls)));
`;

/** A source whose outputs differ by who is granted its nodes. */
export const source = (grant: string): string => `emit c  "deep/er/acl.h"
emit ts "acl.ts"
names node {
    NODE_A = 0
}
node pm_node_access {
    NODE_A -> ${grant}
    1..200 -> ${grant}
}
`;

export interface Run {
    readonly status: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** A temporary folder with projects in it, each in a folder of its own. */
export class Disturbed {
    readonly folder = new Folder();

    constructor() {
        this.folder.write('hook.cjs', HOOK);
    }

    /** The texts of the outputs of one state of the source. */
    async printed(grant: string): Promise<string[]> {
        this.folder.write(`${grant}/acl.eemi`, source(grant));
        await this.run(grant, ['emit', 'acl.eemi']);
        return OUTPUTS.map(file => this.folder.read(`${grant}/${file}`));
    }

    /** Makes a project in which some outputs are there already, and writes those of the source of `deny`. */
    async emitted(name: string, there: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
        this.folder.write(`${name}/acl.eemi`, source('deny'));
        this.folder.write(`${name}/calls`, '');
        for (const [index, text] of there.entries()) this.folder.write(`${name}/${OUTPUTS[index]}`, text);
        return await this.run(name, ['emit', 'acl.eemi'], env);
    }

    /** What each output is: the old one, the new one, none, or something else. */
    states(name: string, old: readonly string[], texts: readonly string[]): string[] {
        return OUTPUTS.map((file, index) => {
            if (!existsSync(path.join(this.folder.path, name, file))) return 'none';
            const text = this.folder.read(`${name}/${file}`);
            if (text === old[index]) return 'old';
            return text === texts[index] ? 'new' : 'torn';
        });
    }

    /** Files and folders below a folder, as paths from it. */
    filesIn(name: string): string[] {
        return readdirSync(path.join(this.folder.path, name), { recursive: true, encoding: 'utf8' }).sort();
    }

    /**
     * Runs the program in a folder of the temporary one. KILL_AFTER says after how many milliseconds it is killed, SIGNAL_AFTER
     * after how many it gets Ctrl-C, counted from the first file on that it writes.
     */
    run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
        return new Promise(resolve => {
            const child = spawn(process.execPath, ['--require', '../hook.cjs', PROGRAM, ...args], {
                cwd: path.join(this.folder.path, name),
                env: { ...process.env, ...env },
                stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
            });
            const { KILL_AFTER, SIGNAL_AFTER } = env;
            if (KILL_AFTER !== undefined) setTimeout(() => child.kill('SIGKILL'), Number(KILL_AFTER));
            if (SIGNAL_AFTER !== undefined) {
                // From the first file on that is written beside its place; the hook tells of it.
                child.stdio[3]?.once('data', () =>
                    setTimeout(() => child.kill('SIGINT'), Number(SIGNAL_AFTER)),
                );
            }
            let stdout = '';
            let stderr = '';
            child.stdout?.on('data', chunk => {
                stdout += chunk;
            });
            child.stderr?.on('data', chunk => {
                stderr += chunk;
            });
            child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
        });
    }
}
