// The command line as its user waits for it: whole processes, from the start to the end.

import { spawnSync } from 'node:child_process';
import { median, timeOf } from './measure';

const REPETITIONS = 31;

/** How many times as long as an empty program of Node's the check takes, at the median; both take turns. */
export function checkRatio(): number {
    const empty: number[] = [];
    const check: number[] = [];
    for (let run = 0; run < REPETITIONS; run++) {
        empty.push(timeOf(() => node('-e', '0')));
        check.push(timeOf(() => node('dist/cli.js', 'check', 'examples/zynqmp/zynqmp.eemi')));
    }
    return median(check) / median(empty);
}

function node(...args: string[]): void {
    const { status, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}
