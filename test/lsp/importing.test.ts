// The tables of a C file as an editor shows them: the text, which is not saved anywhere, and the report beside it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { importTables } from '../../server/lsp/importing';
import { hostOf } from '../workspace';

const FILE = '/tree/xen/arch/arm/platforms/old.c';
const ROWS =
    'static const struct pm_access pm_node_access[] = {\n    [MY_NODE] = { mfn_init(MM_RPU) },\n};\n';

test('headers are found where trees of Xen have them', () => {
    const header = '#define MY_NODE 90\n#define MM_RPU 0xff9a0\n';
    const host = hostOf(new Map([['/tree/xen/include/asm/names.h', header]]));
    const { text, report } = importTables({ host }, FILE, `#include <asm/names.h>\n${ROWS}`);
    assert.equal(
        text,
        'platform zynqmp\ntarget   xen\n\ninclude "../../../include"\n\nimport "../../../include/asm/names.h" as node MY_NODE\n\nnode pm_node_access {\n    MY_NODE -> MM_RPU\n}\n',
    );
    assert.equal(report, 'node pm_node_access (1 row)\n');
});

test('what cannot be said is in the report, with its line', () => {
    const { report } = importTables({ host: hostOf(new Map()) }, FILE, ROWS);
    assert.match(report, /^old\.c:2: left out: MY_NODE has no value here/m);
});

test('a file without tables has no text, and the report says why', () => {
    const { text, report } = importTables({ host: hostOf(new Map()) }, FILE, 'int x;\n');
    assert.equal(text, null);
    assert.equal(
        report,
        'there is no table of access control in the file; name the file that has the arrays\n',
    );
});
