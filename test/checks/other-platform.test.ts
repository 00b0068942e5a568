// Names of one bundled platform in a file for another.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isNameEntry } from '../../server/model/names';
import { PLATFORM_NAMES, platformOf } from '../../server/model/platforms';
import { check, checkFix } from '../marked';
import { problemsOf } from '../workspace';

const namesOf = (platform: string): string[] =>
    platformOf(platform)
        ?.scope.declared()
        .filter(isNameEntry)
        .filter(({ kind }) => kind === 'node' || kind === 'frame')
        .map(({ name }) => name) ?? [];

for (const own of PLATFORM_NAMES) {
    for (const other of PLATFORM_NAMES) {
        const known = new Set(namesOf(own));
        const foreign = namesOf(other).find(name => !known.has(name));
        if (own === other || foreign === undefined) continue;
        test(`${foreign} of ${other} in a file for ${own}`, () => {
            const [problem, ...more] = problemsOf(
                `platform ${own}\ndomain d {\n    iomem ${foreign}\n}\n`,
            ).filter(({ code }) => code !== 'wrong-kind');
            assert.equal(problem?.code, 'other-platform');
            assert.ok(
                `${problem.message} ${problem.detail}`.includes(`\`${other}\``) ||
                    problem.message.includes(`platform ${other}\``),
                problem.message,
            );
            assert.deepEqual(more, []);
        });
    }
}

/** A node table for Versal Gen 2 with these rows, and marks below the platform. */
function gen2(rows: string, marks = ''): string {
    return `platform versal2
${marks}node pm_node_access {
    index PM_NODE_IDX(id) = id & 0x3fff
    waive mailbox-row "reduced"
${rows}}
`;
}

const CASES: Record<string, string> = {
    'a name of another chip is not said to be the same': `platform versal
domain d {
    iomem MM_RTC
          ^^^^^^ other-platform \`MM_RTC\` is declared by \`platform zynqmp-xlnx\`, not by this file's \`versal\`
}
`,
    'without a platform': `domain d {
    iomem MM_RTC
          ^^^^^^ other-platform and this file names no platform
}
`,
    'a name that the file declares itself': `platform zynqmp
names frame {
    MM_DEV_RTC = at 0xff000000
}
domain d {
    iomem MM_DEV_RTC
}
`,
    'a name that no platform has': `platform zynqmp
domain d {
    iomem MM_NOTHING_OF_THE_KIND
          ^^^^^^^^^^^^^^^^^^^^^^ unknown-name
}
`,
    'a platform that is not known says nothing about names': `platform zinq
         ^^^^ unknown-platform
domain d {
    iomem MM_DEV_RTC
}
`,
    'rows for another chip of the family, whose names are known here too': gen2(
        `    VERSAL_NET_PM_DEV_GTM_5..VERSAL_NET_PM_DEV_GTM_7 -> hwdom
    VERSAL_PM_DEV_UART_0 -> MM_DEV_UART_0
    VERSAL_PM_DEV_GEM_0 -> MM_DEV_RTC
`,
        `         ^^^^^^^ wrong-platform wrong chip? \`VERSAL_NET_PM_DEV_GTM_5\` and 2 other names are on versal-net's chip, not on versal2's
`,
    ),
    'rows that say of devices of another chip that they are not there': gen2(
        '    waive index-gap "reduced"\n    VERSAL_NET_PM_DEV_GTM_5..VERSAL_NET_PM_DEV_GTM_9 -> deny\n',
    ),
    'a few rows for devices of another chip': gen2(
        '    waive index-gap "reduced"\n    VERSAL_NET_PM_DEV_GTM_5..VERSAL_NET_PM_DEV_GTM_6 -> hwdom\n',
    ),
    'rows for devices of another chip beside one that only this one has': gen2(
        `    waive index-gap "reduced"
    VERSAL_NET_PM_DEV_GTM_5..VERSAL_NET_PM_DEV_GTM_9 -> hwdom
    VERSAL2_PM_DEV_UFS -> hwdom
`,
    ),
};

for (const [title, marked] of Object.entries(CASES)) test(title, () => check(marked));

/** A row of a file for a platform, what it becomes, and the fix that does it. */
const FIXES: readonly (readonly [platform: string, row: string, becomes: string, title: string])[] = [
    [
        'zynqmp-xlnx',
        'NODE_RTC -> MM_RTC',
        'ZYNQMP_PM_DEV_RTC -> MM_RTC',
        'Write ZYNQMP_PM_DEV_RTC, as zynqmp-xlnx calls it',
    ],
    [
        'zynqmp',
        'NODE_SD_1 -> ZYNQMP_PM_DEV_SD_1',
        'NODE_SD_1 -> MM_SD1',
        'Write MM_SD1, the registers of NODE_SD_1: its owner gets it',
    ],
    [
        'zynqmp',
        'NODE_RTC -> MM_DEV_RTC',
        'NODE_RTC -> MM_RTC',
        'Write MM_RTC, the registers of NODE_RTC: its owner gets it',
    ],
];

for (const [platform, row, becomes, title] of FIXES) {
    test(`fix: ${row} on ${platform}`, () => {
        const name = row.startsWith(becomes.split(' ')[0] ?? '')
            ? (row.split(' ').at(-1) ?? '')
            : (row.split(' ')[0] ?? '');
        const mark = ' '.repeat(4 + row.indexOf(name)) + '^'.repeat(name.length);
        const text = (line: string) =>
            `platform ${platform}\nnode pm_node_access {\n    waive index-gap "not the point"\n    ${line}\n}\n`;
        checkFix(text(`${row}\n${mark} other-platform`), title, text(becomes));
    });
}
