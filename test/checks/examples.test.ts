// What the checks find in the examples: what is really wrong with those tables, and nothing else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { hostOver } from '../workspace';

const findings = (path: string): string[] => {
    const analysis = analyse(path, hostOver(readFileSync));
    assert.ok(analysis);
    return analysis.problems.map(({ code, message, range }) => {
        const line = analysis.program.document.lines.get(range.start.line)?.text.trim() ?? '';
        return `${code} | ${line.replace(/ +/g, ' ')} | ${message}`;
    });
};

const FOUND: readonly [code: string, line: string, words: string][] = [
    [
        'index-gap',
        'node pm_node_access {',
        'no row for NODE_UNKNOWN, NODE_APU, NODE_APU_0 and 30 more: nobody, not even the hardware domain, may',
    ],
    [
        'index-gap',
        'reset pm_reset_access {',
        'no row for XILPM_RESET_GPU, XILPM_RESET_ACPU3_PWRON and 13 more: nobody, not even the hardware domain, may',
    ],
    [
        'reset-frame-differs',
        'XILPM_RESET_PCIE_CFG -> MM_AXIPCIE_MAIN',
        'goes by MM_AXIPCIE_MAIN, but NODE_PCIE, which it resets, by MM_PCIE_ATTRIB',
    ],
    [
        'wrong-frame',
        'XILPM_RESET_SWDT_CRF -> MM_SWDT',
        "MM_SWDT is NODE_SWDT_0's: its owner may reset NODE_SWDT_1, and the owner of MM_WDT may not",
    ],
];

test('the ZynqMP example has the findings that are really there, and no others', () => {
    const found = findings('examples/zynqmp/zynqmp.eemi');
    assert.equal(found.length, FOUND.length, found.join('\n'));
    for (const [at, [code, line, words]] of FOUND.entries()) {
        assert.ok(found[at]?.startsWith(`${code} | ${line} | `), found[at]);
        assert.ok(found[at]?.includes(words), found[at]);
    }
});

test('the register example obeys the scan rule: only the registers without a row are told', () => {
    const found = findings('examples/zynqmp/zynqmp-mmio.eemi');
    assert.equal(found.length, 1, found.join('\n'));
    assert.ok(
        found[0]?.startsWith('register-gap | mmio pm_mmio_access { | R_IOU_SLCR_GEM_CLK_CTRL'),
        found[0],
    );
});
