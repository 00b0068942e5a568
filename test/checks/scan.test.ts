// What the checks say about a row's place in a register table is what the rules do there.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decisionsOf } from '../../server/access/decisions';
import { policyOf } from '../../server/access/policy';
import { hiddenRows } from '../../server/checks/scan';
import { type MmioRow, tableOf } from '../../server/model/program';
import { programOf } from '../emit/programs';

const RUNS = 500;

/** A register, counted in words of four bytes. A range is left out: the scan may reach one in part. */
const register = fc.nat({ max: 12 });

test(`each row of ${RUNS} random tables decides about its start unless it is said to be hidden`, () =>
    fc.assert(
        fc.property(fc.array(register, { minLength: 1, maxLength: 12 }), registers => holds(registers)),
        { numRuns: RUNS },
    ));

function holds(registers: readonly number[]): void {
    const program = programOf(sourceOf(registers));
    const table = tableOf(program.tables, 'mmio');
    assert.ok(table);
    const said = new Map([...hiddenRows(table)].map(each => [each.row, each]));
    for (const row of table.rows) {
        const { decides, stops } = askAbout(row, decisionsOf(policyOf(program)));
        const hidden = said.get(row);
        assert.equal(decides === row, hidden === undefined, 'decides by itself, or is hidden');
        if (hidden?.kind === 'unreached') assert.equal(stops, hidden.by, 'the row that ends the scan');
        if (hidden?.kind === 'shadowed') assert.ok(decides, 'another row decides');
    }
}

/** Which row decides about the start of one, and which ends the search before it. */
function askAbout(
    { start }: MmioRow,
    { mmio }: ReturnType<typeof decisionsOf>,
): { readonly decides: MmioRow | undefined; readonly stops: MmioRow | undefined } {
    const everything = { hardwareDomain: false, ownsFrame: () => true };
    const { reason } = mmio(everything, true, start, 1);
    assert.equal(reason.kind, 'search');
    if (reason.kind !== 'search') return { decides: undefined, stops: undefined };
    return { decides: reason.asked[0]?.row.source, stops: reason.end?.source };
}

function sourceOf(registers: readonly number[]): string {
    const lines = registers.map(register => `    ${4 * register} -> 1`);
    return `node nodes {\n    1 -> mfn 0xa\n}\nmmio registers {\n${lines.join('\n')}\n}\n`;
}
