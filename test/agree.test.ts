// The compiled C tables under a literal C program, the printed TypeScript module, and the rules themselves answer alike.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import fc from 'fast-check';
import { policyOf } from '../server/access/policy';
import type { Domain } from '../server/access/rows';
import { xenRules } from '../server/access/xen';
import { printOutput } from '../server/emit/outputs';
import type { Program } from '../server/model/program';
import { compiler, inParallel, run, STRICT } from './c/compile';
import { EXAMPLES, exampleProgram, programOf } from './c/programs';
import { randomTables, sourceOf } from './c/random-tables';

const RUNS = 300;
/** As many as are linked into one program. */
const BATCH = 25;

type Rules = ReturnType<typeof xenRules>;

interface Case {
    readonly program: Program;
    /** What a failure shows. */
    readonly source: string;
    /** The id with index 0 of the reset table, as C writes it. */
    readonly resetBase: string;
}

let folder = '';
before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eemi-acl-agree-'));
});
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the examples', async () => {
    const cases = EXAMPLES.map(name => ({
        program: exampleProgram(name),
        source: name,
        resetBase: 'XILPM_RESET_PCIE_CFG',
    }));
    await agree('examples', cases);
});

test(`${RUNS} random tables`, async () => {
    const seed = Math.floor(Math.random() * 0x7fff_ffff);
    const cases = fc.sample(randomTables, { numRuns: RUNS, seed }).map(tables => {
        const source = sourceOf(tables);
        return { program: programOf(source), source: `seed ${seed}\n${source}`, resetBase: tables.resetBase };
    });
    const batches = Array.from({ length: Math.ceil(RUNS / BATCH) }, (_, at) =>
        cases.slice(at * BATCH, (at + 1) * BATCH),
    );
    await inParallel(batches.map((batch, at) => () => agree(`random-${at}`, batch)));
});

/** Compares the three for each case, with one C program for all. */
async function agree(name: string, cases: readonly Case[]): Promise<void> {
    const [compiled, modules] = await Promise.all([answersOfC(name, cases), importAll(name, cases)]);
    for (const [at, { program, source }] of cases.entries()) {
        const expected = compiled[at] ?? '';
        const policy = policyOf(program);
        assert.equal(differs(answersOf(program, xenRules(policy)), expected), undefined, source);
        const module = modules[at];
        assert.ok(module);
        assert.equal(differs(answersOf(program, module), expected), undefined, source);
    }
}

/** The first line in which two texts differ: whole texts of this size cannot be shown. */
function differs(actual: string, expected: string): string | undefined {
    if (actual === expected) return undefined;
    const lines = expected.split('\n');
    const at = actual.split('\n').findIndex((line, index) => line !== lines[index]);
    return `TypeScript: ${actual.split('\n')[at]}\nC:          ${lines[at]}`;
}

async function answersOfC(name: string, cases: readonly Case[]): Promise<string[]> {
    const sources = cases.map((each, at) => {
        const file = path.join(folder, `${name}-${at}.c`);
        fs.writeFileSync(
            path.join(folder, `${name}-${at}.h`),
            printOutput(each.program, 'c', { standalone: true }),
        );
        fs.writeFileSync(file, unitOf(`${name}-${at}.h`, at, each));
        return file;
    });
    const main = path.join(folder, `${name}.c`);
    fs.writeFileSync(main, mainOf(cases.length));
    const binary = path.join(folder, name);
    const { command } = compiler();
    const build = await run(command, [...STRICT, '-Itest/c', '-o', binary, main, ...sources]);
    assert.deepEqual(build, { status: 0, output: '' });
    const { status, output } = await run(binary, []);
    assert.equal(status, 0);
    return output.split('table\n').slice(1);
}

/** One case's translation unit: its tables under the names that the rules ask for. */
function unitOf(header: string, at: number, { program, resetBase }: Case): string {
    const lines = ['#include <stdio.h>', `#include "${header}"`, `#define ANSWERS answers_${at}`];
    for (const { kind, name } of program.tables) lines.push(`#define ${kind.toUpperCase()}_TABLE ${name}`);
    lines.push(`#define RESET_BASE ${resetBase}`, '#include "rules.h"');
    return lines.map(line => `${line}\n`).join('');
}

function mainOf(count: number): string {
    const all = Array.from({ length: count }, (_, at) => `answers_${at}`);
    return [
        '#include <stdio.h>',
        ...all.map(name => `void ${name}(void);`),
        'int main(void)',
        '{',
        ...all.map(name => `    puts("table"); ${name}();`),
        '    return 0;',
        '}',
        '',
    ].join('\n');
}

/** The printed modules as a program has them that imports them. */
async function importAll(name: string, cases: readonly Case[]): Promise<Rules[]> {
    return Promise.all(
        cases.map(async ({ program }, at) => {
            const { code } = await transform(printOutput(program, 'ts'), { loader: 'ts', format: 'esm' });
            const file = path.join(folder, `${name}-${at}.mjs`);
            fs.writeFileSync(file, code);
            const module: Rules = await import(pathToFileURL(file).href);
            return module;
        }),
    );
}

/** Every answer, asked in the order in which rules.h asks. */
function answersOf(program: Program, rules: Rules): string {
    const { node, reset, mmio } = policyOf(program);
    const inOrder = [node, reset].flatMap(table =>
        [...(table?.rows ?? [])].sort((a, b) => a.index - b.index),
    );
    const frames = [...new Set(inOrder.map(({ frame }) => frame))].filter(frame => frame !== 0);
    const domains = domainsOf(frames);
    const lines = [`frames${frames.map(frame => ` ${frame.toString(16)}`).join('')}`];
    const ask = (
        kind: string,
        from: number,
        to: number,
        has: (domain: Domain, id: number) => boolean,
    ): void => {
        for (let id = from; id <= to; id++)
            lines.push(`${kind} ${id} ${domains.map(domain => (has(domain, id) ? '1' : '0')).join('')}`);
    };
    const sizes = [node, reset].map(
        table => 1 + Math.max(-1, ...(table?.rows ?? []).map(({ index }) => index)),
    );
    const [nodes = 0, resets = 0] = sizes;
    ask('node', 0, nodes + 8, rules.domainHasNodeAccess);
    ask('reset', 0, resets + 8, rules.domainHasResetAccess);
    if (reset !== undefined)
        ask('reset', Math.max(0, reset.base - 2), reset.base + resets + 8, rules.domainHasResetAccess);
    const addresses = [0n, 0xff9a_0000n].concat(
        (mmio?.rows ?? []).flatMap(({ start, end }) => [
            start - 1n,
            start,
            start + 1n,
            end - 1n,
            end,
            end + 1n,
        ]),
    );
    for (const address of addresses)
        lines.push(...registerAnswers(BigInt.asUintN(64, address), domains, rules));
    return lines.map(line => `${line}\n`).join('');
}

function registerAnswers(
    address: bigint,
    domains: readonly Domain[],
    { domainHasMmioAccess }: Rules,
): string[] {
    return [0xffff_ffff, 0x8000_0001, 0x5, 0].flatMap(mask =>
        [false, true].map(write => {
            const answers = domains.map(domain => {
                const answer = domainHasMmioAccess(domain, write, address, mask);
                return answer.allowed ? answer.mask.toString(16) : '-';
            });
            return [write ? 'write' : 'read', address.toString(16), mask.toString(16), ...answers].join(' ');
        }),
    );
}

/** Domains with no frame, with each single one and with all, without and with hwdom. */
const domainsOf = (frames: readonly number[]): Domain[] =>
    [() => false, ...frames.map(own => (frame: number) => frame === own), () => true].flatMap(ownsFrame =>
        [false, true].map(hardwareDomain => ({ hardwareDomain, ownsFrame })),
    );
