// How long a user waits for the command line: whole processes, from start to exit.

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { missing, versionOf } from '../driving/programs';
import { printedC, run, tableIn } from '../driving/scratch';
import { OUTPUTS } from '../driving/table';
import type { Effort } from '../effort';
import type { MeasuredRow } from '../results/measured-row';
import type { Measurements } from '../results/measurements';
import { median, timeOf } from '../results/times';

const ROWS = 100_000;
const EXAMPLE = 'examples/zynqmp/zynqmp.eemi';
/** About as many as in the example. */
const EXAMPLE_ROWS = 150;

/** Done from the project's root, and undone without being timed. */
interface Work {
    readonly name: string;
    readonly act: () => unknown;
    readonly undo?: () => void;
}

export function* processes({ runs }: Effort, scratch: string): Generator<Partial<Measurements>> {
    yield { rows: [ofExample(runs.small)] };
    yield { rows: [...ofLargeTable(runs.large, scratch)] };
}

/** Where it is set, Node reads certificates each time that it starts, and a start says less of what comes behind it. */
const CERTIFICATES = 'NODE_EXTRA_CA_CERTS';

function ofExample(runs: number): MeasuredRow {
    const { [CERTIFICATES]: certificates } = process.env;
    delete process.env[CERTIFICATES];
    const empty = { name: '`node -e 0`', act: () => run(process.execPath, '-e', '0') };
    const check = { name: '`check` of the ZynqMP example', act: () => eemi('check', EXAMPLE) };
    const timed = inTurns(runs, [check, empty]);
    if (certificates !== undefined) process.env[CERTIFICATES] = certificates;
    const peer = { name: empty.name, measured: timed(empty) };
    return {
        work: check.name,
        rows: EXAMPLE_ROWS,
        unit: 'ms',
        measured: timed(check),
        peer,
        limit: { times: 2.5 },
    };
}

/** Our commands, compared with compilers that read the same rows as C. */
function* ofLargeTable(runs: number, scratch: string): Generator<MeasuredRow> {
    const table = tableIn(scratch, ROWS);
    const c = path.join(scratch, 'standalone.c');
    writeFileSync(c, printedC(scratch, ROWS));
    const [clang, gcc] = [compiler('clang', c), compiler('gcc', c)];
    const check = { name: '`check`', act: () => eemi('check', table) };
    const emit = emitOf(table, scratch);
    const installed = [clang, gcc].filter(({ name }) => versionOf(name) !== undefined);
    const timed = inTurns(runs, [check, emit, ...installed]);
    for (const work of [check, emit]) {
        const row = { work: work.name, rows: ROWS, unit: 'ms', measured: timed(work) } as const;
        const beside = (peer: Work) => ({
            name: `${peer.name} -fsyntax-only`,
            measured: installed.includes(peer) ? timed(peer) : missing(peer.name),
        });
        yield { ...row, peer: beside(clang), limit: { times: 1 } };
        yield { ...row, work: `${work.name}, beside ${gcc.name}`, peer: beside(gcc) };
    }
}

const compiler = (name: string, c: string): Work => ({
    name,
    act: () => run(name, '-fsyntax-only', '-x', 'c', c),
});

/** Each run writes both outputs again. */
function emitOf(table: string, folder: string): Work {
    const outputs = Object.values(OUTPUTS).map(name => path.join(folder, name));
    return {
        name: '`emit` of C and TypeScript',
        act: () => eemi('emit', table),
        undo: () => {
            if (!outputs.every(file => existsSync(file))) throw new Error('emit did not write');
            for (const file of outputs) rmSync(file);
        },
    };
}

const eemi = (...args: readonly string[]): string => run(process.execPath, 'dist/cli.js', ...args);

/** Runs all tasks in turns, this many times; gives the median of each in milliseconds. */
function inTurns(runs: number, works: readonly Work[]): (work: Work) => number {
    const times = new Map(works.map(work => [work, [] as number[]]));
    for (let turn = 0; turn < runs; turn++) {
        for (const [{ act, undo }, own] of times) {
            own.push(timeOf(act));
            undo?.();
        }
    }
    return work => median(times.get(work) ?? []);
}
