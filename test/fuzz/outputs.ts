// The C of random tables, and of the examples with lines damaged and moved: what has no errors compiles without a warning, alone
// and among the stand-ins for Xen's headers.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { analyse, errorsOf } from '../../server/checks/analyse';
import { printOutput } from '../../server/emit/outputs';
import type { Program } from '../../server/model/program';
import { DAMAGES, damagedBy } from '../checks/fixing';
import { compiler, run, STRICT, XEN } from '../emit/compile';
import { EXAMPLES, type Example, pathOf, programOf } from '../emit/programs';
import { randomTables, sourceOf } from '../emit/random-tables';
import { randomXlnxTables } from '../emit/random-xlnx-tables';
import { hostOver } from '../workspace';
import { attack } from './attack';

/** How Xen's file that includes the tables is compiled for an example. */
const IN_TREE: Readonly<Record<Example, readonly string[]>> = {
    zynqmp: ['platform.c'],
    'zynqmp-mmio': ['platform.c'],
    'zynqmp-xlnx': ['platform-xlnx.c', '-DNAMES=<asm/platforms/zynqmp-xlnx-names.h>'],
    versal: ['platform-xlnx.c', '-DNAMES=<asm/platforms/versal-names.h>'],
    'versal-net': ['platform-xlnx.c', '-DNAMES=<asm/platforms/versal-net-names.h>'],
    versal2: ['platform-xlnx.c', '-DNAMES=<asm/platforms/versal2-names.h>'],
};

const damage = fc.record({ damage: fc.constantFrom(...DAMAGES), row: fc.nat(), other: fc.nat() });

export const randomOutputs = attack(
    'random-outputs',
    'the C of random tables compiles without a warning',
    4,
    fc.oneof(randomTables.map(sourceOf), randomXlnxTables),
    source => inFolder(folder => compiles(alone(folder, programOf(source)))),
);

export const damagedOutputs = attack(
    'damaged-outputs',
    'the C of damaged examples compiles without a warning, also in Xen, or there is none',
    4,
    fc.record({ name: fc.constantFrom(...EXAMPLES), damages: fc.array(damage, { maxLength: 4 }) }),
    ({ name, damages }) => inFolder(folder => damagedCompiles(folder, name, damages)),
);

async function damagedCompiles(
    folder: string,
    name: Example,
    damages: Parameters<typeof damagedBy>[1],
): Promise<void> {
    const file = pathOf(name);
    const read = (each: string): Uint8Array => fs.readFileSync(each);
    const { text } = damagedBy({ path: file, text: fs.readFileSync(file, 'utf8'), read }, damages);
    const analysis = analyse(
        file,
        hostOver(each => (each === file ? Buffer.from(text) : read(each))),
    );
    assert.ok(analysis);
    if (errorsOf(analysis.problems).length > 0) return;
    await compiles(alone(folder, analysis.program));
    const header = path.join(folder, 'tables.h');
    fs.writeFileSync(header, printOutput(analysis.program, 'c'));
    const [source = '', ...defines] = IN_TREE[name];
    await compiles([
        `-I${path.join(XEN, 'include')}`,
        `-DTABLES="${header}"`,
        ...defines,
        path.join(XEN, source),
    ]);
}

/** The arguments that compile a header which needs no other. */
function alone(folder: string, program: Program): string[] {
    const file = path.join(folder, 'alone.h');
    fs.writeFileSync(file, printOutput(program, 'c', { standalone: true }));
    return ['-x', 'c', file];
}

async function compiles(args: readonly string[]): Promise<void> {
    const { output } = await run(compiler().command, [...STRICT, '-fsyntax-only', ...args]);
    assert.equal(output, '');
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eemi-acl-fuzz-'));
    try {
        await work(folder);
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}
