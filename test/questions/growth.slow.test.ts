// What is said of all that domains may do costs, in a table ten times as long, about ten times as much: searches through tables, as C makes
// them, are not made from the top for each row. The work is counted; no time is measured.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import { clockShares } from '../../server/access/clock-shares';
import { finish } from '../../server/language/steps';
import type { Program } from '../../server/model/program';
import { accessData, accessDocument, domainLines } from '../../server/questions/access-view';
import { overviewReport } from '../../server/questions/report';
import { programOf } from '../emit/programs';

const SIZES = [300, 3000] as const;

/** Searches in sorted lists, and the lists that grow, need some more in a longer table. */
const MOST_GROWTH = 12;

const counter = new Counter(path.resolve('out'));

const rows = (count: number, rowAt: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => `    ${rowAt(at)}`).join('\n');

/** Tables of as many rows as is said, all of which a guest and the hardware domain may use. */
const TABLES: Readonly<Record<string, (count: number) => string>> = {
    'register rows': count =>
        `mmio regs {\n${rows(count, at => `${0xf800_0000 + at * 4} -> ${at % 100}`)}\n}`,
    'register rows from the last to the first': count =>
        `mmio regs {\n${rows(count, at => `${0xf800_0000 + (count - at) * 4} -> ${at % 100}`)}\n}`,
    'register rows of two pages': count =>
        `mmio regs {\n${rows(count, at => `${0xf800_0000 + at * 8192} .. ${0xf800_1ffc + at * 8192} -> ${at % 100}`)}\n}`,
    'clock rows': count => `clock clocks {\n${rows(count, at => `${at} -> ${at % 100}`)}\n}`,
    'reset rows': count =>
        `reset resets {\n${rows(count, at => `${at} -> at ${0x1_0000 + (at % 100) * 0x1000}`)}\n}`,
};

const programWith = (table: string): Program =>
    programOf(`target xlnx 2022
node nodes {
${rows(100, at => `${at} -> at ${0x1_0000 + at * 0x1000}`)}
}
${table}
domain dom0 hwdom {
    iomem all
}
domain guest {
    iomem mfn 0x10 count 90
}
domain other {
    iomem mfn 0x20 count 90
}
`);

const QUESTIONS: Readonly<Record<string, (program: Program) => unknown>> = {
    'what a hover says of a domain': program =>
        program.domains.map(domain => domainLines(program, domain, Number.POSITIVE_INFINITY)),
    'what the view shows': program => finish(accessData(program, { errors: 0, uriOf: () => '' })),
    'the page for reviews': program => accessDocument(program, program.domains),
    'the matrix': program => overviewReport(program, program.domains, 'csv'),
    'which pages clocks need': program => clockShares(program),
};

for (const [table, text] of Object.entries(TABLES))
    for (const [title, ask] of Object.entries(QUESTIONS))
        test(`work that grows with the table and no faster: ${title}, ${table}`, () => {
            const [few = 0, many = 0] = SIZES.map(size => {
                const program = programWith(text(size));
                assert.ok(program.tables.some(({ rows: all }) => all.length === size));
                stepsSince();
                ask(program);
                return stepsSince();
            });
            assert.ok(many <= MOST_GROWTH * few, `${few} steps, and ${many} in a table ten times as long`);
        });

const stepsSince = (): number => counter.since('server/').reduce((sum, { steps }) => sum + steps, 0);
