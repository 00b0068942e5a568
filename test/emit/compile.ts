// Finds the C compilers of this machine and runs them. One is needed; others are used where they are.

import { execFile, spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { isThere, missingTool } from '../missing-tool';

export interface Compiler {
    readonly name: string;
    readonly command: string;
    readonly args: readonly string[];
}

/** What the printed C must pass without a warning. */
export const STRICT = ['-std=gnu11', '-Wall', '-Wextra', '-Wstrict-prototypes', '-Werror'];

/** Where the stand-ins for Xen's headers are. */
export const XEN = path.resolve('test/fixtures/xen');

/** The compiler that makes programs which run here. Without one the test fails and says how to get one. */
export function compiler(): Compiler {
    const command = ['gcc', 'cc', 'clang'].find(isThere);
    if (command === undefined) throw new Error(missingTool('compiler'));
    return { name: command, command, args: [] };
}

/** Every compiler that can check C here: the one above, the other one, and those for machines of 32 bits and of Xen's. */
export function compilers(): Compiler[] {
    const first = compiler();
    const list = [first];
    if (first.command !== 'clang' && isThere('clang'))
        list.push({ name: 'clang', command: 'clang', args: [] });
    const cross = 'aarch64-linux-gnu-gcc';
    if (isThere(cross)) list.push({ name: cross, command: cross, args: ['-ffreestanding'] });
    for (const { command } of list.filter(({ args }) => args.length === 0)) {
        const narrow = { name: `${command} -m32`, command, args: ['-m32', '-ffreestanding'] };
        if (checksC(narrow)) list.push(narrow);
    }
    return list;
}

/** Runs a program; `output` is all that it prints, `status` is 0 when it is content. */
export function run(command: string, args: readonly string[]): Promise<{ status: number; output: string }> {
    return new Promise(resolve => {
        execFile(command, args, { maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
            const failure = typeof error?.code === 'number' ? error.code : 1;
            const status = error === null ? 0 : failure;
            resolve({ status, output: stdout + stderr });
        });
    });
}

/** Has every task run, as many at once as the machine has processors. */
export async function inParallel<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
    const results: T[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
        for (let at = next++; at < tasks.length; at = next++) {
            const task = tasks[at];
            if (task !== undefined) results[at] = await task();
        }
    };
    await Promise.all(os.cpus().map(work));
    return results;
}

const checksC = ({ command, args }: Compiler): boolean =>
    spawnSync(command, [...args, '-fsyntax-only', '-x', 'c', '-'], { input: '#include <stdint.h>\n' })
        .status === 0;
