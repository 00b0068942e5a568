// How long the import of C takes, and how much memory: whole processes, from start to exit. Large tables whose ids are numbers, names of
// an enum and names of macros; and tables of a real size whose names stand in headers.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../driving/scratch';
import type { Effort } from '../effort';
import type { MeasuredRow } from '../results/measured-row';
import type { Measurements } from '../results/measurements';
import { median, timeOf } from '../results/times';

const ROWS = 100_000;
/** 4 s and 500 MB. */
const MOST = { milliseconds: 4000, mebibytes: 476 };
/** How the rows of a large table name their ids, and what declares these names. */
const SPELLINGS: readonly Spelling[] = [
    { what: 'numbers', idOf: String, declared: () => '' },
    {
        what: 'names of an enum',
        idOf: row => `NODE_${row}`,
        declared: ids => `enum {\n${ids.map((id, row) => `    ${id} = ${row},\n`).join('')}};\n`,
    },
    {
        what: 'names of macros',
        idOf: row => `NODE_${row}`,
        declared: ids => ids.map((id, row) => `#define ${id} ${row}U\n`).join(''),
    },
];

interface Spelling {
    readonly what: string;
    readonly idOf: (row: number) => string;
    readonly declared: (ids: readonly string[]) => string;
}

/** Tables for a whole chip, with the rows that they have. */
const REAL = [
    { name: 'zynqmp', rows: 282 },
    { name: 'versal', rows: 416 },
    { name: 'versal-net', rows: 510 },
];
const HEADERS = 'test/fixtures/xen/include';
const MOST_REAL = 300;

export function* imports({ runs }: Effort, scratch: string): Generator<Partial<Measurements>> {
    for (const { name, rows } of REAL) {
        const c = `examples/${name}/generated/${name}-eemi-acl.h`;
        const act = () => run(...imported(c, '-I', HEADERS));
        const times = Array.from({ length: runs.large }, () => timeOf(act));
        const work = `\`import\` of the tables of ${name}, with headers`;
        yield { rows: [{ work, rows, unit: 'ms', measured: median(times), limit: { most: MOST_REAL } }] };
    }
    for (const spelling of SPELLINGS) yield { rows: ofLargeTable(spelling, runs.huge, scratch) };
}

/** The command that imports a file. */
const imported = (c: string, ...options: readonly string[]) =>
    [process.execPath, 'dist/cli.js', 'import', c, '--stdout', ...options] as const;

function ofLargeTable(spelling: Spelling, runs: number, scratch: string): MeasuredRow[] {
    const c = path.join(scratch, 'large.c');
    writeFileSync(c, tableOfC(spelling));
    const peak = path.join(scratch, 'peak.cjs');
    writeFileSync(peak, PEAK);
    const memories: number[] = [];
    const times = Array.from({ length: runs }, () => timeOf(() => memories.push(memoryOf(c, peak))));
    const work = `\`import\`, ids are ${spelling.what}`;
    return [
        { work, rows: ROWS, unit: 'ms', measured: median(times), limit: { most: MOST.milliseconds } },
        {
            work: 'the most memory of that',
            rows: ROWS,
            unit: 'MiB',
            measured: Math.max(...memories),
            limit: { most: MOST.mebibytes },
        },
    ];
}

function tableOfC({ idOf, declared }: Spelling): string {
    const ids = Array.from({ length: ROWS }, (_, row) => idOf(row));
    const rows = ids.map((id, row) => {
        const address = (0xff00_0000 + (row % 4096) * 0x1000).toString(16);
        return `    [${id}] = { .addr = 0x${address}, .hwdom_access = ${row % 2 === 1} },\n`;
    });
    return `${declared(ids)}${HEAD}${rows.join('')}};\n`;
}

const HEAD = `#include <xen/types.h>
static const struct pm_access {
    paddr_t addr;
    bool hwdom_access;
} pm_node_access[] = {
`;

/** Prints the most memory, in KiB, that a process had, when it exits. */
const PEAK = `process.on('exit', () => require('node:fs').writeSync(2, 'PEAK ' + process.resourceUsage().maxRSS + '\\n'));`;

/** The most memory that the process had which imported a file, in MiB. */
function memoryOf(c: string, peak: string): number {
    const [command, ...args] = imported(c);
    const { status, stderr } = spawnSync(command, ['--require', peak, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [, kilobytes] = /^PEAK (\d+)$/m.exec(stderr) ?? [];
    if (status !== 0 || kilobytes === undefined) throw new Error(`import ${c}: ${stderr}`);
    return Number(kilobytes) / 1024;
}
