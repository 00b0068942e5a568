// Which pages a clock needs, and which rows give nothing to any declared domain.

import assert from 'node:assert/strict';
import test from 'node:test';
import { clockShares } from '../../server/access/clock-shares';
import { idleRows } from '../../server/access/idle-rows';
import { programOf } from '../emit/programs';

const TABLES = `target xlnx 2024
names node {
    OPEN = 1
    ONE = 2
    TWO = 3
    CLOSED = 4
    OURS = 5
}
node nodes {
    OPEN..ONE -> mfn 0x10
    TWO -> mfn 0x20
    CLOSED -> deny
    OURS -> hwdom
}
mmio registers {
    0x1000 -> TWO
    0x1004 -> OURS
    0x1008 readonly -> ONE
    0x100c -> ONE only hwdom
}
clock clocks {
    1 -> OPEN, ONE
    2 -> ONE, TWO
    3 -> OURS
    4 -> ONE, CLOSED
    5 -> TWO
}
`;

test('the pages that clocks need', () =>
    assert.deepEqual(clockShares(programOf(TABLES)), [
        { id: 1, by: 'pages', pages: [0x10] },
        { id: 2, by: 'pages', pages: [0x10, 0x20] },
        { id: 3, by: 'hwdom' },
        { id: 4, by: 'nobody' },
        { id: 5, by: 'pages', pages: [0x20] },
    ]));

test('a clock whose rows the search does not reach is the hardware domain’s', () => {
    const cut = TABLES.replace('1 -> OPEN, ONE', '9 -> OPEN').replace(
        'clock clocks {',
        'clock clocks {\n    waive clock-unsorted "a test"',
    );
    assert.deepEqual(clockShares(programOf(cut))[4], { id: 5, by: 'hwdom' });
});

const IDLE: readonly (readonly [domains: string, rows: readonly string[]])[] = [
    ['', []],
    // The hardware domain reads every register without the table.
    ['domain dom0 hwdom {\n    iomem all\n}\n', ['0x1008 readonly -> ONE']],
    [
        'domain one {\n    iomem mfn 0x10\n}\n',
        [
            'TWO -> mfn 0x20',
            'OURS -> hwdom',
            '0x1000 -> TWO',
            '0x1004 -> OURS',
            '0x100c -> ONE only hwdom',
            '2 -> ONE, TWO',
            '3 -> OURS',
            '5 -> TWO',
        ],
    ],
    [
        'domain dom0 hwdom {\n}\ndomain two {\n    iomem mfn 0x20\n}\n',
        [
            'OPEN..ONE -> mfn 0x10',
            '0x1008 readonly -> ONE',
            '0x100c -> ONE only hwdom',
            '1 -> OPEN, ONE',
            '2 -> ONE, TWO',
        ],
    ],
    [
        'domain one {\n    iomem mfn 0x10\n}\ndomain two {\n    iomem mfn 0x20\n}\ndomain dom0 hwdom {\n}\n',
        ['0x100c -> ONE only hwdom', '2 -> ONE, TWO'],
    ],
];

for (const [domains, rows] of IDLE)
    test(`rows that none of these can use: ${domains.replace(/\s+/g, ' ')}`, () => {
        const program = programOf(TABLES + domains);
        assert.deepEqual(
            idleRows(program).flatMap(found => found.rows.map(row => row.at.text.trim())),
            rows,
        );
    });

test('before July 2020 node 0 is everybody’s, whatever its row says', () => {
    const program = programOf(
        'target xlnx 2019\nnode nodes {\n    0 -> hwdom\n    1 -> hwdom\n}\ndomain guest {\n}\n',
    );
    assert.deepEqual(
        idleRows(program).flatMap(found => found.rows.map(row => row.at.text.trim())),
        ['1 -> hwdom'],
    );
});
