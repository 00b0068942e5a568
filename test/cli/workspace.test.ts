// The files of one run of the command line: what it answers as a host.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Workspace } from '../../server/cli/workspace';

test('a file that is read both ways stays the same document and the same bytes', () => {
    const workspace = new Workspace([{ path: '/a', shown: 'a', text: '// caf\u00e9\n' }]);
    const first = [workspace.document('/a'), workspace.bytes('/a')];
    assert.ok(first.every(each => typeof each === 'object'));
    const again = [workspace.document('/a'), workspace.bytes('/a')];
    assert.ok(first.every((each, at) => each === again[at]));
});
