// That the firmware decides after Xen, and what else no answer says: with each answer that allows something, and in the documentation.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { domainsOf } from '../../server/questions/question';
import { answerReport } from '../../server/questions/report';
import { ask, boardOf } from './board';

/** Each with whether anything is allowed. */
const SECOND_FILTER: readonly (readonly [words: string, allowed: boolean])[] = [
    ['node ZYNQMP_PM_DEV_USB_0', true],
    ['reset ZYNQMP_PM_RST_USB0_APB', true],
    ['clock ZYNQMP_PM_CLK_USB0_BUS_REF', true],
    ['node ZYNQMP_PM_DEV_NAND', false],
];

for (const [words, allowed] of SECOND_FILTER)
    test(`${words}: the firmware may still refuse what Xen allows, and only that is said to be in doubt`, () => {
        const { asked, question } = ask(
            boardOf('import "zynqmp-xlnx.eemi"\ndomain guest {\n    iomem MM_USB3_0_XHCI\n}\n'),
            words,
        );
        const report = answerReport(asked.program, question, domainsOf(asked.program), {
            format: 'text',
            who: false,
        });
        assert.ok('paragraphs' in report);
        const said = report.paragraphs.map(({ text }) => text);
        assert.ok(said[0]?.startsWith(`guest ${allowed ? 'may' : 'may not'} `), said[0]);
        assert.equal(
            said.some(text => text.startsWith("This is Xen's half")),
            allowed,
        );
    });

test('the page for users says what no answer says', () => {
    const page = readFileSync('docs/questions.md', 'utf8');
    for (const limit of [
        'The firmware is a second filter',
        'Other calls are decided elsewhere',
        'A node is a whole block',
    ])
        assert.ok(page.includes(`- **${limit}.**`), limit);
});
