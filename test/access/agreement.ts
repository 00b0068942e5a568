// Whether all implementations agree: the compiled tables in a C program that follows the rules word by word, the generated
// TypeScript module, the rules of the program itself, and the rules with reasons. Each gets the same questions, and each reason is
// followed by hand.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { policyOf, rulesOf } from '../../server/access/policy';
import type { Domain } from '../../server/access/tables';
import type { Rules } from '../../server/access/target';
import { printOutput } from '../../server/emit/outputs';
import type { Program } from '../../server/model/program';
import { compiler, inParallel, run, STRICT } from '../emit/compile';
import { followed } from './followed';
import { said } from './said';

/** How many cases are linked into one program. */
const BATCH = 25;

export interface Case {
    readonly program: Program;
    /** What the message of a failure shows. */
    readonly source: string;
    readonly questions: Questions;
    /** The header with the rules, and its parameters for the case: the bodies of `#define` lines. */
    readonly rules: string;
    readonly defines: readonly string[];
    /** Other rules that must give the same answers. */
    readonly others?: readonly Rules[];
}

/** At least one of each: C has no empty arrays. */
export interface Questions {
    readonly node: readonly number[];
    readonly reset: readonly number[];
    readonly clock: readonly number[];
    readonly addresses: readonly bigint[];
}

/** Compares the three for each case, a C program for a batch of them. */
export async function agree(folder: string, name: string, cases: readonly Case[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(cases.length / BATCH) }, (_, at) =>
        cases.slice(at * BATCH, (at + 1) * BATCH),
    );
    await inParallel(
        batches.map((batch, at) => () => agreeAtOnce(path.join(folder, `${name}-${at}`), batch)),
    );
}

async function agreeAtOnce(place: string, cases: readonly Case[]): Promise<void> {
    const [compiled, modules] = await Promise.all([answersOfC(place, cases), importAll(place, cases)]);
    for (const [at, each] of cases.entries()) {
        const expected = compiled[at] ?? '';
        const module = modules[at];
        assert.ok(module);
        const policy = policyOf(each.program);
        const rules = rulesOf(policy);
        const known: Known = new Map();
        for (const all of [
            rules,
            followed(policy, rules),
            said(each.program, rules),
            module,
            ...(each.others ?? []),
        ])
            assert.equal(differs(answersOf(each, all, known), expected), undefined, each.source);
    }
}

/** The first line in which two texts differ, because the whole texts are too long to show. */
function differs(actual: string, expected: string): string | undefined {
    if (actual === expected) return undefined;
    const lines = expected.split('\n');
    const at = actual.split('\n').findIndex((line, index) => line !== lines[index]);
    return `TypeScript: ${actual.split('\n')[at]}\nC:          ${lines[at]}`;
}

async function answersOfC(place: string, cases: readonly Case[]): Promise<string[]> {
    const sources = cases.map((each, at) => {
        const header = `${place}-${at}.h`;
        const file = `${place}-${at}.c`;
        fs.writeFileSync(header, printOutput(each.program, 'c', { standalone: true }));
        fs.writeFileSync(file, unitOf(path.basename(header), at, each));
        return file;
    });
    const main = `${place}.c`;
    fs.writeFileSync(main, mainOf(cases.length));
    const build = await run(compiler().command, [
        ...STRICT,
        '-Itest/fixtures/c',
        '-o',
        place,
        main,
        ...sources,
    ]);
    assert.deepEqual(build, { status: 0, output: '' });
    const { status, output } = await run(place, []);
    assert.equal(status, 0);
    return output.split('table\n').slice(1);
}

/** The translation unit of one case: its tables, with the names that the rules use, and the questions. */
function unitOf(header: string, at: number, { program, questions, rules, defines }: Case): string {
    const lines = [`#include "${header}"`];
    const all = [
        `ANSWERS answers_${at}`,
        ...program.tables.map(({ kind, name }) => `${kind.toUpperCase()}_TABLE ${name}`),
        `NODE_IDS ${questions.node.join(', ')}`,
        `RESET_IDS ${questions.reset.join(', ')}`,
        `CLOCK_IDS ${questions.clock.join(', ')}`,
        `ADDRESSES ${questions.addresses.map(address => `${address}ULL`).join(', ')}`,
        ...defines,
    ];
    lines.push(...all.map(each => `#define ${each}`), `#include "${rules}"`);
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

/** The generated modules, imported as another program would. */
function importAll(place: string, cases: readonly Case[]): Promise<Rules[]> {
    return Promise.all(
        cases.map(async ({ program }, at) => {
            const { code } = await transform(printOutput(program, 'ts'), { loader: 'ts', format: 'esm' });
            const file = `${place}-${at}.mjs`;
            fs.writeFileSync(file, code);
            const module: Rules = await import(pathToFileURL(file).href);
            return module;
        }),
    );
}

/** The answers of a function of the rules: others that have the same function need not be asked again. */
type Known = Map<unknown, readonly string[]>;

/** Every answer, in the order of the questions in questions.h. */
function answersOf({ program, questions }: Case, rules: Rules, known: Known): string {
    const { node, reset } = policyOf(program);
    const inOrder = [node, reset].flatMap(table =>
        [...(table?.rows ?? [])].sort((a, b) => a.index - b.index),
    );
    const frames = [...new Set(inOrder.map(({ frame }) => frame))].filter(frame => frame !== 0);
    const domains = domainsOf(frames);
    const once = (answer: unknown, ask: () => string[]): readonly string[] => {
        const answers = known.get(answer) ?? (answer === undefined ? [] : ask());
        known.set(answer, answers);
        return answers;
    };
    const ask = (
        kind: string,
        ids: readonly number[],
        has: ((domain: Domain, id: number) => boolean) | undefined,
    ): readonly string[] =>
        once(has, () =>
            ids.map(id => `${kind} ${id} ${domains.map(domain => (has?.(domain, id) ? '1' : '0')).join('')}`),
        );
    const { domainClockCall } = rules;
    const lines = [
        `frames${frames.map(frame => ` ${frame.toString(16)}`).join('')}`,
        ...ask('node', questions.node, rules.domainHasNodeAccess),
        ...ask('reset', questions.reset, rules.domainHasResetAccess),
        ...ask('clock', questions.clock, rules.domainHasClockAccess),
        ...(domainClockCall === undefined
            ? []
            : once(domainClockCall, () => clockCalls(questions.clock, domains, domainClockCall))),
        ...ask('mailbox', [0], rules.domainHasMailboxAccess),
        ...questions.addresses.flatMap(address => registerAnswers(address, domains, rules)),
    ];
    return lines.map(line => `${line}\n`).join('');
}

/** The first letters of the answers, for each clock and kind of call. */
function clockCalls(
    clocks: readonly number[],
    domains: readonly Domain[],
    answer: NonNullable<Rules['domainClockCall']>,
): string[] {
    const calls = ['read', 'enable-running', 'enable-stopped', 'disable', 'change'] as const;
    return clocks.flatMap(id =>
        calls.map(
            call => `${call} ${id} ${domains.map(domain => answer(domain, call, id).slice(0, 1)).join('')}`,
        ),
    );
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

/** Domains with no frame, with each frame, with each and the next, with all but one and with all, each with and without hwdom. */
function domainsOf(frames: readonly number[]): Domain[] {
    const all = new Set(frames);
    return [
        () => false,
        ...frames.map(own => (frame: number) => frame === own),
        ...frames.map(
            (own, at) => (frame: number) => frame === own || frame === frames[(at + 1) % frames.length],
        ),
        ...frames.map(not => (frame: number) => frame !== not && all.has(frame)),
        () => true,
    ].flatMap(ownsFrame => [false, true].map(hardwareDomain => ({ hardwareDomain, ownsFrame })));
}

/** The addresses at and around the ends of a program's register rows, and two that are in no row. */
export function addressesOf(program: Program): bigint[] {
    const ends = (policyOf(program).mmio?.rows ?? []).flatMap(({ start, end }) => [start, end]);
    const around = ends.flatMap(address => [address - 1n, address, address + 1n]);
    return [...new Set([0n, 0xff9a_0000n, ...around].map(address => BigInt.asUintN(64, address)))];
}

/** The whole numbers from `from` to `to`, both included; those below 0 are left out. */
export const numbersFrom = (from: number, to: number): number[] =>
    Array.from({ length: to - Math.max(0, from) + 1 }, (_, at) => Math.max(0, from) + at);
