// The outputs of the target `xlnx`: each form of row, C that compiles without a warning wherever it is put, arrays that hold
// the rows that ship, and a build that stops when a header of names has drifted.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import fc from 'fast-check';
import { policyLines } from '../../server/access/policy';
import { printOutput } from '../../server/emit/outputs';
import { finish } from '../../server/language/steps';
import { analyseExample } from '../workspace';
import { between } from './between';
import { type Compiler, compiler, compilers, inParallel, run, STRICT, XEN } from './compile';
import { type Example, exampleProgram, inEdition, programOf, XLNX_EXAMPLES } from './programs';
import { randomXlnxTables } from './random-xlnx-tables';
import { scratchFolder } from './scratch';

const NAMES = `target xlnx
names frame {
    MM_RPU  = at 0xff9a0000
    MM_PORT = at 0xfd0c00a0
    MM_SLCR = at 0xff180000
    MM_LOW  = at 0x7ffff000
    MM_FAR  = mfn 0x123456789
}
names register {
    R_CTRL = 0x310
    R_LAST = 0x31c
    R_2000 = 0x2000
    R_HIGH = 0xfffffffc
}
names node {
    NODE_A = 1
    NODE_B = 2
    NODE_C = 0x18224003
}
names reset {
    RST_BASE = 1000
    RST_A    = 1003
}
names clock {
    CLK_A = 7
    CLK_B = 0x8208021
}
`;
const TABLES = `${NAMES}node nodes {
    NODE_A -> MM_RPU
    NODE_B -> hwdom
}
`;
const WAIVED = '    waive not-a-page "an example"\n    waive frame-zero "an example"\n';
const RST_IDX = '    index RST_IDX(n) = n - RST_BASE\n';

/** What is printed of the rows of one table. */
function rowsOf(kind: string, lines: string): { c: string; ts: string } {
    const program = programOf(`${kind === 'node' ? NAMES : TABLES}${kind} things {\n${lines}\n}\n`);
    return {
        c: between(printOutput(program, 'c'), /^.* things\[\] = \{\n/m, '\n};'),
        ts: between(
            printOutput(program, 'ts'),
            /name: 'things',\n(?: {4}index: .*\n)? {4}rows: \[\n/,
            '\n    ],',
        ),
    };
}

/** A table's kind, its lines, and what is printed of them in C and in TypeScript. */
const FORMS: readonly (readonly [kind: string, lines: string, c: string, ts: string])[] = [
    [
        'node',
        '    NODE_A -> MM_RPU',
        '    [NODE_A] = { .addr = MM_RPU }, /* 1: 0xff9a0000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> MM_FAR or hwdom',
        '    [NODE_A] = { .addr = MM_FAR, .hwdom_access = true }, /* 1: 0x123456789000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x123456789, hwdom: true },',
    ],
    [
        'node',
        '    NODE_A -> hwdom',
        '    [NODE_A] = { .hwdom_access = true }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        '    NODE_A..NODE_B -> deny // Nobody.',
        '    /* Nobody. */\n' + '    [NODE_A] = { 0 }, /* 1 */\n' + '    [NODE_B] = { 0 }, /* 2 */',
        '        // Nobody.\n' +
            '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: false },\n' +
            '        { id: nodeIds.NODE_B, index: 2, frame: 0x0, hwdom: false },',
    ],
    [
        'node',
        `${WAIVED}    NODE_A -> MM_PORT`,
        '    [NODE_A] = { .addr = MM_PORT }, /* 1: 0xfd0c00a0 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xfd0c0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> at 0xff9a0000',
        '    [NODE_A] = { .addr = 0xff9a0000U }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> at MM_RPU + 0x1000',
        '    [NODE_A] = { .addr = MM_RPU + 0x1000ULL }, /* 1: 0xff9a1000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a1, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> mfn 0xff9a0',
        '    [NODE_A] = { .addr = 0xff9a0ULL << 12 }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> mfn 0xff9a0 + 2',
        '    [NODE_A] = { .addr = (0xff9a0ULL + 2ULL) << 12 }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a2, hwdom: false },',
    ],
    [
        'node',
        `${WAIVED}    NODE_A -> at 0x24`,
        '    [NODE_A] = { .addr = 0x24 }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: false },',
    ],
    [
        'node',
        '    index ND_IDX(id) = id & 0x3fff\n    NODE_C -> MM_RPU',
        '    [ND_IDX(NODE_C)] = { .addr = MM_RPU }, /* 3: 0xff9a0000 */',
        '        { id: nodeIds.NODE_C, index: 3, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'node',
        '    index ND_IDX(id) = id & 0x3fff\n    0x18224005 -> hwdom',
        '    [ND_IDX(0x18224005)] = { .hwdom_access = true }, /* 5 */',
        '        { id: 0x18224005, index: 5, frame: 0x0, hwdom: true },',
    ],
    [
        'reset',
        `${RST_IDX}    RST_A -> MM_RPU`,
        '    [RST_IDX(RST_A)] = { .addr = MM_RPU }, /* 3: 0xff9a0000 */',
        '        { id: resetIds.RST_A, index: 3, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL mask 0x1 -> NODE_A',
        '    { .start = MM_SLCR + R_CTRL,\n' + '      .mask = 0x1, .node = NODE_A }, /* 0xff180310 */',
        '        { start: 0xff180310n, end: 0x0n, mask: 0x1, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL .. MM_SLCR + R_LAST -> NODE_A only hwdom',
        '    { .start = MM_SLCR + R_CTRL,\n' +
            '      .end = MM_SLCR + R_LAST + 4ULL,\n' +
            '      .node = NODE_A, .hwdom_access = true }, /* 0xff180310..0xff18031c */',
        '        { start: 0xff180310n, end: 0xff180320n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: true },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL ..< MM_SLCR + R_LAST readonly -> 1',
        '    { .start = MM_SLCR + R_CTRL,\n' +
            '      .end = MM_SLCR + R_LAST,\n' +
            '      .node = 1, .readonly = true }, /* 0xff180310..<0xff18031c */',
        '        { start: 0xff180310n, end: 0xff18031cn, mask: 0x0, node: 1, readonly: true, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL -> only hwdom',
        '    { .start = MM_SLCR + R_CTRL,\n' + '      .hwdom_access = true }, /* 0xff180310 */',
        '        { start: 0xff180310n, end: 0x0n, mask: 0x0, node: 0, readonly: false, onlyHwdom: true },',
    ],
    // 32 bits hold the sum, and it is an `int` unless one of its parts is too large for one.
    [
        'mmio',
        '    MM_LOW + R_CTRL -> NODE_A',
        '    { .start = MM_LOW + R_CTRL,\n' + '      .node = NODE_A }, /* 0x7ffff310 */',
        '        { start: 0x7ffff310n, end: 0x0n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_LOW + R_2000 -> NODE_A',
        '    { .start = (uint64_t)MM_LOW + R_2000,\n' + '      .node = NODE_A }, /* 0x80001000 */',
        '        { start: 0x80001000n, end: 0x0n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_HIGH -> NODE_A',
        '    { .start = (uint64_t)MM_SLCR + R_HIGH,\n' + '      .node = NODE_A }, /* 0x1ff17fffc */',
        '        { start: 0x1ff17fffcn, end: 0x0n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL + 4 - (8 - 4) | 0x4 & 0xc -> NODE_A',
        '    { .start = ((MM_SLCR + R_CTRL + 4ULL) - (8ULL - 4ULL)) | (0x4ULL & 0xcULL),\n' +
            '      .node = NODE_A }, /* 0xff180314 */',
        '        { start: 0xff180314n, end: 0x0n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    0xff180310 .. 0x123456789000 | 0 -> NODE_A',
        '    { .start = 0xff180310ULL,\n' +
            '      .end = (0x123456789000ULL | 0ULL) + 4ULL,\n' +
            '      .node = NODE_A },',
        '        { start: 0xff180310n, end: 0x123456789004n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'clock',
        '    CLK_A -> NODE_A, NODE_B // both',
        '    /* both */\n' +
            '    PM_CLK2NODE(CLK_A, NODE_A), /* 7: 1 */\n' +
            '    PM_CLK2NODE(CLK_A, NODE_B), /* 7: 2 */',
        '        // both\n' +
            '        { id: clockIds.CLK_A, index: 7, node: nodeIds.NODE_A, nodeIndex: 1 },\n' +
            '        { id: clockIds.CLK_A, index: 7, node: nodeIds.NODE_B, nodeIndex: 2 },',
    ],
    [
        'clock',
        '    0x7 -> 2',
        '    PM_CLK2NODE(0x7, 2),',
        '        { id: 7, index: 7, node: 2, nodeIndex: 2 },',
    ],
    [
        'clock',
        '    index CK_IDX(n) = n & 0x3fff\n    CLK_B -> NODE_C',
        '    { .clk_idx = CK_IDX(CLK_B),\n' + '      .dev_idx = CK_IDX(NODE_C) }, /* 33: 3 */',
        '        { id: clockIds.CLK_B, index: 33, node: nodeIds.NODE_C, nodeIndex: 3 },',
    ],
];

test('every form of row', () => {
    for (const [kind, lines, c, ts] of FORMS) assert.deepEqual(rowsOf(kind, lines), { c, ts }, lines);
});

/** A macro's value, and how it is printed in C and in TypeScript. */
const MACROS: readonly (readonly [string, string, string])[] = [
    ['n', '(n)', 'id'],
    ['n - RST_BASE', '((n) - RST_BASE)', 'BigInt.asUintN(64, id - 1000n)'],
    ['n - 1000', '((n) - 1000)', 'BigInt.asUintN(64, id - 1000n)'],
    ['n & 0x3fff', '((n) & 0x3fff)', 'id & 0x3fffn'],
    [
        '(n - RST_BASE) * 2',
        '(((uint64_t)(n) - RST_BASE) * 2ULL)',
        'BigInt.asUintN(64, BigInt.asUintN(64, id - 1000n) * 2n)',
    ],
    ['n >> 4 & 0xff', '(((uint64_t)(n) >> 4ULL) & 0xffULL)', '(id >> 4n) & 0xffn'],
    ['n - n', '((uint64_t)(n) - (uint64_t)(n))', 'BigInt.asUintN(64, id - id)'],
    ['(n >> 64) + 3', '(0ULL + 3ULL)', 'BigInt.asUintN(64, 0n + 3n)'],
];

test('every form of macro', () => {
    for (const [value, c, ts] of MACROS) {
        const program = programOf(
            `${NAMES}reset things {\n    index IDX(n) = ${value}\n    RST_A -> hwdom\n}\n`,
        );
        assert.ok(printOutput(program, 'c').includes(`\n#define IDX(n) ${c}\n`), value);
        assert.ok(printOutput(program, 'ts').includes(`\n    index: id => ${ts},\n`), value);
    }
});

test('a macro that two tables define alike, under whatever parameter, is printed once', () => {
    const text = printOutput(
        programOf(
            `${NAMES}node nodes {\n    index IDX(n) = n & 0x3fff\n    NODE_A -> hwdom\n}\n` +
                'clock clocks {\n    index IDX(id) = id & 0x3fff\n    CLK_B -> NODE_C\n}\n',
        ),
        'c',
    );
    assert.equal(text.split('#define IDX').length, 2);
});

const scratch = scratchFolder('eemi-acl-xlnx-');
const { write } = scratch;

const INCLUDE = `-I${path.join(XEN, 'include')}`;
const namesHeader = (name: Example): string => `asm/platforms/${name}-names.h`;
const inTree = (name: Example, header: string): string[] => [
    INCLUDE,
    `-DNAMES=<${namesHeader(name)}>`,
    `-DTABLES="${header}"`,
];
const PLATFORM = path.join(XEN, 'platform-xlnx.c');

const check = ({ command, args }: Compiler, more: readonly string[]): ReturnType<typeof run> =>
    run(command, [...args, ...STRICT, '-fsyntax-only', ...more]);

test('the examples and random tables compile without a warning with every compiler here', async () => {
    const examples = XLNX_EXAMPLES.flatMap(name => {
        const program = exampleProgram(name);
        const header = write(`${name}.h`, printOutput(program, 'c'));
        const alone = write(`${name}-alone.h`, printOutput(program, 'c', { standalone: true }));
        const twice = write(`${name}.c`, `#include "${name}-alone.h"\n`.repeat(2));
        const tree = inTree(name, header);
        return [
            { form: `${name} in the tree`, args: [...tree, PLATFORM] },
            { form: `${name}, older BUILD_BUG_ON`, args: ['-DOLD_BUILD_BUG_ON', ...tree, PLATFORM] },
            { form: `${name} alone`, args: ['-x', 'c', alone] },
            { form: `${name} alone, included twice`, args: [twice] },
        ];
    });
    // What the addresses come to on 32 bits is proven as well, by the assertions in the headers.
    const random = fc.sample(randomXlnxTables, 25).map((source, at) => {
        const text = printOutput(programOf(source), 'c', { standalone: true });
        return { form: source, args: ['-x', 'c', write(`random-${at}.h`, text)] };
    });
    const tasks = compilers().flatMap(each =>
        [...examples, ...random].map(({ form, args }) => async () => ({
            form: `${each.name}: ${form}`,
            ...(await check(each, args)),
        })),
    );
    const results = await inParallel(tasks);
    assert.deepEqual(
        results.filter(({ status, output }) => status !== 0 || output !== ''),
        [],
    );
});

/** The examples whose tables ship in AMD's tree. */
const SHIPPED = {
    'zynqmp-xlnx': ['-DRESETS=pm_reset_access', '-DMMIO=pm_mmio_access', '-DCLOCKS=pm_clock_node_map'],
    versal: ['-DRESETS=pm_rst_access', '-DCLOCKS=pm_clk_node_map'],
} as const;

for (const name of ['zynqmp-xlnx', 'versal'] as const) {
    test(`the compiled arrays of ${name} hold the rows of the facts, value by value`, async () => {
        const header = write(`facts-${name}.h`, printOutput(exampleProgram(name), 'c'));
        const binary = scratch.at(`print-rows-${name}`);
        const source = path.resolve('test/fixtures/c/print-rows-xlnx.c');
        const args = [...STRICT, ...inTree(name, header), ...SHIPPED[name], '-o', binary, source];
        assert.deepEqual(await run(compiler().command, args), { status: 0, output: '' });
        const { output } = await run(binary, []);
        assert.deepEqual(output.trimEnd().split('\n'), rowsOfFacts(name));
    });
}

/** The cells of a file of facts by the names of their columns; no rows where there is no such file. */
function factsOf(name: string, kind: string): Record<string, string>[] {
    const file = `test/fixtures/facts/${name}-${kind}-rows.csv`;
    if (!fs.existsSync(file)) return [];
    const [head = '', ...lines] = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
    const columns = head.split(',');
    return lines.map(line => {
        const cells = line.split(',');
        return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    });
}

/** What the arrays should hold by the facts; an index without a row is zero. */
function rowsOfFacts(name: string): string[] {
    const ids = new Map(
        factsOf(name, 'node').map(({ symbol = '', id = '' }) => [symbol, Number(id)] as const),
    );
    const access = (['node', 'reset'] as const).flatMap(kind => {
        const rows: string[] = [];
        for (const { index, grant, address } of factsOf(name, kind))
            rows[Number(index)] = `0x${BigInt(address || 0).toString(16)} ${grant === 'hwdom' ? 1 : 0}`;
        return Array.from(rows, (row, index) => `${kind} ${index} ${row ?? '0x0 0'}`);
    });
    const hex = (cell = ''): string => `0x${BigInt(cell || 0).toString(16)}`;
    const mmio = factsOf(name, 'mmio').map(({ start, end, mask, node = '', hwdom_access, readonly }, at) =>
        [
            `mmio ${at} ${hex(start)} ${hex(end)} ${hex(mask)}`,
            node === '' ? 0 : ids.get(node),
            ...[hwdom_access, readonly].map(cell => (cell === 'true' ? 1 : 0)),
        ].join(' '),
    );
    const clocks = factsOf(name, 'clock').map(
        ({ clock_id, clock_index, device_id, device_index }, at) =>
            `clock ${at} ${Number(clock_index ?? clock_id)} ${Number(device_index ?? device_id)}`,
    );
    return [...access, ...mmio, ...clocks];
}

test('a header of names that drifted breaks the build', async () => {
    const drifts: readonly (readonly [Example, string, RegExp, string])[] = [
        ['zynqmp-xlnx', 'nothing', /^/, ''],
        ['zynqmp-xlnx', 'a node', /ZYNQMP_PM_DEV_SD_0 = \d+/, 'ZYNQMP_PM_DEV_SD_0 = 36'],
        ['zynqmp-xlnx', 'a reset line', /(ZYNQMP_PM_RST_GEM0) = \d+/, '$1 = 1014'],
        ['zynqmp-xlnx', 'the base', /(ZYNQMP_PM_RST_PCIE_CFG) = \d+/, '$1 = 999'],
        ['zynqmp-xlnx', 'a clock', /(ZYNQMP_PM_CLK_LPD_WDT) = \d+/, '$1 = 111'],
        ['zynqmp-xlnx', 'a frame number for an address', /(#define MM_RTC +)\w+/, '$10xffa60'],
        ['zynqmp-xlnx', 'a register', /(#define R_IOU_SLCR_CTRL_REG_SD +)\w+/, '$10x320'],
        ['versal', 'nothing', /^/, ''],
        ['versal', 'a class bit', /(VERSAL_PM_DEV_RTC +=? *)\w+/, '$10x1c224034'],
        ['versal', 'a clock', /(VERSAL_PM_CLK_TTC0 +=? *)\w+/, '$10x8208028'],
    ];
    const tried = await inParallel(
        drifts.map(([name, what, from, to], at) => async () => {
            const header = write(`drift-${at}.h`, printOutput(exampleProgram(name), 'c'));
            const names = fs.readFileSync(path.join(XEN, 'include', namesHeader(name)), 'utf8');
            assert.match(names, from, what);
            write(`drift-${at}/${namesHeader(name)}`, names.replace(from, to));
            const args = [`-I${scratch.at(`drift-${at}`)}`, ...inTree(name, header), PLATFORM];
            return { what: `${name}: ${what}`, ...(await check(compiler(), args)) };
        }),
    );
    for (const { what, status, output } of tried) {
        if (what.endsWith('nothing')) assert.equal(output, '');
        else assert.match(output, /static assertion failed/i, what);
        assert.equal(status === 0, what.endsWith('nothing'), what);
    }
});

test('the module has the same exports for every policy, and the clocks', async () => {
    const names = [
        'ALL_BITS',
        'allows',
        'clockAccess',
        'clockIds',
        'domainClockCall',
        'domainHasClockAccess',
        'domainHasMailboxAccess',
        'domainHasMmioAccess',
        'domainHasNodeAccess',
        'domainHasResetAccess',
        'domainOfPages',
        'domains',
        'edition',
        'mmioAccess',
        'mmioAnswer',
        'nodeAccess',
        'nodeIds',
        'resetAccess',
        'resetIds',
        'rowsByIndex',
        'xlnxRules',
    ];
    const without = names.filter(name => name !== 'domainHasMailboxAccess');
    for (const [at, program, exported] of [
        [0, exampleProgram('versal'), names],
        [1, programOf(TABLES), names],
        [2, programOf(inEdition(TABLES, 2022)), without],
    ] as const) {
        const { code } = await transform(printOutput(program, 'ts'), { loader: 'ts', format: 'esm' });
        const file = write(`exports-${at}.mjs`, code);
        const module: Record<string, unknown> = { ...(await import(pathToFileURL(file).href)) };
        assert.deepEqual(Object.keys(module).sort(), exported);
        const { clockAccess } = module;
        assert.equal(clockAccess === undefined, at > 0);
    }
});

test('the compiler accepts the modules of random tables at its strictest', async () => {
    const project = scratch.at('project');
    for (const [at, source] of fc.sample(randomXlnxTables, 20).entries())
        write(`project/random-${at}.ts`, printOutput(programOf(source), 'ts'));
    const compilerOptions = {
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        noUnusedLocals: true,
        noUnusedParameters: true,
        erasableSyntaxOnly: true,
        isolatedModules: true,
        verbatimModuleSyntax: true,
        noEmit: true,
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        types: [],
    };
    write('project/tsconfig.json', JSON.stringify({ compilerOptions }));
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    assert.deepEqual(await run(process.execPath, [tsc, '-p', project]), { status: 0, output: '' });
});

const digestOf = (source: string, format: 'c' | 'ts'): string =>
    /policy ([0-9a-f]{64})/.exec(printOutput(programOf(source), format))?.[1] ?? '';

test('the policy digest is of the rows as numbers', () => {
    fc.assert(
        fc.property(randomXlnxTables, source => {
            const digest = digestOf(source, 'c');
            assert.equal(digestOf(source, 'ts'), digest);
            const same = [
                source.replaceAll(/\b(FR|RG|ND|RS|CK)_/g, 'X$1_'),
                source.replaceAll('pm_', 'xy_'),
                source.replaceAll(
                    /\(n\)(.*)$/gm,
                    (_, value: string) => `(id)${value.replaceAll(/\bn\b/g, 'id')}`,
                ),
            ];
            for (const text of same) assert.equal(digestOf(text, 'c'), digest, text);
        }),
        { numRuns: 40 },
    );
});

test('a policy keeps the order of its clocks, and a single register is not a range', () => {
    const text = (rows: string): string =>
        finish(policyLines(programOf(TABLES + rows)))
            .pieces()
            .join('');
    const clocks = (...rows: string[]): string =>
        text(
            `clock clocks {\n    waive clock-unsorted "an example"\n${rows.map(row => `    ${row}\n`).join('')}}\n`,
        );
    assert.equal(clocks('7 -> 1, 2'), clocks('7 -> 1', '7 -> 2'));
    assert.notEqual(clocks('7 -> 1', '8 -> 1'), clocks('8 -> 1', '7 -> 1'));
    const mmio = (row: string): string => text(`mmio registers {\n    ${row} -> 1\n}\n`);
    assert.notEqual(mmio('0x1000'), mmio('0x1000..0x1000'));
    assert.equal(mmio('0x1000..0x1000'), mmio('0x1000..<0x1004'));
});

test('every text can be printed: what has errors is left out', () => {
    const words = fc.constantFrom(
        ...'node reset mmio clock names frame index waive target xen -> .. ..< ( ) - << >> & , =  \n \n'.split(
            ' ',
        ),
        ...'ND_1 RS_1 CK_1 FR_1 RG_1 n 0 1 64 0xffffffff at mfn mask readonly only hwdom deny { }'.split(' '),
    );
    const edits = fc.array(fc.tuple(fc.nat(), words), { maxLength: 30 });
    fc.assert(
        fc.property(randomXlnxTables, edits, (source, edits) => {
            const parts = source.split(/(?<=\s)(?=\S)/);
            for (const [at, word] of edits) parts[at % parts.length] = `${word} `;
            const { program } = analyseExample(parts.join(''));
            for (const standalone of [false, true])
                assert.match(printOutput(program, 'c', { standalone }), /\n$/);
            assert.match(printOutput(program, 'ts'), /\n$/);
        }),
    );
});
