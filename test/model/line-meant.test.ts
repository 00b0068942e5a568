// The fixes for a number in a reset table that is below the ids of reset lines: which lines are offered, and in which order.

import assert from 'node:assert/strict';
import test from 'node:test';
import { problemsOf } from '../workspace';

/** Marked with a star: the preferred fix. */
const CASES: Record<string, readonly string[]> = {
    '38 -> MM_SD0': ['*XILPM_RESET_SDIO0', 'XILPM_RESET_I2C1'],
    // 39 is NODE_SD_0 too, and the page is its.
    '39 -> MM_SD0': ['*XILPM_RESET_SDIO0', 'XILPM_RESET_SDIO1'],
    '39 -> MM_SD1': ['*XILPM_RESET_SDIO1', 'XILPM_RESET_SDIO0'],
    '39 -> hwdom': ['XILPM_RESET_SDIO1', 'XILPM_RESET_SDIO0'],
    '39 -> MM_RTC': ['XILPM_RESET_SDIO1', 'XILPM_RESET_SDIO0'],
    // No device is known that line 1119 resets.
    '119 -> MM_RTC': ['XILPM_RESET_GPIO5_EMIO_95'],
    '119 -> hwdom': ['*XILPM_RESET_GPIO5_EMIO_95'],
};

for (const [row, offered] of Object.entries(CASES)) {
    test(row, () => {
        const problems = problemsOf(`platform zynqmp
reset resets {
    index IDX(n) = n - XILPM_RESET_PCIE_CFG
    waive index-gap "not the point"
    ${row}
}
`);
        const fixes = problems.flatMap(each => each.fixes);
        const texts = fixes.map(({ preferred, edits }) => `${preferred ? '*' : ''}${edits[0]?.newText}`);
        assert.deepEqual(texts, offered);
    });
}
