// How long the import of C takes, and how much memory: whole processes, from start to exit. Large tables whose ids are numbers, names of
// an enum and names of macros; and tables of a real size, in C as it is in AMD's trees and as it is generated.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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

/** Tables for a whole chip, with the rows that they have, the header that stands in for the tree's names, and the field of the frame. */
const REAL: readonly Real[] = [
    { name: 'zynqmp', rows: 150, names: 'xilinx-zynqmp-eemi-names.h', field: 'mfn_t mfn' },
    { name: 'versal', rows: 219, names: 'versal-names.h', field: 'uint64_t addr' },
    { name: 'versal-net', rows: 425, names: 'versal-net-names.h', field: 'uint64_t addr' },
];
const HEADERS = 'test/fixtures/xen/include';
const MOST_REAL = 300;

interface Real {
    readonly name: string;
    readonly rows: number;
    readonly names: string;
    readonly field: string;
}

export function* imports({ runs }: Effort, scratch: string): Generator<Partial<Measurements>> {
    for (const real of REAL) {
        const { name, rows } = real;
        const times = (c: string, ...options: readonly string[]) =>
            Array.from({ length: runs.large }, () => timeOf(() => run(...imported(c, ...options))));
        const { c, folder } = asInTrees(real, scratch);
        const work = `\`import\` of the tables of ${name}, with headers`;
        const measured = median(times(c, '-I', HEADERS, '-I', folder));
        yield { rows: [{ work, rows, unit: 'ms', measured, limit: { most: MOST_REAL } }] };
        const alone = median(times(generatedFor(name), '-I', HEADERS));
        yield { rows: [{ work: GENERATED, rows, unit: 'ms', measured: alone }] };
    }
    for (const spelling of SPELLINGS) yield { rows: ofLargeTable(spelling, runs.huge, scratch) };
}

/** It includes no header, so that it is read twice, and what names stand for follows from its own checks. Nobody imports that first. */
const GENERATED = 'the same as generated C, with a check for each name and without headers';

const generatedFor = (name: string) => `examples/${name}/generated/${name}-eemi-acl.h`;

/**
 * The tables of an example as they stand in a tree before they are generated: in a `.c` that includes the headers of the names and of
 * the structs. They are those of the generated C, up to its checks.
 */
function asInTrees({ name, names, field }: Real, scratch: string): { c: string; folder: string } {
    const generated = readFileSync(generatedFor(name), 'utf8');
    const end = generated.indexOf(CHECKS);
    if (end < 0) throw new Error(`${generatedFor(name)} has no checks behind its tables`);
    const tables = generated
        .slice(generated.indexOf('#define'), end)
        .replace(/^#define __GENERATED__.*\n/, '');
    const c = path.join(scratch, `${name}-eemi.c`);
    writeFileSync(path.join(scratch, `${name}-eemi.h`), structs(field));
    const included = ['xen/lib.h', 'xen/mm.h', 'xen/types.h', `asm/platforms/${names}`, `${name}-eemi.h`];
    writeFileSync(c, `${included.map(header => `#include <${header}>\n`).join('')}\n${tables}`);
    return { c, folder: scratch };
}

/** How the comment above the checks begins. */
const CHECKS = '/*\n * The tables were checked with these values.';

const structs = (field: string) => `#include <xen/mm.h>
#include <xen/types.h>

struct pm_access {
    ${field};
    bool hwdom_access;
};

struct pm_clk2node {
    uint32_t clk_idx;
    uint32_t dev_idx;
};
`;

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
