// The tables of a C file as an editor shows them: the text, which is not saved anywhere, and the report beside it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { finish } from '../../server/language/steps';
import { importTables, type OpenC } from '../../server/lsp/importing';
import type { ImportAnswer } from '../../server/lsp/protocol';
import type { Host } from '../../server/model/host';
import { NASTY_C } from '../convert/nasty-c';
import { hostOf } from '../workspace';
import { InProcess } from './in-process';

const FILE = '/tree/xen/arch/arm/platforms/old.c';
const ROWS =
    'static const struct pm_access pm_node_access[] = {\n    [MY_NODE] = { mfn_init(MM_RPU) },\n};\n';

const uriOf = (file: string): string => `file://${file}`;

const imported = (host: Host, text: string, ...others: readonly OpenC[]): ImportAnswer =>
    finish(importTables({ host, uriOf }, { path: FILE, text }, others));

test('headers are found where trees of Xen have them', () => {
    const header = '#define MY_NODE 90\n#define MM_RPU 0xff9a0\n';
    const host = hostOf(new Map([['/tree/xen/include/asm/names.h', header]]));
    const { text, report } = imported(host, `#include <asm/names.h>\n${ROWS}`);
    assert.equal(
        text,
        'platform zynqmp\ntarget   xen\n\ninclude "../../../include"\n\nimport "../../../include/asm/names.h" as node MY_NODE\n\nnode pm_node_access {\n    MY_NODE -> MM_RPU\n}\n',
    );
    assert.equal(report, 'node pm_node_access (1 row)\n');
});

test('what cannot be said is in the report, with its line', () => {
    const { report } = imported(hostOf(new Map()), ROWS);
    assert.match(report, /^old\.c:2: left out: MY_NODE has no value here/m);
});

test('a file without tables has no text, and the report says why', () => {
    const { text, report } = imported(hostOf(new Map()), 'int x;\n');
    assert.equal(text, null);
    assert.equal(
        report,
        'there is no table of access control in the file; name the file that has the arrays\n',
    );
});

const TWICE = `${ROWS}${ROWS.replace('pm_node_access', 'other')}`;
const TREES_DIFFER = ROWS.replace('MY_NODE', 'ZYNQMP_PM_DEV_SWDT_1');

for (const [what, text, said] of [
    ['two tables of a kind', TWICE, 'paste what is meant into a new `.eemi` file'],
    ['a name of several values', TREES_DIFFER, 'in other trees; declare it in a `names` block'],
    ['a name without a value', ROWS, 'declare it in a `names` block'],
] as const)
    test(`what an editor says to do about ${what} can be done in it`, () => {
        const { report } = imported(hostOf(new Map()), text);
        assert.ok(report.includes(said), report);
        assert.doesNotMatch(report, / --?\w/);
    });

test('each line of the report leads to its place in the C, also in a header', () => {
    const host = hostOf(
        new Map([['/tree/xen/arch/arm/platforms/more.h', 'int x;\n\n    [B] = { 1, 2, 3 },\n']]),
    );
    const text =
        'static const struct pm_access pm_node_access[] = {\n    [A] = { 1 },\n#include "more.h"\n};\n';
    const { report, links } = imported(host, text);
    const lines = report.split('\n');
    assert.ok(links.length > 1);
    for (const { line, end, to } of links)
        assert.equal(lines[line]?.slice(0, end), `${to.uri.replace(/.*\//, '')}:${to.line + 1}`);
});

for (const [what, text, comment] of [
    ['as it is saved', (saved: string) => saved.replaceAll('\n', '\r\n'), 'für alle'],
    ['with an edit', (saved: string) => `${saved}\n`, 'f\ufffdr alle'],
] as const)
    test(`a file in Latin-1 that an editor takes for UTF-8 is read ${what}`, () => {
        const saved = Buffer.from(`/* f\xfcr alle */\n${ROWS}`, 'latin1');
        const host: Host = { ...hostOf(new Map()), bytes: path => (path === FILE ? saved : 'missing') };
        const { text: result } = imported(host, text(new TextDecoder().decode(saved)));
        assert.ok(result?.includes(`// ${comment}\n`), result ?? '');
    });

test('several files give one source, with the paths of the first', () => {
    const host = hostOf(new Map([['/tree/xen/arch/arm/include/ids.h', '#define A 1\n#define R 1001\n']]));
    const node =
        '#include "ids.h"\nstatic const struct pm_access pm_node_access[] = {\n    [A] = { .hwdom_access = true },\n};\n';
    const reset =
        '#include "ids.h"\nstatic const struct pm_access pm_reset_access[] = {\n    [R] = { .hwdom_access = true },\n    [Q] = { 1 },\n};\n';
    const { text, report, links } = imported(host, node, {
        path: '/tree/xen/arch/arm/other/r.c',
        text: reset,
    });
    assert.match(text ?? '', /^import "\.\.\/include\/ids\.h" as node A, reset R$/m);
    assert.match(
        text ?? '',
        /^node pm_node_access \{\n {4}A -> hwdom\n\}\n\nreset pm_reset_access \{\n {4}R -> hwdom$/m,
    );
    assert.match(report, /^\.\.\/other\/r\.c:4: left out: Q has no value here/m);
    const uri = 'file:///tree/xen/arch/arm/other/r.c';
    // The note that `1` is taken as a frame number, and the row.
    assert.deepEqual(links, [
        { line: 0, end: 14, to: { uri, line: 1 } },
        { line: 1, end: 14, to: { uri, line: 3 } },
    ]);
});

test('others are answered while a small file of C asks for much', async () => {
    const editor = await InProcess.start();
    await editor.open('file:///a.eemi', 'node t {\n    1 -> deny\n}\n');
    const answered: string[] = [];
    const ask = async (method: string, more: object): Promise<void> => {
        await editor.ask(method, { textDocument: { uri: 'file:///a.eemi' }, ...more });
        answered.push(method);
    };
    const text = NASTY_C['a range of registers'];
    await Promise.all([
        ask('eemi/import', { textDocument: { uri: 'file:///a.c' }, text }),
        ask('textDocument/hover', { position: { line: 1, character: 4 } }),
    ]);
    assert.deepEqual(answered, ['textDocument/hover', 'eemi/import']);
    assert.deepEqual(editor.failures, []);
});
