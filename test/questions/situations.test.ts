// Guests as people have really passed devices to them, or wished to, with what was asked about them and the right answer: what is found,
// what each may do, and why not. Names are written without what all names of their kind begin with.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import type { Domain } from '../../server/model/domain';
import { type Asked, answer, askable, mayIn } from '../../server/questions/answers';
import { callerNotes } from '../../server/questions/caller';
import { holdingsOf } from '../../server/questions/holdings';
import { type Contents, matrixOf } from '../../server/questions/matrix';
import { domainsOf, MAILBOX, type Question } from '../../server/questions/question';
import type { ObjectKind } from '../../server/questions/things-alike';
import { traceOf } from '../../server/questions/trace';
import { type Example, inEdition, pathOf } from '../emit/programs';
import { firmwareTree } from '../guests/firmware-tree';
import { filesOf, hostOf, ROOT } from '../workspace';

interface Situation {
    /** The tables that ship for this chip; those for ZynqMP if it is left out. */
    readonly example?: Example;
    readonly edition?: number;
    /** Domains and tests, and the files that they name. */
    readonly files: string;
    /** All that `check` says: the code, and words that must be there. */
    readonly found?: readonly (readonly [code: string, ...words: string[]])[];
    /**
     * `GUEST`: all that it may do. `GUEST owns`: its pages. `GUEST and GUEST`: what both can control. Otherwise a question. The answer is
     * `yes` or `no`, with the pages that are lacking or the row that refuses, and what Xen's caller makes of it behind `but`.
     */
    readonly asked: Readonly<Record<string, string>>;
}

/** An entry of `xen,reg` for each region, mapped where it is. */
const reg = (...regions: readonly (readonly [address: string, size: string])[]): string =>
    `xen,reg = ${regions.map(([at, size]) => `<${wide(at)} ${wide(size)} ${wide(at)}>`).join(', ')};`;

/** A number as two cells. */
const wide = (number: string): string =>
    `0x${(BigInt(number) >> 32n).toString(16)} 0x${(BigInt(number) & 0xffff_ffffn).toString(16)}`;

const page = (address: string): readonly [string, string] => [address, '0x1000'];
const TIMERS = ['0xff110000', '0xff120000', '0xff130000', '0xff140000'].map(page);

const card = (...regions: readonly (readonly [string, string])[]): string =>
    firmwareTree(`mmc@ff170000 {
            clocks = <&clk 0x37>, <&clk 0x1f>;
            xen,path = "/axi/mmc@ff170000"; ${reg(...regions)}
        };`);

const CARD_ALONE = `domain card {
    from "card.dtb"
}
test "the clocks that the tree names" {
    card may clock ZYNQMP_PM_CLK_SDIO1_REF
    card may clock ZYNQMP_PM_CLK_LPD_LSBUS
}
--- card.dtb
${card(page('0xff170000'))}`;

const from = (file: string, text: string): string => `domain guest {
    from "${file}"
}
--- ${file}
${text}`;

const GPU = `gpu@ed0e0000 {
            reg = <0x0 0xed0e0000 0x0 0x1ffc0>;
            xen,path = "/axi/gpu@ed0e0000"; ${reg(['0xed0e0000', '0x20000'])}
        };`;

const SITUATIONS: Readonly<Record<string, Situation>> = {
    'a card whose bus clock hangs on four timers, with its own page': {
        files: CARD_ALONE,
        found: [
            ['device-lacks', 'LPD_LSBUS', 'lacks 4 pages', '0xff110', '0xff140', 'TTC_0..', 'RST_TTC0..'],
            ['false-claim', '`card` may not control `ZYNQMP_PM_CLK_LPD_LSBUS`'],
        ],
        asked: {
            card: 'node SD_1; reset SDIO1; clock SDIO1_REF; 4 registers',
            'card owns': 'ff170 ff171',
            'card clock LPD_LSBUS':
                'no, lacks ff110 ff120 ff130 ff140, but enabling it while it runs succeeds all the same; disabling it is answered with success and does nothing',
        },
    },
    'the same in trees of before 2022, where enabling is refused too': {
        edition: 2020,
        files: CARD_ALONE,
        found: [
            ['device-lacks', 'LPD_LSBUS'],
            ['false-claim', 'LPD_LSBUS'],
        ],
        asked: { 'card clock LPD_LSBUS': 'no, lacks ff110 ff120 ff130 ff140' },
    },
    'the card with the timers, which it then controls as well': {
        files: from('card.dtb', card(page('0xff170000'), ...TIMERS)),
        asked: {
            guest: 'node TTC_0 TTC_1 TTC_2 TTC_3 SD_1; reset TTC0 TTC1 TTC2 TTC3 SDIO1; clock SDIO1_REF LPD_LSBUS; 4 registers',
            'guest owns': 'ff170 ff171 ff110 ff111 ff120 ff121 ff130 ff131 ff140 ff141',
            'guest reset TTC3': 'yes',
        },
    },
    'two guests, each with the timers that its bus clock needs': {
        files: `domain dom0 hwdom {
    iomem all
}
domain serial {
    from "serial.dtb"
}
domain flash {
    from "flash.dtb"
}
--- serial.dtb
${firmwareTree(`serial@ff000000 {
            clocks = <&clk 0x38>, <&clk 0x1f>; xen,force-assign-without-iommu = <1>;
            xen,path = "/axi/serial@ff000000"; ${reg(page('0xff000000'), ...TIMERS)}
        };`)}
--- flash.dtb
${firmwareTree(`spi@ff0f0000 {
            #address-cells = <1>; #size-cells = <0>;
            clocks = <&clk 0x35>, <&clk 0x1f>; xen,path = "/axi/spi@ff0f0000"; ${reg(page('0xff0f0000'), ...TIMERS)}
            flash@0 { reg = <0x0>; #address-cells = <1>; #size-cells = <1>; partition@0 { reg = <0x0 0x1e00000>; }; };
        };`)}`,
        found: [
            ['page-of-several', 'serial and flash own 0xff110', 'may control, and reset, what the other'],
        ],
        asked: {
            serial: 'node TTC_0 TTC_1 TTC_2 TTC_3 UART_0; reset TTC0 TTC1 TTC2 TTC3 UART0; clock UART0_REF LPD_LSBUS',
            flash: 'node TTC_0 TTC_1 TTC_2 TTC_3 QSPI; reset TTC0 TTC1 TTC2 TTC3 QSPI; clock QSPI_REF LPD_LSBUS; 3 registers',
            'serial and flash': 'node TTC_0 TTC_1 TTC_2 TTC_3; reset TTC0 TTC1 TTC2 TTC3; clock LPD_LSBUS',
            // What stands below the device is none, and gives nothing.
            'flash owns': 'ff0f0 ff0f1 ff110 ff111 ff120 ff121 ff130 ff131 ff140 ff141',
            'dom0 node TTC_0': 'yes',
            'dom0 reset TTC3': 'yes',
        },
    },
    'a network guest with the page of another controller, as it shipped for seven months': {
        files: `domain guest {
    from "network.cfg"
}
test "its own controller" {
    guest may node  ZYNQMP_PM_DEV_ETH_3
    guest may reset ZYNQMP_PM_RST_GEM3
}
--- network.cfg
dtdev = [ "/amba/ethernet@ff0e0000" ]
irqs = [ 95 ]
iomem = [ "0xff0c0,1" ]`,
        found: [
            ['dtdev-without-page', 'ethernet@ff0e0000', '0xff0e0', 'owns 0xff0c0 (MM_GEM1)'],
            ['false-claim', '`guest` may not control `ZYNQMP_PM_DEV_ETH_3`', 'lacks MM_GEM3 (page 0xff0e0)'],
            ['false-claim', '`guest` may not pulse `ZYNQMP_PM_RST_GEM3`', 'lacks MM_GEM3 (page 0xff0e0)'],
        ],
        asked: {
            guest: 'node ETH_1; reset GEM1; clock GEM1_TX GEM1_RX GEM1_REF GEM1_REF_UNGATED; 4 registers',
            'guest node ETH_3': 'no, lacks ff0e0',
            'guest reset GEM3': 'no, lacks ff0e0',
        },
    },
    'the same guest as it was mended': {
        files: from('network.cfg', 'dtdev = [ "/amba/ethernet@ff0e0000" ]\niomem = [ "0xff0e0,1" ]'),
        asked: {
            guest: 'node ETH_3; reset GEM3; clock GEM3_TX GEM3_RX GEM3_REF GEM3_REF_UNGATED; 4 registers',
            'guest clock GEM_TSU':
                'no, lacks ff0b0 ff0c0 ff0d0, but enabling it while it runs succeeds all the same; disabling it is answered with success and does nothing',
            'guest node ETH_1': 'no, lacks ff0c0',
        },
    },
    'shared memory with its cacheability': {
        files: from('shm.cfg', 'device_tree = "snippet.dtb"\niomem = ["0x70000,1@0x70000,memory"]'),
        asked: { guest: 'nothing', 'guest owns': '70000' },
    },
    'shared memory and a page without 0x': {
        files: from('shm.cfg', 'iomem = [ "0x70000,1@0x70000,devmem", "ff010,1" ]'),
        asked: { guest: 'node UART_1; reset UART1; clock UART1_REF', 'guest owns': '70000 ff010' },
    },
    'a cacheability that no xl reads': {
        files: from('shm.cfg', 'iomem = [ "0x70000,1,memory" ]'),
        found: [['xl-refuses', '0x70000,1,memory', 'behind @GFN only']],
        asked: { 'guest node UART_1': 'unknown' },
    },
    'a bare guest with three devices, by xl, which adds no page': {
        files: from(
            'bare.cfg',
            'cpus = [1]\ndtdev = [ "/amba/serial@ff010000","/amba/ethernet@ff0e0000", "/amba/timer@ff110000" ]\niomem = [ "0xff010,1", "0xff0e0,1", "0xff110,1" ]',
        ),
        asked: {
            guest: 'node TTC_0 ETH_3 UART_1; reset TTC0 GEM3 UART1; clock GEM3_TX GEM3_RX GEM3_REF GEM3_REF_UNGATED UART1_REF; 4 registers',
            'guest owns': 'ff010 ff0e0 ff110',
            'guest clock LPD_LSBUS':
                'no, lacks ff120 ff130 ff140, but enabling it while it runs succeeds all the same; disabling it is answered with success and does nothing',
        },
    },
    'the wish for one pin: whoever has a pin has them all, and no reset line of the fabric': {
        files: from(
            'gpio.cfg',
            'dtdev = [ "/amba/gpio@ff0a0000", "/amba/serial@ff010000"]\niomem = [ "0xff0a0,1", "0xff010,1"]',
        ),
        asked: {
            guest: 'node UART_1 GPIO; reset UART1 GPIO; clock UART1_REF',
            'guest reset GPO3_PL_0': 'no, by ZYNQMP_PM_RST_GPO3_PL_0 -> hwdom',
            'guest reset GPO3_PL_31': 'no, by ZYNQMP_PM_RST_GPO3_PL_31 -> hwdom',
        },
    },
    'a device with rows on two pages and memory above 4 GiB, by a device tree': {
        files: from(
            'pcie.dtb',
            firmwareTree(`pcie@fd0e0000 {
            #address-cells = <3>; #size-cells = <2>; xen,path = "/axi/pcie@fd0e0000";
            ${reg(page('0xfd0e0000'), page('0xfd480000'), ['0x8000000000', '0x1000000'])}
        };`),
        ),
        asked: {
            guest: 'node PCIE; reset PCIE_BRIDGE PCIE_CTRL PCIE_CFG; clock PCIE_REF',
            'guest owns': 'fd0e0 fd0e1 fd480 fd481 8000000-8000fff 8001000',
        },
    },
    'the same by xl, whose numbers are hexadecimal, and a guest with one page of the two': {
        files: `domain guest {
    from "pcie.cfg"
}
domain bridge {
    waive page-of-several "part of it"
    iomem at 0xfd0e0000 size 0x1000
}
--- pcie.cfg
iomem = [ "fd0e0,1", "fd480,1", "8000000,1000" ]`,
        asked: {
            guest: 'node PCIE; reset PCIE_BRIDGE PCIE_CTRL PCIE_CFG; clock PCIE_REF',
            'guest owns': 'fd0e0 fd480 8000000-8000fff',
            bridge: 'reset PCIE_CFG',
            'bridge node PCIE': 'no, lacks fd480',
        },
    },
    'a partition of a GPU beside a window of less than a page: by xen,reg, never by reg': {
        example: 'versal2',
        files: from(
            'gpu.dtb',
            firmwareTree('message@ed0fffc0 { reg = <0x0 0xed0fffc0 0x0 0x40>; phandle = <0xab3>; };', GPU),
        ),
        // The domain of the example that has the same partition. No row has the page behind it, so nothing is said of that.
        found: [['page-of-several', 'cockpit and guest own 0xed0e0 to 0xed0ff']],
        asked: {
            guest: 'nothing',
            'guest owns': 'ed0e0-ed0ff ed100',
            'guest node MMI_GPU': 'no, by VERSAL2_PM_DEV_MMI_USB_DRD..VERSAL2_PM_DEV_MMI_GEM -> hwdom',
        },
    },
    'two paths that a tool makes a fragment of': {
        files: from(
            'domU0.dtb',
            firmwareTree(
                `ethernet@ff0e0000 { xen,path = "/axi/ethernet@ff0e0000"; ${reg(page('0xff0e0000'))} };`,
                `serial@ff000000 { xen,path = "/axi/serial@ff000000"; ${reg(page('0xff000000'))} };`,
            ),
        ),
        asked: {
            guest: 'node ETH_3 UART_0; reset GEM3 UART0; clock GEM3_TX GEM3_RX GEM3_REF GEM3_REF_UNGATED UART0_REF; 4 registers',
            'guest owns': 'ff0e0 ff0e1 ff000 ff001',
        },
    },
    "a fragment for a card of Versal NET, with the size of the host's tree": {
        example: 'versal-net',
        files: from(
            'sd1.dtb',
            firmwareTree(
                `sdhci@f1050000 { xen,path = "/bus@f1000000/sdhci@f1050000"; ${reg(['0xf1050000', '0x10000'])} };`,
            ),
        ),
        found: [['page-of-several', 'recorder and guest', 'MM_DEV_SDIO_1']],
        asked: {
            guest: 'node SDIO_1; reset SDIO_1; clock SDIO1_REF',
            'guest owns': 'f1050-f105f f1060',
        },
    },
    'the paths alone, as ImageBuilder reads them, do not say which pages': {
        files: from(
            'config',
            'NUM_DOMUS=2\nDOMU_PASSTHROUGH_PATHS[0]="/axi/ethernet@ff0e0000 /axi/serial@ff000000"\nDOMU_PASSTHROUGH_PATHS[1] = "/bus@f1000000/sdhci@f1050000"\nDOMU_PASSTHROUGH_DTB[1]="sd1.dtb"',
        ),
        found: [['xl-refuses', 'is for ImageBuilder', 'from "NAME.dtb"', '"sd1.dtb"', '`iomem` line']],
        asked: { 'guest node ETH_3': 'unknown' },
    },
    'a device in the fabric, of which no row is, although a name is near it': {
        files: from(
            'pl.dtb',
            firmwareTree(
                `serial@a0001000 { xen,path = "/amba_pl@0/serial@a0000000"; xen,force-assign-without-iommu; ${reg(page('0xa0001000'))} };`,
            ),
        ),
        asked: {
            guest: 'nothing',
            'guest owns': 'a0001 a0002',
            'guest node PL': 'no, by ZYNQMP_PM_DEV_PL -> hwdom',
        },
    },
    'frame numbers and byte addresses mixed': {
        files: `domain guest {
    iomem mfn 0xff010000 count 1
    iomem mfn 0xff0e0 count 0x1000
}`,
        found: [
            ['wrong-unit', '`mfn 0xff010000`', 'as a byte address: MM_UART1'],
            ['iomem-wide', '0x1000 pages from MM_GEM3', 'devices', '`count` counts pages'],
        ],
        asked: {},
    },
};

for (const [title, { example = 'zynqmp-xlnx', edition, files, found = [], asked }] of Object.entries(
    SITUATIONS,
))
    test(title, () => {
        const tables = readFileSync(pathOf(example), 'utf8');
        const all = filesOf(`import "tables.eemi"\n${files}`).set(
            'tables.eemi',
            edition === undefined ? tables : inEdition(tables, edition),
        );
        const { program, problems } = analyse(ROOT, hostOf(all)) ?? assert.fail();
        assert.deepEqual(
            problems.map(({ code }) => code),
            found.map(([code]) => code),
        );
        for (const [at, [, ...words]] of found.entries())
            for (const word of words) {
                const said = `${problems[at]?.message}\n${problems[at]?.detail}`;
                assert.ok(said.includes(word), `${word} in: ${said}`);
            }
        const board = { asked: askable(program), rows: tables.split('\n') };
        for (const [question, expected] of Object.entries(asked))
            assert.equal(answered(board, question), expected, question);
    });

interface Board {
    readonly asked: Asked;
    /** The lines of the tables. */
    readonly rows: readonly string[];
}

function answered(board: Board, question: string): string {
    const [name = '', action, object = ''] = question.split(' ');
    const { asked } = board;
    const domain = called(asked, name);
    if (action === undefined) return mayDo(asked, domain);
    if (action === 'owns') return domain.ranges.map(pagesText).join(' ');
    if (action === 'and') return bothControl(asked, [domain, called(asked, object)]);
    return reply(board, domain, action, object);
}

const called = ({ program }: Asked, name: string): Domain =>
    domainsOf(program).find(each => each.name === name) ?? assert.fail(name);

function mayDo(asked: Asked, domain: Domain): string {
    const { holdings, wideClocks } = holdingsOf(asked, domain);
    return contents({
        things: [...holdings.flatMap(({ things }) => things), ...wideClocks.map(({ clock }) => clock)],
        registers: holdings.flatMap(({ registers }) => registers),
    });
}

function bothControl(asked: Asked, domains: readonly Domain[]): string {
    const [shared] = matrixOf(domains.map(domain => holdingsOf(asked, domain))).shared;
    return shared === undefined ? 'nothing' : contents(shared);
}

function contents({ things, registers }: Contents): string {
    const kinds = (['node', 'reset', 'clock'] as const).flatMap(kind => {
        const names = things.filter(each => each.kind === kind).map(({ name }) => name.replace(PREFIX, ''));
        return names.length === 0 ? [] : [`${kind} ${names.join(' ')}`];
    });
    const rows = registers.length === 0 ? [] : [`${registers.length} registers`];
    return [...kinds, ...rows].join('; ') || 'nothing';
}

const PREFIX = /^[A-Z0-9]+_PM_(DEV|RST|CLK)_/;

function reply({ asked, rows }: Board, domain: Domain, action: string, object: string): string {
    const given = answer(asked, domain, questionOf(asked, action, object)) ?? assert.fail(object);
    const { lacking, rows: places } = traceOf(asked, given);
    const why = lacking.length > 0 ? `lacks ${lacking.map(({ page: at }) => at.toString(16)).join(' ')}` : '';
    const row = rows[places[0]?.line ?? -1]?.trim().replace(/ +/g, ' ');
    const but = callerNotes(asked, given).join('; ');
    const may = mayIn(given);
    return [
        may,
        ...(may === 'no' ? [why === '' ? `by ${row}` : why] : []),
        ...(but === '' ? [] : [`but ${but}`]),
    ].join(', ');
}

function questionOf({ program }: Asked, action: string, object: string): Question {
    if (action === 'mailbox') return MAILBOX;
    const kind: ObjectKind = action === 'reset' || action === 'clock' ? action : 'node';
    const found = program.scope.names(kind).find(({ name }) => name.replace(PREFIX, '') === object);
    return { action: kind, id: found?.number ?? assert.fail(object), text: found?.name ?? object };
}

const pagesText = ({ first, last }: { first: bigint; last: bigint }): string =>
    first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`;
