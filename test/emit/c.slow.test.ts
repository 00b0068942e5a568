// The printed C compiles without a warning, by itself and inside Xen, holds the rows that it should, and stops the build
// when a header of names has drifted.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { printOutput } from '../../server/emit/outputs';
import { type Compiler, compiler, compilers, inParallel, run, STRICT, XEN } from './compile';
import { exampleProgram, programOf, XEN_EXAMPLES } from './programs';
import { randomTables, sourceOf } from './random-tables';
import { scratchFolder } from './scratch';

const NAMES = 'asm/platforms/xilinx-zynqmp-eemi-names.h';
const INCLUDE = `-I${path.join(XEN, 'include')}`;
const PLATFORM = path.join(XEN, 'platform.c');

const scratch = scratchFolder('eemi-acl-c-');
const { write } = scratch;

const check = ({ command, args }: Compiler, more: readonly string[]): ReturnType<typeof run> =>
    run(command, [...args, ...STRICT, '-fsyntax-only', ...more]);

const tablesAt = (file: string): string => `-DTABLES="${file}"`;

interface Form {
    readonly form: string;
    readonly args: readonly string[];
}

/** What any compiler here prints about the forms: nothing, if they are right. */
async function complaints(forms: readonly Form[]): Promise<unknown[]> {
    const tasks = compilers().flatMap(each =>
        forms.map(({ form, args }) => async () => ({
            form: `${each.name}: ${form}`,
            ...(await check(each, args)),
        })),
    );
    const results = await inParallel(tasks);
    return results.filter(({ status, output }) => status !== 0 || output !== '');
}

test('the examples compile without a warning with every compiler here', async t => {
    t.diagnostic(
        compilers()
            .map(({ name }) => name)
            .join(', '),
    );
    const forms = XEN_EXAMPLES.flatMap(name => {
        const program = exampleProgram(name);
        const header = write(`${name}.h`, printOutput(program, 'c'));
        const alone = write(`${name}-alone.h`, printOutput(program, 'c', { standalone: true }));
        const twice = write(`${name}.c`, `#include "${name}-alone.h"\n`.repeat(2));
        const xen = [INCLUDE, tablesAt(header), PLATFORM];
        return [
            { form: `${name} in Xen`, args: xen },
            { form: `${name} in Xen, frames with a type of their own`, args: ['-DTYPE_SAFE_FRAMES', ...xen] },
            { form: `${name} in Xen, older BUILD_BUG_ON`, args: ['-DOLD_BUILD_BUG_ON', ...xen] },
            { form: `${name} alone`, args: ['-x', 'c', alone] },
            { form: `${name} alone, included twice`, args: [twice] },
        ];
    });
    assert.deepEqual(await complaints(forms), []);
});

test('random tables compile without a warning with every compiler here', async () => {
    // What the addresses come to on 32 bits is proven as well, by the assertions in the headers.
    const forms = fc.sample(randomTables, 25).map((tables, at) => {
        const source = sourceOf(tables);
        const text = printOutput(programOf(source), 'c', { standalone: true });
        return { form: source, args: ['-x', 'c', write(`random-${at}.h`, text)] };
    });
    assert.deepEqual(await complaints(forms), []);
});

test('names that the C uses for something else compile without a warning', async () => {
    const names = ['pm_access', 'pm_mmio_access', 'start', 'hwdom_access', 'main', 'constructor', 'i'];
    const program = programOf(
        `names node {\n${names.map((name, id) => `    ${name} = ${id}\n`).join('')}}\n` +
            'names frame {\n    addr = at 0xff180000\n}\nnames register {\n    end = 0xfffffffc\n}\n' +
            `node nodes {\n${names.map(name => `    ${name} -> addr\n`).join('')}}\n` +
            'reset resets {\n    index n(n) = n - 5\n    7 -> hwdom\n}\n' +
            'mmio registers {\n    addr + end -> start\n}\n',
    );
    const file = write('names.h', printOutput(program, 'c', { standalone: true }));
    assert.deepEqual(await complaints([{ form: 'odd names', args: ['-x', 'c', file] }]), []);
});

test('the compiled arrays hold the rows of the facts, value by value', async () => {
    const header = write('facts.h', printOutput(exampleProgram('zynqmp'), 'c'));
    const binary = scratch.at('print-rows');
    const args = [
        ...STRICT,
        INCLUDE,
        tablesAt(header),
        '-o',
        binary,
        path.resolve('test/fixtures/c/print-rows.c'),
    ];
    for (const form of [[], ['-DTYPE_SAFE_FRAMES']]) {
        assert.deepEqual(await run(compiler().command, [...form, ...args]), { status: 0, output: '' });
        const { output } = await run(binary, []);
        assert.deepEqual(output.trimEnd().split('\n'), [...rowsOfFacts('node'), ...rowsOfFacts('reset')]);
    }
});

/** What the arrays should hold by the facts; an index without a row is zero. */
function rowsOfFacts(kind: string): string[] {
    const [, ...lines] = fs
        .readFileSync(`test/fixtures/facts/zynqmp-${kind}-rows.csv`, 'utf8')
        .trimEnd()
        .split('\n');
    const rows: string[] = [];
    for (const line of lines) {
        const [, , index = '', grant, address = ''] = line.split(',');
        const frame = grant === 'hwdom' ? 0n : BigInt(address) >> 12n;
        rows[Number(index)] = `0x${frame.toString(16)} ${grant === 'hwdom' ? 1 : 0}`;
    }
    return Array.from(rows, (row, index) => `${kind} ${index} ${row ?? '0x0 0'}`);
}

test('a header of names that drifted breaks the build', async () => {
    const header = write('drift.h', printOutput(exampleProgram('zynqmp-mmio'), 'c'));
    const names = fs.readFileSync(path.join(XEN, 'include', NAMES), 'utf8');
    const drifts = [
        { what: 'a node', from: /NODE_SD_0 = \d+/, to: 'NODE_SD_0 = 36' },
        { what: 'the node of the last row', from: /NODE_RTC = \d+/, to: 'NODE_RTC = 63' },
        { what: 'a reset line', from: /XILPM_RESET_GEM0 = \d+/, to: 'XILPM_RESET_GEM0 = 1014' },
        {
            what: 'the base of the reset lines',
            from: /XILPM_RESET_PCIE_CFG = \d+/,
            to: 'XILPM_RESET_PCIE_CFG = 999',
        },
        { what: 'a frame', from: /(#define MM_RTC +)\w+/, to: '$10xffa61' },
        {
            what: 'a byte address in place of a frame number',
            from: /(#define MM_RTC +)\w+/,
            to: '$10xffa60000',
        },
        { what: 'a frame in an address', from: /(#define MM_IOU_SLCR +)\w+/, to: '$10xff181' },
        { what: 'a register', from: /(#define R_IOU_SLCR_CTRL_REG_SD +)\w+/, to: '$10x320' },
        {
            what: 'the last register of a range',
            from: /(#define R_IOU_SLCR_SD_CDN_CTRL +)\w+/,
            to: '$10x360',
        },
    ];
    const tried = await inParallel(
        [{ what: 'nothing', from: /^/, to: '' }, ...drifts].map(({ what, from, to }, at) => async () => {
            assert.match(names, from, what);
            write(`drift-${at}/${NAMES}`, names.replace(from, to));
            const args = [`-I${scratch.at(`drift-${at}`)}`, INCLUDE, tablesAt(header), PLATFORM];
            return { what, ...(await check(compiler(), args)) };
        }),
    );
    for (const { what, status, output } of tried) {
        if (what === 'nothing') assert.equal(output, '');
        else assert.match(output, /static assertion failed/i, what);
        assert.equal(status === 0, what === 'nothing', what);
    }
});

test('an address type that is too narrow for a register table breaks the build', async () => {
    const program = programOf(
        'names frame {\n    MM_FAR = at 0x100000000\n}\nnames node {\n    ND_A = 0\n}\n' +
            'node pm_node_access {\n    ND_A -> MM_FAR\n}\nmmio pm_mmio_access {\n    MM_FAR + 8 -> ND_A\n}\n',
    );
    const text = printOutput(program, 'c', { standalone: true });
    const wide = write('wide.h', text);
    const narrow = write('narrow.h', text.replace('typedef uint64_t paddr_t;', 'typedef uint32_t paddr_t;'));
    assert.deepEqual(await check(compiler(), ['-x', 'c', wide]), { status: 0, output: '' });
    assert.match((await check(compiler(), ['-x', 'c', narrow])).output, /static assertion failed/i);
});
