// `npm run bench`: measures what must be fast, and exits with 1 if a limit is missed. The numbers hold for this machine
// at this moment, so it is not a test. Options, after `--`:
//   --write      writes the page to docs/performance.md instead of out/bench/
//   --quick      measures only a little, to see whether the benchmark works
//   --only NAME  measures only this part, or several with `,` between them
//   --rest MS    waits this long between an answer and the next edit; with 0, faster than anyone can type

import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { scratchFolder } from './driving/scratch';
import { type Effort, FULL, QUICK } from './effort';
import { activation } from './measuring/activation';
import { answers } from './measuring/answers';
import { bundles } from './measuring/bundles';
import { growth } from './measuring/growth';
import { imports } from './measuring/imports';
import { keystrokes, keystrokesOnC } from './measuring/keystrokes';
import { memory } from './measuring/memory';
import { opening } from './measuring/opening';
import { processes } from './measuring/processes';
import { HEADS, verdictOf } from './results/measured-row';
import { joined, type Measurements, NONE } from './results/measurements';
import { PICTURE, page, picture } from './showing/page';
import { lineOf, linesOf } from './showing/terminal';
import { work } from './work/work';

type PartialMeasurements = Partial<Measurements>;
type BenchPart = (
    effort: Effort,
    scratch: string,
) => AsyncIterable<PartialMeasurements> | Iterable<PartialMeasurements>;

const PARTS: Readonly<Record<string, BenchPart>> = {
    keystrokes,
    keystrokesOnC,
    opening,
    processes,
    imports,
    answers,
    memory,
    activation,
    bundles,
    growth,
    work,
};

/** With a higher load, something else is running on the machine. */
const BUSY = 0.5;

async function main(): Promise<void> {
    const { write, quick, only, rest } = parseArgs({
        options: {
            write: { type: 'boolean', default: false },
            quick: { type: 'boolean', default: false },
            only: { type: 'string', default: Object.keys(PARTS).join() },
            rest: { type: 'string', default: String(FULL.rest) },
        },
    }).values;
    const names = only.split(',');
    const unknown = names.find(name => PARTS[name] === undefined);
    if (unknown !== undefined) throw new Error(`no part is called ${unknown}`);
    const isWhole = !quick && names.length === Object.keys(PARTS).length && Number(rest) === FULL.rest;
    if (write && !isWhole) throw new Error('the page is made of a run without other options');
    const effort = { ...(quick ? QUICK : FULL), rest: Number(rest) };
    const found = await measured(names, effort, scratchFolder());
    writePage(found, write ? 'docs' : 'out/bench');
    if (found.rows.some(row => verdictOf(row) === 'missed')) process.exitCode = 1;
}

/** Shows each result as soon as it is there. */
async function measured(names: readonly string[], effort: Effort, scratch: string): Promise<Measurements> {
    let all = NONE;
    const [load = 0] = os.loadavg();
    if (load > BUSY)
        console.error(`the machine is busy (load ${load.toFixed(1)}): the numbers are worth little`);
    console.log(lineOf(HEADS));
    for (const name of names) {
        for await (const found of PARTS[name]?.(effort, scratch) ?? []) {
            all = joined(all, found);
            for (const line of linesOf(found)) console.log(line);
        }
    }
    return all;
}

function writePage(found: Measurements, folder: string): void {
    mkdirSync(path.join(folder, path.dirname(PICTURE)), { recursive: true });
    if (found.points.length > 0) writeFileSync(path.join(folder, PICTURE), picture(found.points));
    writeFileSync(path.join(folder, 'performance.md'), page(found));
}

main().catch((error: unknown) => {
    console.error(String(error instanceof Error ? error.stack : error));
    process.exitCode = 2;
});
