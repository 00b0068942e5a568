// How much memory the server's process takes, as the system counts it, compared with the echo server's.

import { readFileSync } from 'node:fs';
import { ECHO } from '../driving/programs';
import { sourceOf } from '../driving/session';
import { someRow, tableOf } from '../driving/table';
import type { Effort } from '../effort';
import type { MeasuredRow } from '../results/measured-row';
import type { Measurements } from '../results/measurements';
import { pause } from '../results/times';
import { type Duel, duel } from './duel';

const ROWS = 100_000;
const LIMIT = { most: 250 };

export async function* memory({ edits, rest }: Effort): AsyncGenerator<Partial<Measurements>> {
    const table = tableOf(ROWS);
    const rows = await duel(sourceOf('eemi', table.text), async both => {
        const opened = await rowOf(both, 'memory of the server, after opening');
        await both.edited(turn => table.edits.row(someRow(turn, ROWS)), {
            edits,
            rest,
            milliseconds: Infinity,
        });
        return [opened, await rowOf(both, `the same, after ${edits} edits`)];
    });
    yield { rows };
}

/** Both, once they are idle. */
async function rowOf({ ours, echo }: Duel, work: string): Promise<MeasuredRow> {
    await pause(500);
    const peer = { name: ECHO.name, measured: residentSize(echo.client.id) };
    return { work, rows: ROWS, unit: 'MiB', measured: residentSize(ours.client.id), peer, limit: LIMIT };
}

/** The memory of a process in MiB, or why it is not known. */
function residentSize(id: number): number | string {
    if (process.platform !== 'linux') return 'measured on Linux only';
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1]) / 1024;
}
