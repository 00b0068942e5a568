// With which pages a guest may use devices: enough, none too many, and what else they give.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { passersOf } from '../../server/access/passers';
import { askable } from '../../server/questions/answers';
import { needsOf, nodeCalled } from '../../server/questions/needs';
import { needsReport } from '../../server/questions/report';
import { exampleProgram, programOf, XLNX_EXAMPLES } from '../emit/programs';
import { faults, type Schema } from './schema';

for (const name of XLNX_EXAMPLES)
    test(`of ${name}, each device: the pages are enough, and none is too many`, () => {
        const asked = askable(exampleProgram(name));
        const may = (
            pages: ReadonlySet<number>,
            { kind, id }: { kind: 'node' | 'reset' | 'clock'; id: number },
        ) =>
            asked.decisions[kind]?.({ hardwareDomain: false, ownsFrame: frame => pages.has(frame) }, id)
                .allowed;
        for (const { id, source } of asked.policy.node?.rows ?? []) {
            if (passersOf(source).frame === undefined) continue;
            const { pages, withheld } = needsOf(asked, [id]);
            const all = new Set(pages.map(({ page }) => page));
            const things = pages.flatMap(page => page.things);
            assert.ok(
                things.every(thing => may(all, thing)),
                `${id}: something is refused`,
            );
            assert.ok(!withheld.some(thing => may(all, thing)), `${id}: something is given after all`);
            for (const page of pages) {
                const fewer = new Set([...all].filter(each => each !== page.page));
                assert.ok(
                    page.things.every(thing => !may(fewer, thing)),
                    `${id}: ${page.name} is not needed`,
                );
                assert.ok(
                    page.others.things.every(thing => may(all, thing)),
                    `${id}: ${page.name} gives less`,
                );
            }
        }
    });

const BOARD = programOf(`platform zynqmp-xlnx
node nodes {
    waive index-gap "an example"
    ZYNQMP_PM_DEV_TTC_0 -> MM_TTC0
    ZYNQMP_PM_DEV_TTC_1 -> MM_TTC1
    ZYNQMP_PM_DEV_SD_0  -> MM_SD0
    ZYNQMP_PM_DEV_SD_1  -> MM_TTC1
    ZYNQMP_PM_DEV_GPU   -> hwdom
}
reset resets {
    index IDX(n) = n - ZYNQMP_PM_RST_PCIE_CFG
    waive index-gap "an example"
    ZYNQMP_PM_RST_TTC0  -> MM_TTC0
    ZYNQMP_PM_RST_SDIO0 -> hwdom
}
clock clocks {
    waive clock-gap "an example"
    ZYNQMP_PM_CLK_LPD_LSBUS -> ZYNQMP_PM_DEV_TTC_0, ZYNQMP_PM_DEV_TTC_1
    ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0
}
`);

const TEXTS: readonly (readonly [devices: string, lines: readonly string[]])[] = [
    [
        'ZYNQMP_PM_DEV_TTC_0',
        [
            'to use ZYNQMP_PM_DEV_TTC_0, a guest needs',
            '    iomem mfn 0xff110  // MM_TTC0  for node ZYNQMP_PM_DEV_TTC_0; reset ZYNQMP_PM_RST_TTC0; clock ZYNQMP_PM_CLK_LPD_LSBUS',
            '    iomem mfn 0xff120  // MM_TTC1  for clock ZYNQMP_PM_CLK_LPD_LSBUS',
            'which also gives it',
            '    MM_TTC1: node ZYNQMP_PM_DEV_TTC_1, ZYNQMP_PM_DEV_SD_1',
        ],
    ],
    [
        '39',
        [
            'to use ZYNQMP_PM_DEV_SD_0, a guest needs',
            '    iomem mfn 0xff160  // MM_SD0  for node ZYNQMP_PM_DEV_SD_0; clock ZYNQMP_PM_CLK_SDIO0_REF',
            'no page gives: reset ZYNQMP_PM_RST_SDIO0',
        ],
    ],
    [
        'ZYNQMP_PM_DEV_GPU',
        [
            'no page lets a guest use ZYNQMP_PM_DEV_GPU',
            'no page gives: node ZYNQMP_PM_DEV_GPU; reset ZYNQMP_PM_RST_GPU',
        ],
    ],
];

for (const [device, lines] of TEXTS)
    test(`what ${device} needs`, () => {
        const report = needsReport(BOARD, [device], 'text');
        assert.ok('paragraphs' in report);
        assert.deepEqual(report.paragraphs.map(({ lead, text }) => lead + text).slice(0, -2), lines);
    });

test('what is no node has no answer', () => {
    assert.equal(nodeCalled(BOARD, 'MM_SD0'), undefined);
    assert.equal(nodeCalled(BOARD, ''), undefined);
    assert.equal(nodeCalled(BOARD, '-1'), undefined);
    assert.deepEqual(needsReport(BOARD, ['ZYNQMP_PM_DEV_SD0'], 'text'), {
        refusal:
            '`ZYNQMP_PM_DEV_SD0` is no node; did you mean ZYNQMP_PM_DEV_SD_0, ZYNQMP_PM_DEV_SD_1 or ZYNQMP_PM_DEV_DDR?',
    });
});

test('the data is as the schema says, and the table has a line for each page', () => {
    const schema: Schema = JSON.parse(readFileSync('docs/query.schema.json', 'utf8'));
    const report = needsReport(BOARD, ['ZYNQMP_PM_DEV_TTC_0'], 'json');
    assert.ok('data' in report);
    assert.deepEqual(faults(JSON.parse(JSON.stringify(report.data)), schema), []);
    const table = needsReport(BOARD, ['ZYNQMP_PM_DEV_TTC_0'], 'csv');
    assert.ok('text' in table);
    assert.equal(table.text.split('\n').length, 4);
});
