// What guests may do by AMD's tables for ZynqMP, by the files that give them their pages: guests as they were shipped.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { askedFor } from '../../server/access/owner';
import { policyOf, rulesOf } from '../../server/access/policy';
import { ALL_BITS } from '../../server/access/tables';
import { type Analysis, analyse } from '../../server/checks/analyse';
import { type Program, tableOf } from '../../server/model/program';
import { firmwareTree } from '../guests/firmware-tree';
import { hostOf } from '../workspace';

const TABLES = readFileSync('examples/zynqmp-xlnx/zynqmp-xlnx.eemi', 'utf8');

interface Guest {
    /** The lines of its domain. */
    readonly domain: string;
    readonly files: Readonly<Record<string, string>>;
    readonly pages: string;
    readonly node: string;
    readonly reset: string;
    readonly clock: string;
    readonly codes?: string;
}

/** An entry of `xen,reg` for each page, mapped where it is. */
const reg = (...pages: readonly string[]): string =>
    `xen,reg = ${pages.map(page => `<0x0 0x${page}000 0x0 0x1000 0x0 0x${page}000>`).join(', ')};`;

const CARD = 'clocks = <&clk 0x37>, <&clk 0x1f>; resets = <&rst 0x27>; xen,path = "/axi/mmc@ff170000";';
const TIMERS = ['ff110', 'ff120', 'ff130', 'ff140'];

const GUESTS: Readonly<Record<string, Guest>> = {
    'a network guest with the page of another controller, as it was shipped for seven months': {
        domain: 'from "network.cfg"',
        files: {
            'network.cfg': `name = "guest0"
memory = 256
dtdev = [ "/amba/ethernet@ff0e0000" ]
device_tree = "/etc/xen/part.dtb"
irqs = [ 95 ]
iomem = [ "0xff0c0,1" ]
`,
        },
        pages: 'ff0c0',
        node: 'ETH_1',
        reset: 'GEM1',
        clock: 'GEM1_REF GEM1_REF_UNGATED GEM1_RX GEM1_TX',
        codes: 'dtdev-without-page',
    },
    'the same guest with its own page': {
        domain: 'from "network.cfg"',
        files: {
            'network.cfg': `dtdev = [ "/amba/ethernet@ff0e0000" ]\niomem = [ "0xff0e0,1" ]\n`,
        },
        pages: 'ff0e0',
        node: 'ETH_3',
        reset: 'GEM3',
        clock: 'GEM3_REF GEM3_REF_UNGATED GEM3_RX GEM3_TX',
    },
    'a bare guest with three devices: one timer of four is not enough for the bus clock': {
        domain: 'from "bare.cfg"',
        files: {
            'bare.cfg': `cpus = [1]
dtdev = [ "/amba/serial@ff010000","/amba/ethernet@ff0e0000", "/amba/timer@ff110000" ]
irqs = [ 54, 95, 68, 69, 70 ]
iomem = [ "0xff010,1", "0xff0e0,1", "0xff110,1" ]
`,
        },
        pages: 'ff010 ff0e0 ff110',
        node: 'ETH_3 TTC_0 UART_1',
        reset: 'GEM3 TTC0 UART1',
        clock: 'GEM3_REF GEM3_REF_UNGATED GEM3_RX GEM3_TX UART1_REF',
    },
    'memory that is shared, which no row goes by': {
        domain: 'from "shared.cfg"',
        files: { 'shared.cfg': 'iomem = ["0x70000,1@0x70000,memory"]\n' },
        pages: '70000',
        node: '',
        reset: '',
        clock: '',
    },
    'shared memory and a device, with a number without 0x': {
        domain: 'from "shared.cfg"',
        files: { 'shared.cfg': 'iomem = [ "0x70000,1@0x70000,devmem", "ff010,1" ]\n' },
        pages: '70000 ff010',
        node: 'UART_1',
        reset: 'UART1',
        clock: 'UART1_REF',
    },
    'a card whose bus clock needs four timers, without them': {
        domain: 'from "card.dtb"',
        files: { 'card.dtb': firmwareTree(`mmc@ff170000 { ${CARD} ${reg('ff170')} };`) },
        pages: 'ff170 ff171',
        node: 'SD_1',
        reset: 'SDIO1',
        clock: 'SDIO1_REF',
        codes: 'device-lacks',
    },
    'the same card with the timers, which the guest then controls as well': {
        domain: 'from "card.dtb" node "mmc@ff170000"',
        files: { 'card.dtb': firmwareTree(`mmc@ff170000 { ${CARD} ${reg('ff170', ...TIMERS)} };`) },
        pages: 'ff170 ff171 ff110 ff111 ff120 ff121 ff130 ff131 ff140 ff141',
        node: 'SD_1 TTC_0 TTC_1 TTC_2 TTC_3',
        reset: 'SDIO1 TTC0 TTC1 TTC2 TTC3',
        clock: 'LPD_LSBUS SDIO1_REF',
    },
    'what is below a device is no memory': {
        domain: 'from "flash.dtb"',
        files: {
            'flash.dtb': firmwareTree(`spi@ff0f0000 {
                #address-cells = <1>; #size-cells = <0>; clocks = <&clk 0x35>; xen,path = "/axi/spi@ff0f0000";
                ${reg('ff0f0')}
                flash@0 { reg = <0x0>; #address-cells = <1>; #size-cells = <1>; partition@0 { reg = <0x0 0x1e00000>; }; };
            };`),
        },
        pages: 'ff0f0 ff0f1',
        node: 'QSPI',
        reset: 'QSPI',
        clock: 'QSPI_REF',
    },
    'two devices of one guest, as a tool writes them that is given their paths': {
        domain: 'from "devices.dtb"',
        files: {
            'devices.dtb': firmwareTree(
                `ethernet@ff0e0000 { xen,path = "/axi/ethernet@ff0e0000"; ${reg('ff0e0')} };`,
                `serial@ff000000 { xen,path = "/axi/serial@ff000000"; ${reg('ff000')} };`,
            ),
        },
        pages: 'ff0e0 ff0e1 ff000 ff001',
        node: 'ETH_3 UART_0',
        reset: 'GEM3 UART0',
        clock: 'GEM3_REF GEM3_REF_UNGATED GEM3_RX GEM3_TX UART0_REF',
    },
    'a device in the fabric, which no row goes by': {
        domain: 'from "fabric.dtb"',
        files: {
            'fabric.dtb': firmwareTree(`serial@a0001000 {
                ${reg('a0001')} xen,path = "/amba_pl@0/serial@a0000000"; xen,force-assign-without-iommu;
            };`),
        },
        pages: 'a0001 a0002',
        node: '',
        reset: '',
        clock: '',
    },
    'pages of a line and of two files add up': {
        domain: 'iomem MM_UART0\n    from "a.cfg"\n    from "b.cfg"',
        files: {
            'a.cfg': 'iomem = [ "ff010,1" ]\n',
            'b.cfg': 'iomem = [ "ff110,1" ];iomem+=[ "ff120,1" ]\n',
        },
        pages: 'ff000 ff010 ff110 ff120',
        node: 'TTC_0 TTC_1 UART_0 UART_1',
        reset: 'TTC0 TTC1 UART0 UART1',
        clock: 'UART0_REF UART1_REF',
    },
};

test('a device that lacks what its clocks need is told all of it, and what that gives besides', () => {
    const files = { 'card.dtb': firmwareTree(`mmc@ff170000 { ${CARD} ${reg('ff170')} };`) };
    const [found] = analysisOf('from "card.dtb"', files).problems;
    assert.equal(
        found?.message,
        'guest may not use ZYNQMP_PM_CLK_LPD_LSBUS, which mmc@ff170000 needs: it lacks 4 pages',
    );
    for (const words of [
        '0xff110 (MM_TTC0)',
        '0xff140 (MM_TTC3)',
        'ZYNQMP_PM_DEV_TTC_0..ZYNQMP_PM_DEV_TTC_3',
        'ZYNQMP_PM_RST_TTC0..',
    ])
        assert.ok(found?.detail.includes(words), found?.detail);
});

test('two guests with the same timers may reset them under each other', () => {
    const files = {
        'a.dtb': firmwareTree(
            `serial@ff000000 { xen,force-assign-without-iommu = <1>; xen,path = "/axi/serial@ff000000"; clocks = <&clk 0x38>, <&clk 0x1f>; ${reg('ff000', ...TIMERS)} };`,
        ),
        'b.dtb': firmwareTree(
            `spi@ff0f0000 { xen,path = "/axi/spi@ff0f0000"; clocks = <&clk 0x35>, <&clk 0x1f>; ${reg('ff0f0', ...TIMERS)} };`,
        ),
    };
    const { problems } = analysisOf('from "a.dtb"\n}\ndomain other {\n    from "b.dtb"', files);
    assert.deepEqual(
        problems.map(({ code, message }) => `${code}: ${message}`),
        [
            'page-of-several: guest and other own 0xff110 (MM_TTC0), 0xff111 and 6 more: each may control, and reset, what the other uses',
        ],
    );
});

/** The analysis of a guest beside AMD's tables. */
function analysisOf(domain: string, files: Readonly<Record<string, string>>): Analysis {
    const source = `import "tables.eemi"\ndomain guest {\n    ${domain}\n}\n`;
    const all = new Map(Object.entries({ ...files, 'tables.eemi': TABLES, 'input.eemi': source }));
    const analysis = analyse('input.eemi', hostOf(all));
    assert.ok(analysis);
    return analysis;
}

/** The names of the ids of a kind that a guest may use, sorted. */
function allowed({ scope }: Program, kind: 'node' | 'reset' | 'clock', may: (id: number) => boolean): string {
    const firstNames = new Map([...scope.names(kind)].reverse().map(({ value, name }) => [value, name]));
    return [...firstNames]
        .filter(([id]) => id !== undefined && may(Number(id)))
        .map(([, name]) => name.replace(/^ZYNQMP_PM_[A-Z]+_/, ''))
        .sort()
        .join(' ');
}

for (const [title, { domain, files, codes = '', ...expected }] of Object.entries(GUESTS)) {
    test(title, () => {
        const { program, problems } = analysisOf(domain, files);
        assert.equal(problems.map(({ code }) => code).join(' '), codes);
        const [guest] = program.domains;
        assert.ok(guest?.isKnown);
        const rules = rulesOf(policyOf(program));
        const asked = askedFor(guest);
        assert.deepEqual(
            {
                pages: guest.ranges.map(({ first }) => first.toString(16)).join(' '),
                node: allowed(program, 'node', id => rules.domainHasNodeAccess(asked, id)),
                reset: allowed(program, 'reset', id => rules.domainHasResetAccess(asked, id)),
                clock: allowed(program, 'clock', id => rules.domainHasClockAccess?.(asked, id) === true),
            },
            expected,
        );
    });
}

test('a guest with the page of a controller may write by the four rows of its registers', () => {
    const { program } = analysisOf('from "g.cfg"', { 'g.cfg': 'iomem = ["ff0e0,1"]\n' });
    const [guest] = program.domains;
    assert.ok(guest);
    const { domainHasMmioAccess } = rulesOf(policyOf(program));
    const written = (tableOf(program.tables, 'mmio')?.rows ?? [])
        .filter(({ start }) => domainHasMmioAccess(askedFor(guest), true, start, ALL_BITS).allowed)
        .map(({ first }) => first.register?.name);
    assert.deepEqual(
        [...new Set(written)],
        [
            'R_CRL_GEM3_REF_CTRL',
            'R_IOU_SLCR_GEM_CTRL',
            'R_IOU_SLCR_IOU_COHERENT_CTRL',
            'R_IOU_SLCR_IOU_RAM_GEM3',
        ],
    );
});
