// For the target `xen`, these give the same answers: the compiled C tables in a C program that spells out the rules, the generated
// TypeScript module, and the rules themselves.

import test from 'node:test';
import fc from 'fast-check';
import { exampleProgram, programOf, XEN_EXAMPLES } from '../emit/programs';
import { randomTables, sourceOf } from '../emit/random-tables';
import { scratchFolder } from '../emit/scratch';
import { agree } from './agreement';
import { xenCase } from './cases';

const RUNS = 300;

const scratch = scratchFolder('eemi-acl-agree-');

test('the examples', () =>
    agree(
        scratch.at(),
        'examples',
        XEN_EXAMPLES.map(name => xenCase(exampleProgram(name), name, 'XILPM_RESET_PCIE_CFG')),
    ));

test(`${RUNS} random tables`, () => {
    const cases = fc.sample(randomTables, RUNS).map(tables => {
        const source = sourceOf(tables);
        return xenCase(programOf(source), source, tables.resetBase);
    });
    return agree(scratch.at(), 'random', cases);
});
