// Guests as they are really passed devices, with AMD's tables for ZynqMP: what they may do is written as claims, and holds.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { boardOf } from '../questions/board';
import { hostOf, ROOT } from '../workspace';

/** The source of a device tree with a device that has these properties, below `/passthrough` with cells of this many words. */
const tree = (device: string, properties: string): string => `/dts-v1/;
/ {
    passthrough {
        #address-cells = <2>;
        #size-cells = <2>;
        ${device} { ${properties} };
    };
};
`;

/** The entry of `xen,reg` for a page that is mapped where it is. */
const page = (address: string): string => `<0 ${address} 0 0x1000 0 ${address}>`;

const TIMERS = ['0xff110000', '0xff120000', '0xff130000', '0xff140000'].map(page).join(', ');

const GUESTS: Readonly<Record<string, string>> = {
    // The bus clock of the low-power domain hangs on four timers: who needs the clock gets the timers, and so do both.
    'two guests that need one bus clock share four timers': `domain dom0 hwdom {
    iomem all
}
domain serial {
    from "serial.dtb"
}
domain flash {
    waive page-of-several "the bus clock"
    from "flash.dtb"
}
test "each has its device, and the timers of the other" {
    serial may     node  ZYNQMP_PM_DEV_UART_0
    serial may     clock ZYNQMP_PM_CLK_UART0_REF
    serial may not node  ZYNQMP_PM_DEV_QSPI
    flash  may     reset ZYNQMP_PM_RST_QSPI
    flash  may     clock ZYNQMP_PM_CLK_QSPI_REF
    flash  may not clock ZYNQMP_PM_CLK_UART0_REF
    serial may     clock ZYNQMP_PM_CLK_LPD_LSBUS
    flash  may     clock ZYNQMP_PM_CLK_LPD_LSBUS
    serial may     reset ZYNQMP_PM_RST_TTC3
    flash  may     node  ZYNQMP_PM_DEV_TTC_0
    dom0   may     node  ZYNQMP_PM_DEV_TTC_0
}
--- serial.dtb
${tree('serial@ff000000', `xen,path = "/axi/serial@ff000000"; xen,force-assign-without-iommu; xen,reg = ${page('0xff000000')}, ${TIMERS};`)}
--- flash.dtb
${tree('spi@ff0f0000', `xen,path = "/axi/spi@ff0f0000"; xen,reg = ${page('0xff0f0000')}, ${TIMERS}; flash@0 { reg = <0>; };`)}`,
    'a bare-metal guest with three devices, as xl gives them': `domain bare {
    from "bare.cfg"
}
test "its devices, and not the clocks that others have a part in" {
    bare may     node  ZYNQMP_PM_DEV_UART_1
    bare may     node  ZYNQMP_PM_DEV_ETH_3
    bare may     node  ZYNQMP_PM_DEV_TTC_0
    bare may     reset ZYNQMP_PM_RST_GEM3
    bare may     clock ZYNQMP_PM_CLK_GEM3_REF
    bare may     clock ZYNQMP_PM_CLK_GEM3_TX
    bare may     clock ZYNQMP_PM_CLK_UART1_REF
    bare may not clock ZYNQMP_PM_CLK_LPD_LSBUS
    bare may not clock ZYNQMP_PM_CLK_GEM_TSU
    bare may not node  ZYNQMP_PM_DEV_TTC_1
}
--- bare.cfg
name = "bare"
dtdev = [ "/amba/serial@ff010000", "/amba/ethernet@ff0e0000", "/amba/timer@ff110000" ]
iomem = [ "0xff010,1", "0xff0e0,1", "0xff110,1" ]`,
    // A node is a whole block: nobody can be given a pin of it.
    'a guest that wants one pin has the whole GPIO block': `domain pin {
    from "gpio.cfg"
}
test "all pins, and none of the fabric's reset lines" {
    pin may     node  ZYNQMP_PM_DEV_GPIO
    pin may     reset ZYNQMP_PM_RST_GPIO
    pin may     reset ZYNQMP_PM_RST_UART1
    pin may     clock ZYNQMP_PM_CLK_UART1_REF
    pin may not reset ZYNQMP_PM_RST_GPO3_PL_0
    pin may not reset ZYNQMP_PM_RST_GPO3_PL_31
}
--- gpio.cfg
dtdev = [ "/amba/gpio@ff0a0000", "/amba/serial@ff010000"]
iomem = [ "0xff0a0,1", "0xff010,1"]`,
    'a device with rows on two pages, and memory above 4 GiB': `domain pcie_tree {
    from "pcie.dtb"
}
domain pcie_xl {
    waive page-of-several "the same device, the other way"
    from "pcie.cfg"
}
domain bridge_only {
    waive page-of-several "part of it"
    iomem at 0xfd0e0000 size 0x1000
}
test "one page of two is not the device" {
    pcie_tree   may     node  ZYNQMP_PM_DEV_PCIE
    pcie_tree   may     clock ZYNQMP_PM_CLK_PCIE_REF
    pcie_xl     may     node  ZYNQMP_PM_DEV_PCIE
    pcie_xl     may     reset ZYNQMP_PM_RST_PCIE_CFG
    pcie_xl     may     reset ZYNQMP_PM_RST_PCIE_CTRL
    bridge_only may not node  ZYNQMP_PM_DEV_PCIE
    bridge_only may     reset ZYNQMP_PM_RST_PCIE_CFG
    bridge_only may not reset ZYNQMP_PM_RST_PCIE_BRIDGE
}
--- pcie.dtb
${tree('pcie@fd0e0000', `#address-cells = <3>; xen,path = "/axi/pcie@fd0e0000"; xen,reg = ${page('0xfd0e0000')}, ${page('0xfd480000')}, <0x80 0 0 0x1000000 0x80 0>;`)}
--- pcie.cfg
iomem = [ "fd0e0,1", "fd480,1", "8000000,1000" ]`,
    'a fragment that a tool made of two paths': `domain domU0 {
    from "passthrough.dtb"
}
test "network and console, without what they share with others" {
    domU0 may     node  ZYNQMP_PM_DEV_ETH_3
    domU0 may     node  ZYNQMP_PM_DEV_UART_0
    domU0 may     reset ZYNQMP_PM_RST_GEM3
    domU0 may     reset ZYNQMP_PM_RST_UART0
    domU0 may     clock ZYNQMP_PM_CLK_GEM3_REF
    domU0 may     clock ZYNQMP_PM_CLK_UART0_REF
    domU0 may not clock ZYNQMP_PM_CLK_LPD_LSBUS
    domU0 may not clock ZYNQMP_PM_CLK_GEM_TSU
}
--- passthrough.dtb
${tree('ethernet@ff0e0000', `xen,path = "/axi/ethernet@ff0e0000"; xen,reg = ${page('0xff0e0000')}, ${page('0xff000000')};`)}`,
    'a device in the fabric, of which no table knows': `domain fabric {
    from "pl.dtb"
}
test "nothing" {
    fabric may not node  ZYNQMP_PM_DEV_PL
    fabric may not reset ZYNQMP_PM_RST_GPO3_PL_0
    fabric may not read  MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD
    fabric may not mailbox
}
--- pl.dtb
${tree('serial@a0001000', `xen,path = "/amba_pl@0/serial@a0000000"; xen,force-assign-without-iommu; xen,reg = ${page('0xa0001000')};`)}`,
};

for (const [title, source] of Object.entries(GUESTS)) {
    test(title, () => {
        const files = boardOf(`import "zynqmp-xlnx.eemi"\n${source}`);
        const analysis = analyse(ROOT, hostOf(files));
        assert.deepEqual(
            analysis?.problems.map(({ code, message }) => `${code}: ${message}`),
            [],
        );
        assert.ok((analysis?.program.tests[0]?.lines.length ?? 0) > 3);
    });
}
