// From a keystroke to the diagnostics: a row takes the index of the row above it, and then its own again, and each answer
// must be right. The echo server gets the same edits of the same text, clangd the same edit of the C generated from it.

import { CLANGD, ECHO, missing, versionOf } from '../driving/programs';
import { printedC } from '../driving/scratch';
import { Session, sourceOf, strict } from '../driving/session';
import { editOfC, someRow, tableOf } from '../driving/table';
import type { Effort } from '../effort';
import type { Limit, MeasuredRow } from '../results/measured-row';
import type { Measurements } from '../results/measurements';
import { quantile } from '../results/times';
import { duel, type Times } from './duel';

/** The median keystroke may take this many times as long as the echo server's. */
const LIMITS = [
    { rows: 121, times: 2 },
    { rows: 1000, times: 2 },
    { rows: 10_000, times: 2.5 },
    { rows: 100_000, times: 1 },
] as const;
/** The 99th percentile in the largest table may be this many milliseconds: as long as a screen shows one picture. */
const PICTURE = { rows: 100_000, most: 16 };

export async function* keystrokes({ edits, rest }: Effort): AsyncGenerator<Partial<Measurements>> {
    for (const { rows, times } of LIMITS) {
        const table = tableOf(rows);
        const both = await duel(sourceOf('eemi', table.text), ({ edited }) =>
            edited(turn => table.edits.row(someRow(turn, rows)), { edits, rest, milliseconds: Infinity }),
        );
        const middle = rowOf('keystroke to diagnostics, median', rows, both, 0.5, { times });
        const slow = rowOf('the same, 99th percentile', rows, both, 0.99, PICTURE);
        yield {
            rows: rows === PICTURE.rows ? [middle, slow] : [middle],
            spreads: [
                { work: 'keystroke to diagnostics', rows, times: both.ours },
                { work: `the same, ${ECHO.name}`, rows, times: both.echo },
            ],
        };
    }
}

function rowOf(work: string, rows: number, { ours, echo }: Times, share: number, limit: Limit): MeasuredRow {
    const peer = { name: ECHO.name, measured: quantile(echo, share) };
    return { work, rows, unit: 'ms', measured: quantile(ours, share), peer, limit };
}

/** Keystrokes in the tool that people would use instead, including the delay for which it waits for more of them. */
export async function* keystrokesOnC(
    { editsOfC }: Effort,
    scratch: string,
): AsyncGenerator<Partial<Measurements>> {
    const isThere = versionOf(CLANGD.command) !== undefined;
    for (const { rows, edits } of editsOfC) {
        const times = isThere ? await editedC(printedC(scratch, rows), rows, edits) : missing(CLANGD.command);
        yield { spreads: [{ work: `the same on the C, ${CLANGD.name}`, rows, times }] };
    }
}

async function editedC(c: string, rows: number, edits: number): Promise<readonly number[]> {
    const session = await Session.start(CLANGD, sourceOf('c', c));
    const times: number[] = [];
    try {
        while (times.length < edits) {
            times.push(...(await session.toggle(editOfC(c, someRow(times.length, rows)), strict, 0)));
        }
        return times;
    } finally {
        await session.client.end();
    }
}
