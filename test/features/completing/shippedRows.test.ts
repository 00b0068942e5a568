// Completion agrees with the tables that ship: at each of their rows typed anew, the frame that stands there is offered first, and in
// most rows of clocks and registers the node.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { completion } from '../../../server/features/completion';
import { open } from '../editor';

/** A row granted through a frame: what is before it, the frame, and what follows. */
const FRAMED = /^( {4}\w+(?:\.\.\w+)? *-> )(MM_\w+)/;

/** How many framed rows each table file has, and where another frame stands first, with the reason. */
const FILES: readonly {
    readonly path: string;
    readonly rows: number;
    readonly misses: Readonly<Record<string, string>>;
}[] = [
    {
        path: 'examples/zynqmp/zynqmp.eemi',
        rows: 83,
        misses: {
            'NODE_IPI_RPU_0 -> MM_RPU (MM_IPI)': 'a deliberate stand-in; its own frame stands first',
            'XILPM_RESET_PCIE_CFG -> MM_AXIPCIE_MAIN (MM_PCIE_ATTRIB)':
                "another page of the same device; the table's other three rows of it use the first",
            'XILPM_RESET_SWDT_CRF -> MM_SWDT (MM_WDT)': 'the shipped row is wrong',
        },
    },
    {
        path: 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi',
        rows: 90,
        misses: {
            'ZYNQMP_PM_DEV_IPI_RPU_0 -> MM_RPU (MM_IPI)': 'a deliberate stand-in; its own frame stands first',
            'ZYNQMP_PM_DEV_SWDT_1 -> MM_SWDT (MM_WDT)': 'the shipped row is wrong',
            'ZYNQMP_PM_RST_PCIE_CFG -> MM_AXIPCIE_MAIN (MM_PCIE_ATTRIB)':
                "another page of the same device; the table's other three rows of it use the first",
            'ZYNQMP_PM_RST_SWDT_CRF -> MM_SWDT (MM_WDT)': 'the shipped row is wrong',
        },
    },
    {
        path: 'examples/versal/versal.eemi',
        rows: 100,
        misses: Object.fromEntries(
            [0, 1, 2, 3].map(pl => [
                `VERSAL_PM_RST_PL${pl} -> MM_DEV_PLD_0 (hwdom)`,
                'frame 0, through which a row denies everyone; nothing says whose frame the logic is',
            ]),
        ),
    },
    { path: 'examples/versal-net/versal-net.eemi', rows: 77, misses: {} },
    { path: 'examples/versal2/versal2.eemi', rows: 112, misses: {} },
];

for (const { path, rows, misses } of FILES) {
    test(`the right frame stands first at each row of ${path}`, () => {
        const lines = readFileSync(path, 'utf8').split('\n');
        const framed = lines.flatMap((text, line) => (FRAMED.test(text) ? [line] : []));
        assert.equal(framed.length, rows);
        const missed = framed.flatMap(line => missedAt(lines, line));
        assert.deepEqual(missed, Object.keys(misses));
    });
}

/** The row, if another frame is offered first. */
function missedAt(lines: readonly string[], line: number): string[] {
    const [row = '', left = '', frame] = FRAMED.exec(lines[line] ?? '') ?? [];
    const first = firstAt(lines, line, left);
    return first === frame ? [] : [`${row.trim().replace(/ +/g, ' ')} (${first})`];
}

/** What is offered first behind a part of a line. */
function firstAt(lines: readonly string[], line: number, left: string): string | undefined {
    const { workspace, file, position } = open(lines.with(line, `${left}$0`).join('\n'));
    return completion(workspace, file, position, { snippets: false }).items[0]?.label;
}

/** A row of a clock or of registers: what is before its first node, and the node. */
const OF_NODE = /^( {4}[^/]*-> )(\w+_PM_DEV_\w+)/;

/** How many such rows each file has, and at how many the node stands first. For the others no name tells it: `R_IOU_SLCR_IOU_COHERENT_CTRL`. */
const OF_NODES: readonly (readonly [path: string, rows: number, first: number])[] = [
    ['examples/zynqmp-xlnx/zynqmp-xlnx.eemi', 112, 68],
    ['examples/versal/versal.eemi', 38, 31],
];

for (const [path, rows, first] of OF_NODES)
    test(`the right node stands first at most clocks and registers of ${path}`, () => {
        const lines = readFileSync(path, 'utf8').split('\n');
        const found = lines.flatMap((text, line) => {
            const [, left, node] = OF_NODE.exec(text) ?? [];
            return left === undefined ? [] : [firstAt(lines, line, left) === node];
        });
        assert.deepEqual([found.length, found.filter(isFirst => isFirst).length], [rows, first]);
    });
