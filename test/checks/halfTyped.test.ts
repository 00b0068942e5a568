// While a row is typed, letter by letter, there is at most one finding in it, at the place where it is typed, and none about
// another row.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Problem } from '../../server/model/problem';
import { problemsOf } from '../workspace';

/** Words with `@` stand where a row is typed. */
const FILE = `platform zynqmp
domain guest {
    iomem MM_UART0
}
node pm_node_access {
    waive index-gap "an example"
    NODE_RPU    -> MM_RPU
    NODE_UART_0 -> MM_UART0
@node
    NODE_USB_0  -> hwdom
    NODE_SD_1   -> hwdom
}
reset pm_reset_access {
    waive index-gap "an example"
    index XILPM_RESET_IDX(n) = n - XILPM_RESET_PCIE_CFG
    XILPM_RESET_UART0 -> MM_UART0
@reset
}
mmio pm_mmio_access {
    waive register-gap "an example"
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> NODE_UART_0
@mmio
}
test "the guest has its UART" {
    guest may node NODE_UART_0
@test
}
`;

const ROWS: readonly (readonly [place: string, row: string])[] = [
    ['@node', 'NODE_RPU_0 -> MM_RPU or hwdom'],
    ['@node', 'NODE_RPU_0..NODE_RPU_1 -> MM_RPU waive shared-page "as one"'],
    ['@node', 'NODE_UART_1 -> at 0xff010000'],
    ['@node', 'NODE_SD_0 -> mfn 0xff160 // SD'],
    ['@node', 'NODE_TTC_1 -> deny'],
    ['@node', 'NODE_GPU -> deny'],
    ['@node', '40 -> MM_SD1'],
    ['@node', 'NODE_SD_0 -> at MM_SD0 + 0x0'],
    ['@reset', 'XILPM_RESET_UART1 -> MM_UART1'],
    ['@reset', 'XILPM_RESET_GEM0..XILPM_RESET_GEM3 -> hwdom'],
    ['@mmio', '0xff180314 readonly -> NODE_USB_0'],
    ['@mmio', 'MM_IOU_SLCR + 0x320 .. MM_IOU_SLCR + 0x328 mask 0xff -> NODE_RPU only hwdom'],
    ['@test', 'guest may not node NODE_RPU'],
    ['@test', 'guest may not write 0xff180310 mask 0x2'],
];

const OTHERS = /@\w+/g;

const placeOf = ({ code, range }: Problem): string => `${code} on line ${range.start.line}`;

for (const [place, row] of ROWS)
    test(`typed letter by letter: ${row}`, () => {
        const text = FILE.replaceAll(OTHERS, found => (found === place ? found : ''));
        const line = text.split('\n').indexOf(place);
        const withRow = (typed: string): readonly Problem[] =>
            problemsOf(text.replace(place, () => `    ${typed}`));
        const known = new Set([...withRow(''), ...withRow(row)].map(placeOf));
        for (let length = 1; length < row.length; length++) {
            const problems = withRow(row.slice(0, length));
            const here = problems.filter(({ range }) => range.start.line === line);
            const elsewhere = problems.filter(({ range }) => range.start.line !== line).map(placeOf);
            assert.ok(here.length <= 1, `${row.slice(0, length)}: ${here.map(placeOf)}`);
            const end = `    ${row.slice(0, length)}`.trimEnd().length;
            for (const { range } of here) assert.ok(range.end.character >= end, row.slice(0, length));
            assert.deepEqual(
                elsewhere.filter(each => !known.has(each)),
                [],
                row.slice(0, length),
            );
        }
    });

test('a half-typed row is not compared with another one', () => {
    const typed = FILE.replace('@node', '    NODE_USB_0').replaceAll(OTHERS, '');
    assert.deepEqual(
        problemsOf(typed)
            .filter(({ severity }) => severity === 'error')
            .map(({ code }) => code),
        ['missing-frame'],
    );
});
