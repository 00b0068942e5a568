// Where a file says something else than C does: C and a file in, lines out.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { against } from '../../server/convert/against';
import { namesBeside } from '../../server/convert/bundled-names';
import { hostOf } from '../workspace';
import { type ImportOptions, optionsFor } from './importing';

interface Row {
    /** The C; or files by their names, of which those that end in `.c` are compared. */
    readonly c: string | Readonly<Record<string, string>>;
    readonly eemi: string;
    readonly options?: ImportOptions;
    /** What is said, each with its lines: that of the C, and that of the file. */
    readonly said: readonly string[];
}

const HEAD = `struct pm_access { uint64_t addr; bool hwdom_access; };
struct reg { uint64_t start; uint64_t end; uint32_t mask; uint32_t node; bool hwdom_access; bool readonly; };
struct pm_clk2node { uint32_t clk_idx; uint32_t dev_idx; };
`;

/** Register rows in C, and in a file; the first row of each is in line 5, and in line 3. */
const registers = (rows: readonly string[]): string =>
    `${HEAD}static const struct reg pm_mmio_access[] = {\n${rows.map(row => `    { ${row} },\n`).join('')}};\n`;
const mmio = (rows: readonly string[]): string =>
    `target xlnx\nmmio pm_mmio_access {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;

const A = '.start = 0x1000, .mask = 1, .node = 1';
const B = '.start = 0x1004, .mask = 2, .node = 1';
const C = '.start = 0x1008, .end = 0x1020, .mask = 4, .node = 2';
const D = '.start = 0x1008, .mask = 8, .node = 1, .readonly = true';
const E = '.start = 0x1010, .node = 1, .hwdom_access = true';
const ALL_C = [A, B, C, D, E];
const [a, b, c, d, e] = [
    '0x1000 mask 1 -> 1',
    '0x1004 mask 2 -> 1',
    '0x1008 ..< 0x1020 mask 4 -> 2',
    '0x1008 mask 8 readonly -> 1',
    '0x1010 -> 1 only hwdom',
] as const;
const ALL = [a, b, c, d, e];
const NEW = '0x1018 mask 1 -> 9';

const clocks = (rows: readonly string[]): string =>
    `${HEAD}#define PM_CLK2NODE(c, n) { .clk_idx = c, .dev_idx = n }
static const struct pm_clk2node pm_clock_node_map[] = {\n${rows.map(row => `    PM_CLK2NODE(${row}),\n`).join('')}};\n`;
const clock = (rows: readonly string[]): string =>
    `target xlnx\nclock pm_clock_node_map {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;

const nodes = (rows: readonly string[], length = ''): string =>
    `${HEAD}static const struct pm_access pm_node_access[${length}] = {\n${rows.map(row => `    ${row},\n`).join('')}};\n`;
const node = (rows: readonly string[]): string =>
    `target xlnx\nnode pm_node_access {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;

const resets = (macro: string, rows: readonly string[]): string =>
    `${HEAD}${macro}\nstatic const struct pm_access pm_reset_access[] = {\n${rows.map(row => `    ${row},\n`).join('')}};\n`;
const reset = (rows: readonly string[]): string =>
    `target xlnx\nreset pm_reset_access {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;
const IDX = '#define PM_RESET_IDX(n) ((n) - 1000)';
const RESETS = ['[PM_RESET_IDX(1000)] = { 0x1000 }', '[PM_RESET_IDX(1002)] = { 0x2000 }'];
const TWO_RESETS = ['1000 -> at 0x1000', '1002 -> at 0x2000'];

const TITLED: Record<string, Row> = {
    'registers: the same': { c: registers(ALL_C), eemi: mmio(ALL), said: [] },
    'registers: a row that is not here': {
        c: registers(ALL_C),
        eemi: mmio([a, b, d, e]),
        said: ['7/-: pm_mmio_access[2] is 0x1008 ..< 0x1020 mask 0x4 -> 2 in C, and not here'],
    },
    'registers: a row that is not in C': {
        c: registers(ALL_C),
        eemi: mmio([a, NEW, b, c, d, e]),
        said: ['-/4: pm_mmio_access has 0x1018 mask 0x1 -> 9 here, and not in C'],
    },
    'registers: one row more, another less': {
        c: registers(ALL_C),
        eemi: mmio([a, NEW, b, c, d]),
        said: [
            '9/-: pm_mmio_access[4] is 0x1010 -> 1 only hwdom in C, and not here',
            '-/4: pm_mmio_access has 0x1018 mask 0x1 -> 9 here, and not in C',
        ],
    },
    'registers: another mask': {
        c: registers(ALL_C),
        eemi: mmio([a, '0x1004 mask 3 -> 1', c, d, e]),
        said: ['6/4: pm_mmio_access[1] is 0x1004 mask 0x2 -> 1 in C, and 0x1004 mask 0x3 -> 1 here'],
    },
    'registers: another mask, and a row less above it': {
        c: registers(ALL_C),
        eemi: mmio(['0x1004 mask 3 -> 1', c, d, e]),
        said: [
            '5/-: pm_mmio_access[0] is 0x1000 mask 0x1 -> 1 in C, and not here',
            '6/3: pm_mmio_access[1] is 0x1004 mask 0x2 -> 1 in C, and 0x1004 mask 0x3 -> 1 here',
        ],
    },
    'registers: another end': {
        c: registers(ALL_C),
        eemi: mmio([a, b, '0x1008 .. 0x1020 mask 4 -> 2', d, e]),
        said: [
            '7/5: pm_mmio_access[2] is 0x1008 ..< 0x1020 mask 0x4 -> 2 in C, and 0x1008 ..< 0x1024 mask 0x4 -> 2 here',
        ],
    },
    'registers: rows for single registers in place of a range': {
        c: registers([A, '.start = 0x1008, .end = 0x1010, .node = 2']),
        eemi: mmio([a, '0x1008 -> 2', '0x100c -> 2']),
        said: [
            '6/4: pm_mmio_access[1] is 0x1008 ..< 0x1010 -> 2 in C, and 0x1008 -> 2 here',
            '-/5: pm_mmio_access has 0x100c -> 2 here, and not in C',
        ],
    },
    'registers: a range as C says it': {
        c: registers([A, '.start = 0x1008, .end = 0x1010, .node = 2']),
        eemi: mmio([a, '0x1008 .. 0x100c -> 2']),
        said: [],
    },
    'registers: no flag': {
        c: registers(ALL_C),
        eemi: mmio([a, b, c, '0x1008 mask 8 -> 1', e]),
        said: ['8/6: pm_mmio_access[3] is 0x1008 mask 0x8 readonly -> 1 in C, and 0x1008 mask 0x8 -> 1 here'],
    },
    'registers: two neighbours the other way round, for one register': {
        c: registers(ALL_C),
        eemi: mmio([a, b, d, c, e]),
        said: [
            '7/6: pm_mmio_access[2] is 0x1008 ..< 0x1020 mask 0x4 -> 2 in C, and stands at [3] here: the order of the rows counts',
        ],
    },
    'registers: two rows the other way round, for others': {
        c: registers(ALL_C),
        eemi: mmio([b, a, c, d, e]),
        said: [
            '5/4: pm_mmio_access[0] is 0x1000 mask 0x1 -> 1 in C, and stands at [1] here: no other row is for its registers, so that its place does not count',
        ],
    },
    'registers: two distant rows the other way round': {
        c: registers(ALL_C),
        eemi: mmio([e, b, c, d, a]),
        said: [
            '5/7: pm_mmio_access[0] is 0x1000 mask 0x1 -> 1 in C, and stands at [4] here: no other row is for its registers, so that its place does not count',
            '9/3: pm_mmio_access[4] is 0x1010 -> 1 only hwdom in C, and stands at [0] here: the order of the rows counts',
        ],
    },
    'registers: a row twice here': {
        c: registers(ALL_C),
        eemi: mmio([a, b, b, c, d, e]),
        said: ['-/5: pm_mmio_access has 0x1004 mask 0x2 -> 1 2 times here, and once in C'],
    },
    'registers: a row twice in C': {
        c: registers([A, B, C, B, D, E]),
        eemi: mmio(ALL),
        said: [
            '8/-: pm_mmio_access[3] is 0x1004 mask 0x2 -> 1 in C, which has it 2 times, and this file once',
        ],
    },
    'registers under xen: the order counts': {
        c: `struct reg { paddr_t start; size_t size; uint32_t mask; uint32_t node; bool readonly; bool hwdom_access; };
static const struct reg pm_mmio_access[] = {
    { .start = 0x1000, .size = 4, .node = 1 },
    { .start = 0x1004, .size = 8, .node = 1 },
};
`,
        eemi: 'target xen\nmmio pm_mmio_access {\n    0x1004 .. 0x1008 -> 1\n    0x1000 -> 1\n}\n',
        said: [
            '3/4: pm_mmio_access[0] is 0x1000 -> 1 in C, and stands at [1] here: the order of the rows counts',
        ],
    },
    'a row of the C without a value makes no other differ': {
        c: registers([A, B, '.start = 0x1008, .mask = 4, .node = GONE', D, E]),
        eemi: mmio([a, b, '0x1008 mask 4 -> 2', d, e]),
        said: [
            "7/-: not compared: GONE has no value here; give its header's folder with -I, or the chip with --platform",
        ],
    },
    'a row of the C without a value, of which the file has none': {
        c: registers([A, B, '.start = 0x1008, .mask = 4, .node = GONE', D, E]),
        eemi: mmio([a, '0x1004 mask 3 -> 1', d, e]),
        said: [
            "7/-: not compared: GONE has no value here; give its header's folder with -I, or the chip with --platform",
            '6/4: pm_mmio_access[1] is 0x1004 mask 0x2 -> 1 in C, and 0x1004 mask 0x3 -> 1 here',
        ],
    },
    'clocks: the same, two nodes in a line': {
        c: clocks(['1, 1', '1, 2', '2, 1', '3, 4']),
        eemi: clock(['1 -> 1, 2', '2 -> 1', '3 -> 4']),
        said: [],
    },
    'clocks: another node': {
        c: clocks(['1, 1', '1, 2', '2, 1', '3, 4']),
        eemi: clock(['1 -> 1, 5', '2 -> 1', '3 -> 4']),
        said: ['7/3: pm_clock_node_map[1] is clock 1 -> node 2 in C, and clock 1 -> node 5 here'],
    },
    'clocks: a row that is not here, and one that is not in C': {
        c: clocks(['1, 1', '1, 2', '2, 1', '3, 4']),
        eemi: clock(['1 -> 1, 2', '3 -> 4', '7 -> 1']),
        said: [
            '8/-: pm_clock_node_map[2] is clock 2 -> node 1 in C, and not here',
            '-/5: pm_clock_node_map has clock 7 -> node 1 here, and not in C',
        ],
    },
    'clocks: not in the order of the C': {
        c: clocks(['1, 1', '2, 1', '3, 4']),
        eemi: clock(['2 -> 1', '1 -> 1', '3 -> 4']),
        said: [
            '6/4: pm_clock_node_map[0] is clock 1 -> node 1 in C, and stands at [1] here: the order of the rows counts',
        ],
    },
    'nodes: in another order, and ranges for rows': {
        c: nodes(['[3] = { 0x3000 }', '[1] = { 0x1000 }', '[2] = { 0x1000 }']),
        eemi: node(['1..2 -> at 0x1000', '3 -> at 0x3000']),
        said: [],
    },
    'nodes: one of a range': {
        c: nodes(['[1] = { 0x1000 }', '[2] = { 0x2000, true }', '[3] = { 0x3000 }']),
        eemi: node(['1..2 -> at 0x1000', '3 -> at 0x3000']),
        said: ['6/3: pm_node_access[2] is 0x2000 or hwdom in C, and 0x1000 here'],
    },
    'nodes: the last row is not here': {
        c: nodes(['[1] = { 0x1000 }', '[2] = { 0x2000 }']),
        eemi: node(['1 -> at 0x1000']),
        said: ["6/-: pm_node_access[2] is 0x2000 in C, and nobody's here"],
    },
    'nodes: one behind the last of the C': {
        c: nodes(['[1] = { 0x1000 }']),
        eemi: node(['1 -> at 0x1000', '5 -> hwdom']),
        said: ["-/4: pm_node_access[5] is not in the C, and the hardware domain's here"],
    },
    'nodes: a last row for nobody': {
        c: nodes(['[1] = { 0x1000 }', '[2] = { 0 }']),
        eemi: node(['1 -> at 0x1000']),
        said: ['6/2: pm_node_access has 3 places in C, and 2 here'],
    },
    'nodes: a last row for nobody here': {
        c: nodes(['[1] = { 0x1000 }']),
        eemi: node(['1 -> at 0x1000', '2 -> deny']),
        said: ['-/4: pm_node_access has 2 places in C, and 3 here'],
    },
    'nodes: more places than rows': {
        c: nodes(['[1] = { 0x1000 }'], '8'),
        eemi: node(['1 -> at 0x1000']),
        said: ['-/2: pm_node_access has 8 places in C, and 2 here'],
    },
    'another name': {
        c: nodes(['[1] = { 0x1000 }']),
        eemi: 'target xlnx\nnode nodes {\n    1 -> at 0x1000\n}\n',
        said: [
            '4/2: pm_node_access of the C is called nodes here: C that uses pm_node_access no longer compiles',
        ],
    },
    'indexes: the same': {
        c: resets(IDX, RESETS),
        eemi: reset(['index PM_RESET_IDX(n) = n - 1000', ...TWO_RESETS]),
        said: [],
    },
    'indexes: the same, spelt in another way': {
        c: resets('#define BASE 0x3e8\n#define PM_RESET_IDX(id) (id - BASE)', RESETS),
        eemi: reset(['index PM_RESET_IDX(n) = n - 1000', ...TWO_RESETS]),
        said: [],
    },
    'indexes: no `index` line, and ids': {
        c: resets(IDX, RESETS),
        eemi: reset(TWO_RESETS),
        said: [
            '5/2: the index of pm_reset_access is PM_RESET_IDX(n) = n - 1000 in C, and here the id itself, for want of an `index` line: ids lead to other rows, and C that uses PM_RESET_IDX no longer compiles',
        ],
    },
    'indexes: no `index` line, and indexes for ids': {
        c: resets(IDX, RESETS),
        eemi: reset(['0 -> at 0x1000', '2 -> at 0x2000']),
        said: [
            '5/2: the index of pm_reset_access is PM_RESET_IDX(n) = n - 1000 in C, and here the id itself, for want of an `index` line: ids lead to other rows, and C that uses PM_RESET_IDX no longer compiles',
        ],
    },
    'indexes: no `index` line, and another row': {
        c: resets(IDX, RESETS),
        eemi: reset(['1000 -> at 0x1000', '1002 -> at 0x3000']),
        said: [
            '5/2: the index of pm_reset_access is PM_RESET_IDX(n) = n - 1000 in C, and here the id itself, for want of an `index` line: ids lead to other rows, and C that uses PM_RESET_IDX no longer compiles',
            '7/4: pm_reset_access[2] is 0x2000 in C, and 0x3000 here',
        ],
    },
    'indexes: another base': {
        c: resets(IDX, RESETS),
        eemi: reset(['index PM_RESET_IDX(n) = n - 999', ...TWO_RESETS]),
        said: [
            '5/3: the index of pm_reset_access is 0 in C for the id 1000, and 1 here: ids lead to other rows',
        ],
    },
    'indexes: another name': {
        c: resets(IDX, RESETS),
        eemi: reset(['index RST(n) = n - 1000', ...TWO_RESETS]),
        said: [
            '5/3: the index of pm_reset_access is PM_RESET_IDX of the id in C, and RST here: C that uses PM_RESET_IDX no longer compiles',
        ],
    },
    'indexes: a macro that another table has': {
        c: `${nodes(['[PM_NODE_IDX(0x4001)] = { 0x1000 }']).replace('static', '#define PM_NODE_IDX(n) ((n) & 0x3fff)\nstatic')}${resets('', ['[PM_NODE_IDX(0x4001)] = { 0x1000 }']).slice(HEAD.length)}`,
        eemi: `${node(['index PM_NODE_IDX(n) = n & 0x3fff', '0x4001 -> at 0x1000'])}${reset(['index PM_RESET_IDX(n) = n & 0x3fff', '0x4001 -> at 0x1000']).slice('target xlnx\n'.length)}`,
        said: [],
    },
    'indexes: a difference that no macro makes has no name': {
        c: resets('', ['[1000 - 1000] = { 0x1000 }', '[1002 - 1000] = { 0x2000 }']),
        eemi: reset(['index RST(n) = n - 1000', ...TWO_RESETS]),
        said: [],
    },
    'indexes: none in C': {
        c: resets('', ['[1000] = { 0x1000 }', '[1002] = { 0x2000 }']),
        eemi: reset(['index RST(n) = n - 1000', ...TWO_RESETS]),
        said: [
            '5/3: the index of pm_reset_access is the id itself in C, and RST of it here: ids lead to other rows',
        ],
    },
    'indexes: the C has the macro, and its rows have numbers': {
        c: resets(IDX, ['[0] = { 0x1000 }', '[2] = { 0x2000 }']),
        eemi: reset(['index PM_RESET_IDX(n) = n - 1000', ...TWO_RESETS]),
        said: [],
    },
    'indexes: the macro of Xen, which is not in the file': {
        c: resets('', ['[PM_RESET_IDX(ZYNQMP_PM_RST_DP)] = { MM_DP }']),
        eemi: 'platform zynqmp-xlnx\nreset pm_reset_access {\n    index PM_RESET_IDX(n) = n - ZYNQMP_PM_RST_PCIE_CFG\n    ZYNQMP_PM_RST_DP -> MM_DP\n}\n',
        said: [],
    },
    'only a table that is asked for: others of the file': {
        c: `${nodes(['[1] = { 0x1000 }'])}${registers(ALL_C).slice(HEAD.length)}`,
        eemi: `${node(['1 -> hwdom'])}${mmio(ALL).slice('target xlnx\n'.length)}${reset(['1 -> hwdom']).slice('target xlnx\n'.length)}`,
        options: { tables: ['pm_mmio_access'] },
        said: [],
    },
    'only a table that is asked for: the file has none': {
        c: `${nodes(['[1] = { 0x1000 }'])}${registers([A]).slice(HEAD.length)}`,
        eemi: node(['1 -> hwdom']),
        options: { tables: ['pm_mmio_access'] },
        said: ['8/-: there is a mmio table in C, and none here'],
    },
    'only a table that is asked for, by its name in C': {
        c: `${nodes(['[1] = { 0x1000 }'])}${registers([A]).slice(HEAD.length)}`,
        eemi: 'target xlnx\nmmio regs {\n    0x1000 mask 1 -> 1\n}\n',
        options: { tables: ['pm_mmio_access'] },
        said: [
            '7/2: pm_mmio_access of the C is called regs here: C that uses pm_mmio_access no longer compiles',
        ],
    },
    'a table that the C has not': {
        c: nodes(['[1] = { 0x1000 }']),
        eemi: `${node(['1 -> at 0x1000'])}${reset(['1 -> hwdom']).slice('target xlnx\n'.length)}`,
        said: ['-/5: there is a reset table here, and none in C'],
    },
    'a table whose kind only the file says': {
        c: nodes(['[1] = { 0x1000 }']).replace('pm_node_access', 'lines'),
        eemi: 'target xlnx\nreset lines {\n    1 -> at 0x1000\n}\n',
        said: [],
    },
    'a table of another kind': {
        c: nodes(['[1] = { 0x1000 }']),
        eemi: 'target xlnx\nreset pm_node_access {\n    1 -> at 0x1000\n}\n',
        said: [
            '5/-: there is a node table in C, and none here',
            '-/2: there is a reset table here, and none in C',
        ],
    },
    'a table that is not compiled in C': {
        c: `${nodes(['[1] = { 0x1000 }'])}#ifdef CONFIG_RST\n${resets('', ['[1] = { 0 }']).slice(HEAD.length)}#endif\n`,
        eemi: `${node(['1 -> at 0x1000'])}${reset(['1 -> hwdom']).slice('target xlnx\n'.length)}`,
        said: ['9/5: there is a reset table here, and in C it is not compiled: #ifdef CONFIG_RST'],
    },
    'rows of the C without an index make none here differ that may be they': {
        c: nodes([
            '[1] = { 0x1000 }',
            '[GONE] = { 0x2000 }',
            '[GONE + 1] = { MM_GONE, true }',
            '[2] = { 0x3000 }',
        ]),
        eemi: node([
            '1 -> at 0x1000',
            '2 -> at 0x4000',
            '8 -> at 0x2000',
            '9 -> at 0x7000 or hwdom',
            '10 -> hwdom',
        ]),
        said: [
            "6/-: not compared: GONE has no value here; give its header's folder with -I, or the chip with --platform",
            "7/-: not compared: GONE has no value here; give its header's folder with -I, or the chip with --platform",
            '8/4: pm_node_access[2] is 0x3000 in C, and 0x4000 here',
            "-/7: pm_node_access[10] is not in the C, and the hardware domain's here",
        ],
    },
    'several files': {
        c: {
            'a.c': nodes(['[1] = { 0x1000 }']),
            'b.c': resets(IDX, RESETS),
        },
        eemi: `${node(['1 -> hwdom'])}${reset(['index PM_RESET_IDX(n) = n - 1000', '1000 -> hwdom', '1002 -> at 0x2000']).slice('target xlnx\n'.length)}`,
        said: [
            "a.c:5/3: pm_node_access[1] is 0x1000 in C, and the hardware domain's here",
            "b.c:6/7: pm_reset_access[0] is 0x1000 in C, and the hardware domain's here",
        ],
    },
    'names have the values of the file': {
        c: nodes(['[OURS] = { MM_OURS }']),
        eemi: 'target xlnx\nnames frame {\n    MM_OURS = at 0x1000\n}\nnames node {\n    OURS = 1\n}\nnode pm_node_access {\n    OURS -> MM_OURS\n}\n',
        said: [],
    },
    'of two tables of a kind, the one with the name in the file is compared': {
        c: `${nodes(['[1] = { 0x1000 }'])}static const struct pm_access other_nodes[] = {\n    [1] = { 0x2000 },\n};\n`,
        eemi: node(['1 -> at 0x1000']),
        said: ['7/-: beside: other_nodes'],
    },
    'and the one that is asked for, whatever its name': {
        c: `${nodes(['[1] = { 0x1000 }'])}static const struct pm_access other_nodes[] = {\n    [1] = { 0x2000 },\n};\n`,
        eemi: node(['1 -> at 0x1000']),
        options: { tables: ['other_nodes'] },
        said: [
            '7/2: other_nodes of the C is called pm_node_access here: C that uses other_nodes no longer compiles',
            '8/3: pm_node_access[1] is 0x2000 in C, and 0x1000 here',
        ],
    },
    'none of several has the name in the file': {
        c: ['a', 'b', 'c']
            .map(name => nodes(['[1] = { 0x1000 }']).replace('pm_node_access[', `${name}_nodes[`))
            .join(''),
        eemi: node(['1 -> at 0x1000']),
        said: [
            'refused: there are 3 node tables, a_nodes (old.c:4), b_nodes (old.c:10) and c_nodes (old.c:16), and a file has one of a kind; choose with --table',
        ],
    },
    'two of several have the name in the file': {
        c: { 'a.c': nodes(['[1] = { 0x1000 }']), 'b.c': nodes(['[1] = { 0x1000 }']) },
        eemi: node(['1 -> at 0x1000']),
        said: [
            'refused: there are two node tables, pm_node_access (a.c:4) and pm_node_access (b.c:4), and a file has one of a kind; name only one of the files',
        ],
    },
    'names have the values of the platform that is asked for': {
        c: nodes(['[ZYNQMP_PM_DEV_DP] = { MM_DP }']),
        eemi: 'target xlnx\nnames frame {\n    MM_DP = at 0x1000\n}\nnames node {\n    ZYNQMP_PM_DEV_DP = 40\n}\nnode pm_node_access {\n    ZYNQMP_PM_DEV_DP -> MM_DP\n}\n',
        options: { platform: 'zynqmp-xlnx' },
        said: [
            "5/-: pm_node_access[41] is 0xfd4a0000 in C, and nobody's here",
            '-/9: pm_node_access[40] is not in the C, and 0x1000 here',
        ],
    },
    'names that the platform lacks have those of the file': {
        c: nodes(['[ZYNQMP_PM_DEV_DP] = { MM_OURS }']),
        eemi: 'target xlnx\nnames frame {\n    MM_OURS = at 0x1000\n}\nnode pm_node_access {\n    41 -> MM_OURS\n}\n',
        options: { platform: 'zynqmp-xlnx' },
        said: [],
    },
    'names have the values of the headers, and of -D': {
        c: {
            'a.c': `#include "names.h"\n${nodes(['[OURS] = { MM_OURS }', '[LATER] = { MM_OURS }'])}`,
            'names.h': '#define MM_OURS 0x2000\n#define OURS 1\n',
        },
        eemi: node(['1 -> at 0x1000', '2 -> at 0x2000']),
        options: { definitions: [{ name: 'LATER', body: '2' }] },
        said: ['a.c:6/3: pm_node_access[1] is 0x2000 in C, and 0x1000 here'],
    },
    'structs with other names, and no `static`': {
        c: 'struct my_access { uint64_t addr; bool hwdom_access; };\nstruct my_access pm_node_access[] __initdata = {\n    [1] = { 0x1000 },\n};\n',
        eemi: node(['1 -> at 0x1000']),
        said: [],
    },
};

for (const [title, row] of Object.entries(TITLED)) test(title, () => assert.deepEqual(saidOf(row), row.said));

/** What is said of a row: the places of both sides, without the name of an only file of C. */
export function saidOf({ c, eemi, options = {} }: Omit<Row, 'said'>): string[] {
    const files = new Map(typeof c === 'string' ? [['old.c', c]] : Object.entries(c));
    const sources = [...files]
        .filter(([name]) => name.endsWith('.c'))
        .map(([name, text]) => ({ path: `/tree/${name}`, bytes: Buffer.from(text) }));
    const analysis = analyse('/tree/tables.eemi', hostOf(new Map([['/tree/tables.eemi', eemi]])));
    assert.ok(analysis);
    const found = against(
        analysis.program,
        sources,
        namesBeside(analysis.program, options.platform),
        optionsFor(files, options),
    );
    if ('refusal' in found) return [`refused: ${found.refusal}`];
    const unread = found.unread.map(({ at, message }) => ({
        at,
        here: undefined,
        message: `not compared: ${message}`,
    }));
    const beside = found.beside.map(({ table: { name, at } }) => ({
        at,
        here: undefined,
        message: `beside: ${name}`,
    }));
    return [...unread, ...beside, ...found.differences].map(({ at, here, message }) => {
        const file = typeof c === 'string' || at === undefined ? '' : `${at.file.replace('/tree/', '')}:`;
        return `${file}${at === undefined ? '-' : at.line + 1}/${here === undefined ? '-' : here.line + 1}: ${message}`;
    });
}
