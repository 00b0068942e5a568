// Tables as people write them, in test/fixtures/c/habits.txt: what is imported and generated again compiles to the same arrays. gcc
// judges.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { bundledNames } from '../../server/convert/bundled-names';
import { valueInC } from '../../server/convert/platform-names';
import { isFailure } from '../../server/convert/remarks';
import { printOutput } from '../../server/emit/outputs';
import { compiler, run, XEN } from '../emit/compile';
import { programAt } from '../emit/programs';
import { scratchFolder } from '../emit/scratch';
import { importing, TARGET_FILE } from './importing';

const CASES = 'test/fixtures/c/habits.txt';
const XLNX_STRUCT = 'struct pm_access { uint64_t addr; bool hwdom_access; };\n';
const XEN_STRUCT = 'struct pm_access { mfn_t mfn; bool hwdom_access; };\n';
const CLOCK_STRUCT = 'struct pm_clk2node { uint32_t clk_idx; uint32_t dev_idx; };\n';
const CLOCK_MACRO = '#define PM_CLK2NODE(clk, dev) { .clk_idx = (clk), .dev_idx = (dev) }\n';

const { at } = scratchFolder('eemi-acl-habits-');

/** What `§`, `§§` and `§§§` stand for in a case. */
const withStructs = (text: string): string =>
    text.replaceAll('§§§', XEN_STRUCT).replaceAll('§§', CLOCK_STRUCT).replaceAll('§', XLNX_STRUCT);

for (const [number, part] of readFileSync(CASES, 'utf8').split(/^=== /m).slice(1).entries()) {
    const lineEnd = part.indexOf('\n');
    const texts = withStructs(`old.c${part.slice(lineEnd)}`).split(/^--- /m);
    const files = new Map(
        texts.map(text => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)]),
    );
    test(`as gcc: ${part.slice(0, lineEnd)}`, () => comesBack(files, at(String(number))));
}

/** Imports, generates and compiles in a folder of its own. */
async function comesBack(files: ReadonlyMap<string, string>, folder: string): Promise<void> {
    const { text: imported, remarks } = importing(files, { folders: ['include'] });
    assert.deepEqual(remarks.filter(isFailure), [], imported);
    // Comments that name traps are in no C.
    const text = imported.replace(/^(?: {4})?\/\/ trap: .*\n/gm, '');
    const generated = printOutput(programAt(TARGET_FILE, new Map([[TARGET_FILE, text]])), 'c');
    const isXen = /^target +xen/m.test(text);
    const tables = [...text.matchAll(/^(?:node|reset|mmio|clock) +(\w+) \{/gm)].map(([, name = '']) => name);
    const types =
        '#include <xen/types.h>\n#include <xen/mm.h>\n#include <xen/lib.h>\n#include <xen/init.h>\n';
    const all = new Map([
        ...files,
        ['types.h', `${types}typedef uint32_t u32;\n${platformNames(files, imported, isXen)}`],
        ['old-all.c', `#include "types.h"\n#include "old.c"\n${printerOf(tables)}`],
        ['new.h', generated],
        [
            'new-all.c',
            `#include "types.h"\n${isXen ? XEN_STRUCT : XLNX_STRUCT}${CLOCK_STRUCT}${ownNames(text)}#include "new.h"\n${printerOf(tables)}`,
        ],
    ]);
    for (const [name, content] of all) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), content);
    }
    assert.ok(tables.length > 0, imported);
    assert.equal(await arraysOf(folder, 'new-all'), await arraysOf(folder, 'old-all'), imported);
}

/** The names of the platform that the C uses and does not define, as its headers would. */
function platformNames(files: ReadonlyMap<string, string>, imported: string, isXen: boolean): string {
    const text = [...files.values()].join('\n');
    const [name, target] = isXen ? (['zynqmp', 'xen'] as const) : (['zynqmp-xlnx', 'xlnx'] as const);
    const platform = bundledNames().find(each => each.name === name);
    // Some are made by `##`, and stand in the result alone.
    const words = new Set(`${text}\n${imported}`.match(/\b[A-Z]\w+/g));
    const lines = [...words].flatMap(word => {
        const known = platform?.get(word);
        const isOwn = new RegExp(`#\\s*define\\s+${word}\\b`).test(text);
        return known === undefined || isOwn
            ? []
            : [`#define ${word} 0x${valueInC(target, known).toString(16)}\n`];
    });
    return lines.join('') + (text.includes('define PM_CLK2NODE') ? '' : CLOCK_MACRO);
}

/** The names that the result declares, of which the C has definitions between or behind its rows. */
const ownNames = (text: string): string =>
    [...text.matchAll(/^ {4}(\w+) += (?:at |mfn )?(0x[0-9a-f]+|\d+)(?: *\/\/.*)?$/gm)]
        .map(([, name, value]) => `#undef ${name}\n#define ${name} ${value}\n`)
        .join('');

const printerOf = (tables: readonly string[]): string => `#include <stdio.h>
static void print_bytes(const char *name, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    printf("%s %zu", name, size);
    for ( size_t i = 0; i < size; i++ )
        printf("%s%02x", i % 16 == 0 ? "\\n" : " ", bytes[i]);
    puts("");
}
int main(void)
{
${tables.map(name => `    print_bytes("${name}", ${name}, sizeof(${name}));\n`).join('')}    return 0;
}
`;

/** What the program of a file prints. */
async function arraysOf(folder: string, name: string): Promise<string> {
    const { command, args } = compiler();
    const include = [`-I${path.join(XEN, 'include')}`, `-I${path.join(folder, 'include')}`];
    const [source, program] = [path.join(folder, `${name}.c`), path.join(folder, name)];
    const built = await run(command, [...args, '-std=gnu11', '-w', ...include, source, '-o', program]);
    assert.equal(built.status, 0, built.output);
    return (await run(program, [])).output;
}
