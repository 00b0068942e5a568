// What the checks report about a row's place in a register table agrees with the rules.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decisionsOf } from '../../server/access/decisions';
import { policyOf } from '../../server/access/policy';
import { type Hidden, hiddenRows } from '../../server/checks/scan';
import { REGISTER_BYTES } from '../../server/model/page';
import { type MmioRow, type Program, tableOf } from '../../server/model/program';
import { programOf } from '../emit/programs';

const RUNS = 500;

/** Registers, counted in words of four bytes: from the first up to the second, which is not included. */
const range = fc
    .tuple(fc.nat({ max: 12 }), fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 })))
    .map(([first, length]): Range => [first, first + length]);

type Range = readonly [number, number];

test(`each row of ${RUNS} random tables decides unless it is said to be hidden`, () =>
    fc.assert(
        fc.property(fc.array(range, { minLength: 1, maxLength: 12 }), ranges => holds(ranges)),
        { numRuns: RUNS },
    ));

test('a row whose start is never reached still decides further on, and hides a later row there', () => {
    const ranges = [
        [1, 2],
        [0, 3],
        [2, 3],
    ] as const;
    holds(ranges);
    assert.deepEqual(
        hiddenIn(programOf(sourceOf(ranges))).map(({ kind, row, by, end }) => [
            kind,
            row.start,
            by.start,
            end,
        ]),
        [
            ['unreached', 0n, 4n, 4n],
            ['shadowed', 8n, 0n, 12n],
        ],
    );
});

function hiddenIn({ tables }: Program): readonly Hidden[] {
    const table = tableOf(tables, 'mmio');
    return table === undefined ? [] : hiddenRows(table);
}

/** What is said about a row is so at each register from its start to `end`, and at the next one it is not. */
function holds(ranges: readonly Range[]): void {
    const program = programOf(sourceOf(ranges));
    const table = tableOf(program.tables, 'mmio');
    assert.ok(table);
    const decisions = decisionsOf(policyOf(program));
    const said = new Map(hiddenRows(table).map(each => [each.row, each]));
    for (const row of table.rows) {
        const hidden = said.get(row);
        for (let address = row.start; address < row.end; address += REGISTER_BYTES) {
            const { decides, stops } = askAbout(address, decisions);
            if (hidden === undefined) assert.equal(decides, row, 'decides about all that it covers');
            else {
                const by = hidden.kind === 'shadowed' ? decides : stops;
                if (address < hidden.end) assert.equal(by, hidden.by, `${hidden.kind} by this row`);
                if (address === hidden.end) assert.notEqual(by, hidden.by, `no longer ${hidden.kind} by it`);
            }
        }
    }
}

/** Which row decides about a register, and which ends the search before any does. */
function askAbout(
    address: bigint,
    { mmio }: ReturnType<typeof decisionsOf>,
): { readonly decides: MmioRow | undefined; readonly stops: MmioRow | undefined } {
    const everything = { hardwareDomain: false, ownsFrame: () => true };
    const { reason } = mmio(everything, true, address, 1);
    assert.equal(reason.kind, 'search');
    if (reason.kind !== 'search') return { decides: undefined, stops: undefined };
    return { decides: reason.asked[0]?.row.source, stops: reason.end?.source };
}

function sourceOf(ranges: readonly Range[]): string {
    const lines = ranges.map(([first, end]) => `    ${4 * first} ..< ${4 * end} -> 1`);
    return `node nodes {\n    1 -> mfn 0xa\n}\nmmio registers {\n${lines.join('\n')}\n}\n`;
}
