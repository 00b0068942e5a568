// From the start of the server's process to the first diagnostics of a document: spawn, initialize, open.

import { ECHO, OURS, type Program, SERVER } from '../driving/programs';
import { Session, type Source, sourceOf } from '../driving/session';
import { tableOf } from '../driving/table';
import type { Effort } from '../effort';
import type { Measurements } from '../results/measurements';
import { median } from '../results/times';

const LIMITS = [
    { rows: 121, limit: { times: 1.6 } },
    { rows: 100_000, limit: { most: 1000 } },
] as const;

/** The server as other editors start it (docs/editors.md), and as VS Code does. */
export async function* opening({ starts }: Effort): AsyncGenerator<Partial<Measurements>> {
    for (const { rows, limit } of LIMITS) {
        const source = sourceOf('eemi', tableOf(rows).text);
        const [ours = 0, server = 0, echo = 0] = await startsInTurns(starts, [OURS, SERVER, ECHO], source);
        const common = { rows, unit: 'ms', peer: { name: ECHO.name, measured: echo }, limit } as const;
        const work = 'start to first diagnostics, by';
        yield {
            rows: [
                { work: `${work} \`${OURS.name}\``, measured: ours, ...common },
                { work: `${work} \`${SERVER.name}\``, measured: server, ...common },
            ],
        };
    }
}

/** The median for each program, in milliseconds. Its exit is not measured. */
async function startsInTurns(
    turns: number,
    programs: readonly Program[],
    source: Source,
): Promise<readonly number[]> {
    const times = programs.map((): number[] => []);
    for (let turn = 0; turn < turns; turn++) {
        for (const [at, program] of programs.entries()) {
            const start = performance.now();
            const session = await Session.start(program, source);
            times[at]?.push(performance.now() - start);
            await session.client.end();
        }
    }
    return times.map(median);
}
