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

const CASES: Record<string, string> = {
    'a name of another chip is not said to be the same': `platform versal
domain d {
    iomem MM_RTC
          ^^^^^^ other-platform \`MM_RTC\` is declared by \`platform zynqmp\`, not by this file's \`versal\`
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
};

for (const [title, marked] of Object.entries(CASES)) test(title, () => check(marked));

test('the fix writes what the own platform calls the same device', () =>
    checkFix(
        `platform zynqmp-xlnx
node pm_node_access {
    waive index-gap "not the point"
    NODE_RTC -> MM_RTC
    ^^^^^^^^ other-platform
}
`,
        'Write ZYNQMP_PM_DEV_RTC, as zynqmp-xlnx calls it',
        `platform zynqmp-xlnx
node pm_node_access {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_RTC -> MM_RTC
}
`,
    ));
