// How many mistakes the checker notices of those that are made on purpose in the tables that ship, and whether the page says so.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { droppedRows, measuredSection, rowsNoticed, tallies } from '../../tools/measured';
import { MUTATIONS } from '../../tools/mutations';

const counted = tallies();

test('the last section of docs/findings.md is fresh (else: npm run docs)', () => {
    const page = readFileSync('docs/findings.md', 'utf8');
    const section = measuredSection(counted);
    assert.equal(page.slice(-section.length), section);
});

/** In the examples with node and reset tables: so many rows are granted through a frame. */
const FRAMED: Record<string, number> = {
    'examples/versal/versal.eemi': 100,
    'examples/zynqmp-xlnx/zynqmp-xlnx.eemi': 90,
    'examples/zynqmp/zynqmp.eemi': 83,
};

for (const [file, rows] of Object.entries(FRAMED)) {
    test(`${file}: at least 98 of 100 frames of other devices are noticed`, () => {
        const found = counted.filter(tally => tally.file === file).map(tally => rowsNoticed(tally, 'frame'));
        const sum = (of: 'noticed' | 'of'): number => found.reduce((total, each) => total + each[of], 0);
        assert.equal(sum('of'), rows);
        assert.ok(sum('noticed') >= 0.98 * rows, `${sum('noticed')} of ${rows}`);
    });
}

test('at least 98 of 100 rows that are left out are noticed', () => {
    const { noticed, of } = droppedRows(counted);
    assert.equal(of, 1155);
    assert.ok(noticed >= 0.98 * of, `${noticed} of ${of}`);
});

test('every kind of mistake is made', () => {
    const made = new Set(counted.flatMap(({ outcomes }) => outcomes.map(({ mutation }) => mutation.kind)));
    assert.deepEqual([...made].sort(), Object.keys(MUTATIONS).sort());
});

test('a mistake that is not noticed has a reason', () => {
    const unexplained = counted.flatMap(({ file, outcomes }) =>
        outcomes
            .filter(({ noticed, reason }) => !noticed && reason === undefined)
            .map(({ mutation }) => `${file}: ${MUTATIONS[mutation.kind]}: ${mutation.shown}`),
    );
    assert.deepEqual(unexplained, []);
});
