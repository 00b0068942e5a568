// What the checks report under `xlnx` about a row that changes nothing agrees with the rules: without the row, every answer is the same.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Policy, policyOf } from '../../server/access/policy';
import { ALL_BITS, type Domain } from '../../server/access/tables';
import { xlnxRules } from '../../server/access/xlnx';
import { unheardRows } from '../../server/checks/scan-all';
import { REGISTER_BYTES } from '../../server/model/page';
import { type MmioRow, tableOf } from '../../server/model/program';
import { programOf } from '../emit/programs';

const RUNS = 500;

/** A row over few registers and few bits, so that rows meet. */
const rowText = fc
    .record({
        first: fc.nat({ max: 3 }),
        length: fc.integer({ min: 1, max: 3 }),
        mask: fc.constantFrom('', '', ' mask 0x1', ' mask 0x3', ' mask 0x2'),
        readonly: fc.constantFrom('', '', ' readonly'),
        node: fc.constantFrom('1', '2', '3', '4'),
        onlyHwdom: fc.constantFrom('', '', ' only hwdom'),
    })
    .map(
        ({ first, length, mask, readonly, node, onlyHwdom }) =>
            `${4 * first} ..< ${4 * (first + length)}${mask}${readonly} -> ${node}${onlyHwdom}`,
    );

test(`a row of ${RUNS} random tables that is said to change nothing changes nothing`, () => {
    let told = 0;
    fc.assert(
        fc.property(fc.array(rowText, { minLength: 2, maxLength: 7 }), rows => {
            told += holds(rows);
        }),
        { numRuns: RUNS },
    );
    assert.ok(told > RUNS / 5, `only ${told} rows were told`);
});

test('of two rows without a mask the first decides, so their order counts', () => {
    const answers = (rows: readonly string[]) => {
        const policy = policyOf(programOf(sourceOf(rows)));
        return DOMAINS.map(domain => answersAt(policy, undefined, domain, 0n));
    };
    assert.notDeepEqual(answers(['0 -> 1', '0 -> 2']), answers(['0 -> 2', '0 -> 1']));
    assert.deepEqual(
        answers(['0 mask 0x1 -> 1', '0 mask 0x2 -> 2']),
        answers(['0 mask 0x2 -> 2', '0 mask 0x1 -> 1']),
    );
});

/** Gives how many rows are told. */
function holds(rows: readonly string[]): number {
    const program = programOf(sourceOf(rows));
    const table = tableOf(program.tables, 'mmio');
    assert.ok(table);
    const policy = policyOf(program);
    const told = unheardRows(table);
    for (const { row, start, end, onlyReads } of told) {
        for (let address = start; address < end; address += REGISTER_BYTES) {
            for (const domain of DOMAINS)
                assert.deepEqual(
                    answersAt(policy, row, domain, address, onlyReads),
                    answersAt(policy, undefined, domain, address, onlyReads),
                    `${address} without ${row.at.text}\n${program.document.text}`,
                );
        }
    }
    return told.length;
}

/** Guests and hardware domains, each with none, one or both of the frames. */
const DOMAINS: readonly Domain[] = [true, false].flatMap(hardwareDomain =>
    [[], [0xa], [0xb], [0xa, 0xb]].map(frames => ({
        hardwareDomain,
        ownsFrame: (frame: number) => frames.some(each => each === frame),
    })),
);

/** Whether a domain may read and write a register, and which bits, by the table without one of its rows. */
function answersAt(
    { node, mmio, plls, edition }: Policy,
    without: MmioRow | undefined,
    domain: Domain,
    address: bigint,
    onlyReads = false,
) {
    const rows = mmio?.rows.filter(({ source }) => source !== without) ?? [];
    const rules = xlnxRules({
        node,
        reset: undefined,
        mmio: { name: '', rows },
        clock: undefined,
        plls,
        edition,
    });
    return (onlyReads ? [false] : [true, false]).map(write =>
        rules.domainHasMmioAccess(domain, write, address, ALL_BITS),
    );
}

const sourceOf = (rows: readonly string[]): string => `target xlnx
node nodes {
    1 -> mfn 0xa
    2 -> mfn 0xb
    3 -> hwdom
}
mmio registers {
${rows.map(row => `    ${row}\n`).join('')}}
`;
