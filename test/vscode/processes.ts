// The processes of this machine: the language servers that this extension host started, and what a run left behind.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export function serverProcesses(): number[] {
    return processes()
        .filter(({ parent, command }) => parent === process.pid && command.includes('dist/server.js'))
        .map(({ id }) => id);
}

/** The command lines of the processes that name this folder. */
export const processesWith = (folder: string): string[] =>
    processes().flatMap(({ command }) => (command.includes(folder) ? command : []));

interface Process {
    readonly id: number;
    readonly parent: number;
    readonly command: string;
}

const processes = (): Process[] => (process.platform === 'linux' ? fromProc() : fromPs());

/** A bare Linux has no `ps`. */
const fromProc = (): Process[] =>
    readdirSync('/proc')
        .filter(name => /^\d+$/.test(name))
        .flatMap(name => {
            try {
                // The name of the program stands in parentheses, and may hold any character.
                const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
                    .replace(/^.*\) /s, '')
                    .split(' ');
                const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
                return { id: Number(name), parent: Number(fields[1]), command };
            } catch {
                // It ended in the meantime.
                return [];
            }
        });

const fromPs = (): Process[] =>
    execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
        .split('\n')
        .flatMap(line => {
            const [, id, parent, command] = /^ *(\d+) +(\d+) +(.*)$/.exec(line) ?? [];
            return id === undefined || command === undefined
                ? []
                : { id: Number(id), parent: Number(parent), command };
        });
