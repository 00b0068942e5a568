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

/** What a row is for: a range of few registers, or, as only `xlnx` has it, one address, which may be between two registers. */
const addresses = fc.oneof(
    fc
        .record({ first: fc.nat({ max: 3 }), length: fc.integer({ min: 1, max: 3 }) })
        .map(({ first, length }) => `${4 * first} ..< ${4 * (first + length)}`),
    fc
        .record({ first: fc.nat({ max: 12 }), length: fc.integer({ min: 1, max: 9 }) })
        .map(({ first, length }) => `${first} ..< ${first + length}`),
    fc.nat({ max: 14 }).map(String),
    fc.nat({ max: 3 }).map(first => String(4 * first)),
);

/** A row over few registers and few bits, so that rows meet. */
const rowText = fc
    .record({
        addresses,
        mask: fc.constantFrom('', '', ' mask 0x1', ' mask 0x3', ' mask 0x2'),
        readonly: fc.constantFrom('', '', ' readonly'),
        node: fc.constantFrom('1', '2', '3', '4'),
        onlyHwdom: fc.constantFrom('', '', ' only hwdom'),
    })
    .map(
        ({ addresses, mask, readonly, node, onlyHwdom }) =>
            `${addresses}${mask}${readonly} -> ${node}${onlyHwdom}`,
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

const TOLD: Record<string, readonly [rows: readonly string[], told: readonly string[]]> = {
    'rows for addresses in one register decide about their own': [['16 -> 1', '18 -> 2'], []],
    'the same address': [['18 -> 1', '18 -> 2'], ['18 -> 2: 18 to 19']],
    'a range holds an address between two registers': [['16 ..< 20 -> 1', '18 -> 2'], ['18 -> 2: 18 to 19']],
    'a range begins behind the address': [['18 ..< 24 -> 1', '16 -> 2'], []],
    'a range holds no register': [['16 -> 1', '17 ..< 20 -> 2'], []],
    'an address between two registers takes nothing from a range': [['18 -> 1', '16 ..< 20 -> 2'], []],
    'nor does it give a node bits of the register': [['18 mask 0x3 -> 1', '16 mask 0x1 -> 1'], []],
    'all registers of a range, by rows for one each': [
        ['16 -> 1', '20 -> 1', '16 ..< 24 -> 2'],
        ['16 ..< 24 -> 2: 16 to 24'],
    ],
    'the only register of a range that begins and ends between two': [
        ['20 -> 1', '18 ..< 22 -> 2'],
        ['18 ..< 22 -> 2: 18 to 22'],
    ],
    'one register of such a range': [['20 -> 1', '18 ..< 26 -> 2'], ['18 ..< 26 -> 2: 20 to 24']],
    'the last register of a range that ends in it': [
        ['24 -> 1', '16 ..< 26 -> 2'],
        ['16 ..< 26 -> 2: 24 to 26'],
    ],
};

for (const [title, [rows, expected]] of Object.entries(TOLD))
    test(`rows that change nothing: ${title}`, () => {
        const table = tableOf(programOf(sourceOf(rows)).tables, 'mmio');
        assert.ok(table);
        const told = unheardRows(table).map(
            ({ row, start, end }) => `${row.at.text.trim()}: ${start} to ${end}`,
        );
        assert.deepEqual(told, expected);
        holds(rows);
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
        for (const address of namedIn(start, end, row)) {
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

/** How calls name what a row is for: a register by its first byte, and otherwise the one address that the row names. */
function namedIn(start: bigint, end: bigint, { last }: MmioRow): bigint[] {
    if (last === undefined) return [start];
    const all = Array.from({ length: Number(end - start) }, (_, at) => start + BigInt(at));
    return all.filter(address => address % REGISTER_BYTES === 0n);
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
