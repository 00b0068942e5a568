// What the view of access is told: also about a file with errors, one that is not there, and a row that is gone.

import assert from 'node:assert/strict';
import test from 'node:test';
import { finish } from '../../server/language/steps';
import { accessOf, accessTraceOf } from '../../server/lsp/access';
import { workspaceOf } from '../features/editor';
import { ROOT } from '../workspace';

const TEXT = `target xen
node nodes {
    1 -> mfn 0x10
    2 -> NODE_X
}
domain guest {
    iomem mfn 0x10
}
domain other {
}
`;

const WORKSPACE = workspaceOf(new Map([[ROOT, TEXT]]));

test('the rows that could be read, and how many errors there are', () => {
    const data = finish(accessOf(WORKSPACE, ROOT)) ?? assert.fail('no data');
    assert.deepEqual(data.rows.map(({ name, marks }) => [name, marks]).slice(0, 1), [['node 1', 'yn']]);
    assert.equal(data.errors, 1);
    assert.equal(data.tables[0]?.uri, WORKSPACE.uriOf(ROOT));
});

test('why, for one domain and for all', () => {
    const ask = (id: string, domain: string | null) =>
        finish(accessTraceOf(WORKSPACE, ROOT, { kind: 'node', id, domain }));
    assert.deepEqual(ask('1', 'guest'), [
        'guest may control node 1: it owns page 0x10, by which input.eemi:3 grants it',
    ]);
    assert.equal(ask('1', null).length, 2);
    assert.deepEqual(ask('1', 'nobody'), []);
    assert.deepEqual(ask('what', null), []);
});

test('a file that is not there', () => {
    assert.equal(finish(accessOf(WORKSPACE, 'none.eemi')), null);
    const none = accessTraceOf(WORKSPACE, 'none.eemi', { kind: 'node', id: '1', domain: null });
    assert.deepEqual(finish(none), []);
});
