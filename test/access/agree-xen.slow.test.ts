// For the target `xen`, these give the same answers: the compiled C tables in a C program that spells out the rules, the generated
// TypeScript module, and the rules themselves.

import test from 'node:test';
import fc from 'fast-check';
import { policyOf } from '../../server/access/policy';
import type { Program } from '../../server/model/program';
import { exampleProgram, programOf, XEN_EXAMPLES } from '../emit/programs';
import { randomTables, sourceOf } from '../emit/random-tables';
import { scratchFolder } from '../emit/scratch';
import { addressesOf, agree, type Case, numbersFrom, type Questions } from './agreement';

const RUNS = 300;

const scratch = scratchFolder('eemi-acl-agree-');

test('the examples', () =>
    agree(
        scratch.at(),
        'examples',
        XEN_EXAMPLES.map(name => caseOf(exampleProgram(name), name, 'XILPM_RESET_PCIE_CFG')),
    ));

test(`${RUNS} random tables`, () => {
    const cases = fc.sample(randomTables, RUNS).map(tables => {
        const source = sourceOf(tables);
        return caseOf(programOf(source), source, tables.resetBase);
    });
    return agree(scratch.at(), 'random', cases);
});

/** `resetBase` is the id with index 0 of the reset table, as C writes it. */
const caseOf = (program: Program, source: string, resetBase: string): Case => ({
    program,
    source,
    questions: questionsOf(program),
    rules: 'rules.h',
    defines: [`RESET_BASE ${resetBase}`],
});

/** Every id for which an array has a place, and some others. */
function questionsOf(program: Program): Questions {
    const { node, reset } = policyOf(program);
    const sizeOf = (rows: readonly { readonly index: number }[] = []): number =>
        1 + Math.max(-1, ...rows.map(({ index }) => index));
    const resets = sizeOf(reset?.rows);
    const base = reset?.base ?? 0;
    return {
        node: numbersFrom(0, sizeOf(node?.rows) + 8),
        reset: [...numbersFrom(0, resets + 8), ...numbersFrom(base - 2, base + resets + 8)],
        clock: [0],
        addresses: addressesOf(program),
    };
}
