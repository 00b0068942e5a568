// Which changes of rows tests notice: each on small tables, and in tables of all kinds as if every claim were asked again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { decisionsOf } from '../../server/access/decisions';
import { askedFor } from '../../server/access/owner';
import { type Policy, policyOf } from '../../server/access/policy';
import { changesOf, EVERYONES } from '../../server/claims/changes';
import { mutationsOf } from '../../server/claims/mutations';
import { holdsBy } from '../../server/claims/verdict';
import type { Program, TestLine } from '../../server/model/program';
import { programOf } from '../emit/programs';

const HEAD = `names frame {
    MM_A = at 0xa000
    MM_B = at 0xb000
}
domain dom0 hwdom {
}
domain guest {
    iomem MM_A
}
`;

const xen = (tables: string, claims: string): string =>
    `target xen\n${HEAD}${tables}test "t" {\n    ${claims.split('; ').join('\n    ')}\n}\n`;

const xlnx = (tables: string, claims: string): string => xen(tables, claims).replace('xen', 'xlnx 2022');

const claimsOf = ({ tests }: Program): TestLine[] => tests.flatMap(({ lines }) => [...lines]);

/** Tables with claims, and the changes that none of the claims notices. */
const UNNOTICED: Readonly<Record<string, readonly [source: string, unnoticed: readonly string[]]>> = {
    'a row without a claim': [
        xen('node n {\n    1 -> MM_A\n}\n', 'guest may not node 2'),
        [
            '1 -> MM_A: refused to everyone',
            '1 -> MM_A: open to everyone',
            '1 -> MM_A: also for the hardware domain',
        ],
    ],
    'that a guest may is only half of it': [
        xen('node n {\n    1 -> MM_A\n}\n', 'guest may node 1'),
        ['1 -> MM_A: open to everyone', '1 -> MM_A: also for the hardware domain'],
    ],
    'who may and who may not': [
        xen('node n {\n    1 -> MM_A\n}\n', 'guest may node 1; dom0 may not node 1'),
        [],
    ],
    'another frame': [
        xen(
            'node n {\n    1 -> MM_A\n    2 -> MM_B\n}\n',
            'guest may node 1; dom0 may not node 1; dom0 may not node 2',
        ),
        ['2 -> MM_B: granted through MM_A'],
    ],
    'a row for the hardware domain too': [
        xen('reset r {\n    1 -> MM_A or hwdom\n}\n', 'guest may reset 1; dom0 may reset 1'),
        [],
    ],
    'a row that denies': [xen('node n {\n    1 -> deny\n}\n', 'guest may not node 1'), []],
    registers: [
        xen(
            'node n {\n    1 -> MM_A\n    2 -> hwdom\n}\nmmio m {\n    0x1000 mask 0x1 -> 1\n    0x1004 readonly -> 1\n    0x1008 -> 2 only hwdom\n}\n',
            'guest may read 0x1000; guest may not write 0x1004; dom0 may not node 1; guest may not node 2; dom0 may node 2; guest may node 1',
        ),
        [
            '0x1000 mask 0x1 -> 1: with all bits',
            '0x1004 readonly -> 1: left out',
            '0x1004 readonly -> 1: of node 2',
            '0x1004 readonly -> 1: swapped with the row below',
            '0x1008 -> 2 only hwdom: left out',
            '0x1008 -> 2 only hwdom: of node 1',
        ],
    ],
    clocks: [
        xlnx(
            'node n {\n    1 -> MM_A\n    2 -> MM_B\n}\nclock c {\n    5 -> 1, 2\n    7 -> 1\n}\n',
            'guest may not clock 5; guest may node 1; dom0 may not node 1; dom0 may not node 2; guest may not node 2',
        ),
        ['5 -> 1, 2: left out', '5 -> 1, 2: swapped with the row below', '7 -> 1: left out'],
    ],
};

for (const [title, [source, expected]] of Object.entries(UNNOTICED))
    test(`not noticed: ${title}`, () => {
        const program = programOf(source);
        const { changes, noticed, unnoticed } = mutationsOf(program, 'input.eemi', claimsOf(program));
        assert.deepEqual(
            unnoticed.map(({ text, change }) => `${text}: ${change}`),
            expected,
        );
        assert.equal(changes, noticed + expected.length);
    });

test('a claim notices the same as if it were asked of the whole policy', () => {
    for (const [source] of Object.values(UNNOTICED)) {
        const program = programOf(source);
        const claims = claimsOf(program);
        const noticed = [...changesOf(program, policyOf(program))].filter(
            ({ policy }) => !claims.every(claim => holdsIn(policy, claim)),
        );
        assert.equal(mutationsOf(program, 'input.eemi', claims).noticed, noticed.length, source);
    }
});

function holdsIn(policy: Policy, claim: TestLine): boolean {
    const { action, object, domain } = claim;
    const decisions = decisionsOf(policy);
    const { hardwareDomain, ownsFrame } = askedFor(domain);
    const asker = { hardwareDomain, ownsFrame: (frame: number) => frame === EVERYONES || ownsFrame(frame) };
    if (action === 'read' || action === 'write') {
        const { allowed, mask } = decisions.mmio(asker, action === 'write', object, 0xffff_ffff);
        return holdsBy(claim, allowed, mask);
    }
    if (action === 'clock')
        return holdsBy(claim, decisions.clock?.(asker, Number(object)).allowed === true, 0);
    if (action === 'mailbox') return holdsBy(claim, decisions.mailbox?.(asker).allowed === true, 0);
    return holdsBy(claim, decisions[action](asker, Number(object)).allowed, 0);
}
