// What guests may do by the files that give them their pages, about the tables that ship: configurations with the cacheability of
// shared memory, and a device tree whose regions give a page more than they map.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { askable } from '../../server/questions/answers';
import { overviewData } from '../../server/questions/data';
import { holdingsOf } from '../../server/questions/holdings';
import { matrixOf } from '../../server/questions/matrix';
import { domainParagraphs, matrixParagraphs } from '../../server/questions/paragraphs';
import { domainsOf } from '../../server/questions/question';
import { pathOf } from '../emit/programs';
import { filesOf, hostOf, ROOT } from '../workspace';

/** A board with the tables of an example: lines, and the files that they name. */
function board(example: 'zynqmp-xlnx' | 'versal2', source: string) {
    const files = new Map(filesOf(`import "tables.eemi"\n${source}`));
    files.set('tables.eemi', readFileSync(pathOf(example), 'utf8'));
    const { program, problems } = analyse(ROOT, hostOf(files)) ?? assert.fail('not read');
    return { asked: askable(program), problems, domains: domainsOf(program) };
}

/** What the last domain may do. */
function heldBy(example: 'zynqmp-xlnx' | 'versal2', source: string): string[] {
    const { asked, domains } = board(example, source);
    const domain = domains.at(-1) ?? assert.fail('no domain');
    return domainParagraphs(asked, domain).map(({ lead, text }) => lead + text);
}

const fromCfg = (text: string): string => `domain guest {\n    from "g.cfg"\n}\n--- g.cfg\n${text}\n`;

test('shared memory with its cacheability gives a page without a row', () =>
    assert.deepEqual(
        heldBy('zynqmp-xlnx', fromCfg('device_tree = "snippet.dtb"\niomem = ["0x70000,1@0x70000,memory"]')),
        ['guest may control nothing', 'without a row: 0x70000'],
    ));

test('device memory beside it gives the device of the other page', () =>
    assert.deepEqual(heldBy('zynqmp-xlnx', fromCfg('iomem = [ "0x70000,1@0x70000,devmem", "ff010,1" ]')), [
        'guest may control',
        '  MM_UART1  0xff010  node ZYNQMP_PM_DEV_UART_1; reset ZYNQMP_PM_RST_UART1; clock ZYNQMP_PM_CLK_UART1_REF',
        'without a row: 0x70000',
    ]));

test('the cacheability is read behind @GFN only: otherwise no guest starts, and nothing is assumed', () => {
    const { problems, domains } = board('zynqmp-xlnx', fromCfg('iomem = [ "0x70000,1,memory" ]'));
    assert.deepEqual(
        problems.map(({ severity }) => severity),
        ['error'],
    );
    assert.equal(domains.at(-1)?.isKnown, false);
});

const GPU = `domain cluster {
    from "gpu.dtb"
}
--- gpu.dtb
/dts-v1/;
/ {
    passthrough {
        #address-cells = <2>;
        #size-cells = <2>;
        message@ed0fffc0 { reg = <0x00 0xed0fffc0 0x00 0x40>; };
        gpu@ed0e0000 {
            reg = <0x00 0xed0e0000 0x00 0x1ffc0>;
            xen,reg = <0x00 0xed0e0000 0x00 0x20000 0x00 0xed0e0000>;
            xen,path = "/axi/gpu@ed0e0000";
        };
    };
};
`;

test('a partition of the GPU by xen,reg, never by reg: no row is about it, nor about the extra page', () => {
    assert.deepEqual(heldBy('versal2', GPU), [
        'cluster may control nothing',
        'without a row: 0xed0e0, 0xed0e1, 0xed0e2 and 30 more',
    ]);
    const { domains, problems } = board('versal2', GPU);
    const cluster = domains.at(-1) ?? assert.fail('no domain');
    assert.deepEqual(
        [0xed0dfn, 0xed0e0n, 0xed0ffn, 0xed100n, 0xed101n].map(page => [
            cluster.owns(page),
            cluster.ownsAsExtra(page),
        ]),
        [
            [false, false],
            [true, false],
            [true, false],
            [true, true],
            [false, false],
        ],
    );
    // The example gives this window to a guest of its own; nothing is to be said of the extra page.
    assert.deepEqual(
        problems.map(({ code }) => code),
        ['page-of-several'],
    );
});

const TIMERS = `domain first {
    from "timers.dtb"
}
domain meant {
    iomem MM_TTC1
}
--- timers.dtb
/dts-v1/;
/ {
    passthrough {
        #address-cells = <2>;
        #size-cells = <2>;
        gem@ff0e0000 {
            xen,reg = <0x00 0xff100000 0x00 0x10000 0x00 0xff100000>;
            xen,path = "/axi/gem@ff0e0000";
        };
    };
};
`;

test('what the extra page gives is marked, by itself and in the matrix', () => {
    const source = TIMERS.replace('0xff100000 0x00 0x10000', '0xff110000 0x00 0x10000');
    const { asked, domains } = board('zynqmp-xlnx', source);
    const held = domains.filter(({ hwdom }) => !hwdom).map(each => holdingsOf(asked, each));
    const [first] = held;
    assert.deepEqual(
        first?.holdings.map(({ name, isExtra }) => [name, isExtra]),
        [
            ['MM_TTC0', false],
            ['MM_TTC1', true],
        ],
    );
    assert.deepEqual(
        domainParagraphs(asked, first?.domain ?? assert.fail('no domain'))
            .map(({ lead, text }) => lead + text)
            .slice(0, 3),
        [
            'first may control',
            '  MM_TTC0  0xff110  node ZYNQMP_PM_DEV_TTC_0; reset ZYNQMP_PM_RST_TTC0',
            '  MM_TTC1  0xff120  node ZYNQMP_PM_DEV_TTC_1; reset ZYNQMP_PM_RST_TTC1 (only by the page that Xen adds behind a region of a device tree; meant owns this page too)',
        ],
    );
    assert.deepEqual(
        matrixParagraphs(matrixOf(held)).map(({ lead, text }) => (lead + text).trimEnd()),
        [
            '                  first  meant',
            'MM_TTC0  0xff110  yes    -      node ZYNQMP_PM_DEV_TTC_0; reset ZYNQMP_PM_RST_TTC0',
            'MM_TTC1  0xff120  extra  yes    node ZYNQMP_PM_DEV_TTC_1; reset ZYNQMP_PM_RST_TTC1',
            'extra: only by the page that Xen adds behind a region of a device tree',
            'Both can control, and so can take from each other',
            '  first and meant: node ZYNQMP_PM_DEV_TTC_1; reset ZYNQMP_PM_RST_TTC1',
        ],
    );
    const data: unknown = JSON.parse(JSON.stringify(overviewData(asked, domains)));
    assert.match(JSON.stringify(data), /"page":1044768,"name":"MM_TTC1".*"extraPage":true/);
});
