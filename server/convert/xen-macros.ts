// The macros of Xen's trees that tables use and that may stand in a header which is not there: as those trees define them.

import type { CDefinition, Reading } from '../c/reading';
import type { PlatformNames } from './platform-names';

const BASE_OF_ZYNQMP = 'ZYNQMP_PM_RST_PCIE_CFG';
const POSITION = '((n) & 0x3fff)';

/** Definitions of the macros that nothing in a reading defines. Versal and its successors take the low 14 bits of an id. */
export function missingMacros(
    { constants, functions }: Reading,
    platform: PlatformNames | undefined,
): CDefinition[] {
    const isZynqmp = platform?.get(BASE_OF_ZYNQMP) !== undefined || constants.has(BASE_OF_ZYNQMP);
    const macros: readonly CDefinition[] = [
        { name: 'XILPM_RESET_IDX(n)', body: '((n) - XILPM_RESET_PCIE_CFG)' },
        { name: 'PM_RESET_IDX(n)', body: isZynqmp ? `((n) - ${BASE_OF_ZYNQMP})` : POSITION },
        { name: 'PM_NODE_IDX(n)', body: POSITION },
        { name: 'PM_CLK_IDX(n)', body: POSITION },
        { name: 'PM_CLK2NODE(clk, dev)', body: '{ .clk_idx = (clk), .dev_idx = (dev) }' },
    ];
    return macros.filter(({ name }) => !functions.has(wordOf(name)) && !constants.has(wordOf(name)));
}

/** The name of a definition, without its parameters. */
export const wordOf = (name: string): string => name.slice(0, name.indexOf('('));
