// For the target `xlnx`, these give the same answers: the compiled C tables in a C program that spells out the rules, the generated
// TypeScript module, and the rules themselves.

import fs from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { pllsOf, policyOf } from '../../server/access/policy';
import { type Program, tableOf } from '../../server/model/program';
import { traitsOf } from '../../server/model/targets';
import { inEdition, pathOf, programAt, programOf, XLNX_EXAMPLES } from '../emit/programs';
import { randomXlnxTables } from '../emit/random-xlnx-tables';
import { scratchFolder } from '../emit/scratch';
import { addressesOf, agree, type Case, numbersFrom, type Questions } from './agreement';

/** Of each edition. */
const RUNS = 75;
/** One of the class bits in Versal's ids. */
const CLASS_BIT = 0x0400_0000;
/** Ids at the limits of 32 bits. */
const FAR = [0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

const scratch = scratchFolder('eemi-acl-agree-xlnx-');

for (const edition of traitsOf('xlnx').editions) {
    test(`the examples, by the rules of ${edition}`, () =>
        agree(
            scratch.at(),
            `examples-${edition}`,
            XLNX_EXAMPLES.map(name => {
                const text = fs.readFileSync(pathOf(name), 'utf8');
                return caseOf(programAt(name, new Map([[name, inEdition(text, edition)]])), name);
            }),
        ));

    test(`${RUNS} random tables, by the rules of ${edition}`, () => {
        const sources = fc.sample(randomXlnxTables, RUNS).map(source => inEdition(source, edition));
        return agree(
            scratch.at(),
            `random-${edition}`,
            sources.map(source => caseOf(programOf(source), source)),
        );
    });
}

const caseOf = (program: Program, source: string): Case => ({
    program,
    source,
    questions: questionsOf(program),
    rules: 'rules-xlnx.h',
    defines: [
        ...(['node', 'reset', 'clock'] as const).map(kind => {
            const macro = tableOf(program.tables, kind)?.macro?.name;
            return `${kind.toUpperCase()}_IDX(id) ${macro === undefined ? '(id)' : `${macro}(id)`}`;
        }),
        `EDITION ${program.edition}`,
        `IS_PLL(id) (${[...pllsOf(program.scope).map(id => `(id) == ${id}u`), 'false'].join(' || ')})`,
    ],
});

/** Every index of an array as an id, every row's id with its neighbours and with another class, and very large ids. */
function questionsOf(program: Program): Questions {
    const { node, reset, clock, plls } = policyOf(program);
    const around = (rows: readonly { readonly id: number; readonly index: number }[] = []): number[] => {
        const places = rows.flatMap(({ index }) => [index, index + 1]);
        const ids = rows.flatMap(({ id }) => [
            id - 1,
            id,
            id + 1,
            (id ^ CLASS_BIT) >>> 0,
            (id & 0xffff) >>> 0,
        ]);
        const all = [...numbersFrom(0, 8), ...places, ...ids, ...FAR];
        return [...new Set(all.filter(id => id >= 0 && id <= 0xffff_ffff))];
    };
    return {
        node: around(node?.rows),
        reset: around(reset?.rows),
        clock: [...new Set([...around(clock?.rows), ...plls])],
        addresses: addressesOf(program),
    };
}
