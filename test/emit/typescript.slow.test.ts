// The generated TypeScript: a module that the strictest compiler settings accept, that imports nothing, and that gives answers.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import fc from 'fast-check';
import { printOutput } from '../../server/emit/outputs';
import type { Program } from '../../server/model/program';
import { analyseExample } from '../workspace';
import { run } from './compile';
import { EXAMPLES, exampleProgram, programOf } from './programs';
import { randomTables, sourceOf } from './random-tables';
import { scratchFolder } from './scratch';

const STRICTEST = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    types: [],
};

const RESET_ONLY = 'names reset {\n    RST_A = 7\n}\nreset rst {\n    RST_A -> hwdom\n}\n';

/** A program that uses a printed module, and what it must not be able to do. */
const CONSUMER = `import { type Domain, domainHasMmioAccess, domainHasNodeAccess, domainHasResetAccess } from './zynqmp-mmio.ts';
import { mmioAccess, nodeAccess, type NodeId, nodeIds, type ResetId, resetIds } from './zynqmp-mmio.ts';

const guest: Domain = { hardwareDomain: false, ownsFrame: frame => frame === 0xff160 };
const node: NodeId = nodeIds.NODE_SD_0;
const reset: ResetId = resetIds.XILPM_RESET_SDIO0;
const answers: boolean[] = [domainHasNodeAccess(guest, node), domainHasResetAccess(guest, reset)];
const bits: number = domainHasMmioAccess(guest, true, 0xff180310n, 0xffffffff).mask;
const frames: number[] = nodeAccess.rows.map(({ frame }) => frame);
const starts: bigint[] = mmioAccess.rows.map(({ start }) => start);
export const used = { answers, bits, frames, starts };

// @ts-expect-error no such node
nodeIds.NODE_OF_ANOTHER_CHIP;
// @ts-expect-error no id
export const wrong: NodeId = 4096;
// @ts-expect-error the tables are not to be changed
nodeAccess.rows.push({ id: 0, index: 0, frame: 0, hwdom: true });
// @ts-expect-error an address is a bigint
domainHasMmioAccess(guest, true, 0xff180310, 1);
`;

const scratch = scratchFolder('eemi-acl-ts-');

/** The exports of a program's printed module. */
async function exportsOf(name: string, program: Program): Promise<Record<string, unknown>> {
    const { code } = await transform(printOutput(program, 'ts'), { loader: 'ts', format: 'esm' });
    const file = scratch.at(`${name}.mjs`);
    fs.writeFileSync(file, code);
    return { ...(await import(pathToFileURL(file).href)) };
}

test('the compiler accepts the examples, random tables and a program that uses them, at its strictest', async () => {
    const programs = [
        ...EXAMPLES.map(name => ({ name, program: exampleProgram(name) })),
        { name: 'reset-only', program: programOf(RESET_ONLY) },
        { name: 'nothing', program: programOf('target xen\n') },
        ...fc
            .sample(randomTables, 20)
            .map((tables, at) => ({ name: `random-${at}`, program: programOf(sourceOf(tables)) })),
    ];
    const project = scratch.at('project');
    fs.mkdirSync(project);
    for (const { name, program } of programs)
        fs.writeFileSync(path.join(project, `${name}.ts`), printOutput(program, 'ts'));
    fs.writeFileSync(path.join(project, 'consumer.ts'), CONSUMER);
    fs.writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICTEST }));
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    assert.deepEqual(await run(process.execPath, [tsc, '-p', project]), { status: 0, output: '' });
});

test('the module imports nothing and holds the rules as they are written, without what they note', () => {
    const text = printOutput(exampleProgram('zynqmp'), 'ts').replace(/^\/\/ {5}import .*$/m, '');
    assert.doesNotMatch(text, /\bimport\b|\brequire\b|\bfrom '|\bnote\b|\bStep\b/);
    for (const file of ['tables', 'xen']) {
        const source = fs.readFileSync(`server/access/${file}.ts`, 'utf8').replaceAll('\r\n', '\n');
        const rules = source
            .replace(/^import [^;]*;\n/gm, '')
            .split('\n')
            .filter(line => !/\bnote\?/.test(line))
            .join('\n')
            .replace(/\n{3}/g, '\n\n')
            .trim();
        assert.ok(text.includes(`\n${rules}\n`), file);
    }
});

test('the exports have the same names for every policy', async () => {
    const names = [
        'ALL_BITS',
        'allows',
        'domainHasMmioAccess',
        'domainHasNodeAccess',
        'domainHasResetAccess',
        'domainOfPages',
        'domains',
        'mmioAccess',
        'mmioAnswer',
        'nodeAccess',
        'nodeIds',
        'resetAccess',
        'resetIds',
        'rowsByIndex',
        'xenRules',
    ];
    assert.deepEqual(Object.keys(await exportsOf('example', exampleProgram('zynqmp-mmio'))).sort(), names);
    const others = await exportsOf('reset-only', programOf(RESET_ONLY));
    assert.deepEqual(Object.keys(others).sort(), names);
    const { nodeAccess, resetAccess } = others;
    assert.equal(nodeAccess, undefined);
    assert.deepEqual(resetAccess, {
        name: 'rst',
        base: 0,
        rows: [{ id: 7, index: 7, frame: 0, hwdom: true }],
    });
});

const DOMAINS = `platform zynqmp
node nodes {
    waive index-gap "an example"
    NODE_USB_0 -> MM_USB3_0_XHCI
    NODE_RTC -> hwdom
}
domain dom0 hwdom {
    iomem all
}
domain guest {
    iomem MM_USB3_0_XHCI
    iomem mfn 0x100 count 2
}
domain nothing {
}
`;

test('the domains of the source can be asked about, and are no part of the policy', async () => {
    const exported = await exportsOf('domains', programOf(DOMAINS));
    const ask = Object(exported);
    const { dom0, guest, nothing } = ask.domains;
    const { NODE_USB_0, NODE_RTC } = ask.nodeIds;
    const answers = [dom0, guest, nothing].map(domain =>
        [NODE_USB_0, NODE_RTC].map(id => ask.domainHasNodeAccess(domain, id)),
    );
    assert.deepEqual(answers, [
        [true, true],
        [true, false],
        [false, false],
    ]);
    assert.deepEqual(
        [0xff, 0x100, 0x101, 0x102, 0xfe200].map(frame => guest.ownsFrame(frame)),
        [false, true, true, false, true],
    );
    const digestOf = (source: string): string | undefined =>
        / {5}policy (\w+)/.exec(printOutput(programOf(source), 'ts'))?.[1];
    assert.equal(digestOf(DOMAINS), digestOf(DOMAINS.slice(0, DOMAINS.indexOf('domain dom0'))));
});

test('the example at the top of a module is one that runs', async () => {
    const text = printOutput(programOf(DOMAINS), 'ts', { path: 'acl.ts' });
    const [, imported, call] = /^\/\/ {5}(import .*)\n\/\/\n\/\/ {5}(.*)$/m.exec(text) ?? [];
    assert.equal(imported, "import { domainHasNodeAccess, domains, nodeIds } from './acl';");
    assert.equal(call, 'const may = domainHasNodeAccess(domains.guest, nodeIds.NODE_USB_0);');
    const ask = Object(await exportsOf('example-call', programOf(DOMAINS)));
    assert.equal(ask.domainHasNodeAccess(ask.domains.guest, ask.nodeIds.NODE_USB_0), true);
});

test('a domain of which something is not known stops the module', () => {
    const { problems } = analyseExample(DOMAINS.replace('iomem mfn 0x100 count 2', 'from "missing.cfg"'));
    assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
        ['from-not-found'],
    );
});

test('a name that means something to JavaScript is an id like any other', async () => {
    // `__proto__` is no name that a program without errors can have; if it were one, this is what would become of it.
    const { program } = analyseExample(
        'names node {\n    __proto__ = 3\n    constructor = 4\n}\n' +
            'node pm_node_access {\n    __proto__ -> hwdom\n    constructor -> deny\n}\n',
    );
    const { nodeIds, nodeAccess } = await exportsOf('odd', program);
    assert.ok(nodeIds instanceof Object);
    assert.deepEqual(Object.entries(nodeIds), [
        ['__proto__', 3],
        ['constructor', 4],
    ]);
    assert.deepEqual(nodeAccess, {
        name: 'pm_node_access',
        base: 0,
        rows: [
            { id: 3, index: 3, frame: 0, hwdom: true },
            { id: 4, index: 4, frame: 0, hwdom: false },
        ],
    });
});
