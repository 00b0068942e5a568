// For the target `xlnx`, these give the same answers: the compiled C tables in a C program that spells out the rules, the generated
// TypeScript module, and the rules themselves.

import fs from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { traitsOf } from '../../server/model/targets';
import { inEdition, pathOf, programAt, programOf, XLNX_EXAMPLES } from '../emit/programs';
import { randomXlnxTables } from '../emit/random-xlnx-tables';
import { scratchFolder } from '../emit/scratch';
import { agree } from './agreement';
import { xlnxCase } from './cases';

/** Of each edition. */
const RUNS = 75;
const scratch = scratchFolder('eemi-acl-agree-xlnx-');

for (const edition of traitsOf('xlnx').editions) {
    test(`the examples, by the rules of ${edition}`, () =>
        agree(
            scratch.at(),
            `examples-${edition}`,
            XLNX_EXAMPLES.map(name => {
                const text = fs.readFileSync(pathOf(name), 'utf8');
                return xlnxCase(programAt(name, new Map([[name, inEdition(text, edition)]])), name);
            }),
        ));

    test(`${RUNS} random tables, by the rules of ${edition}`, () => {
        const sources = fc.sample(randomXlnxTables, RUNS).map(source => inEdition(source, edition));
        return agree(
            scratch.at(),
            `random-${edition}`,
            sources.map(source => xlnxCase(programOf(source), source)),
        );
    });
}
