// The files of one run of the command line: what it answers as a host.

import assert from 'node:assert/strict';
import test from 'node:test';
import { RunFiles } from '../../server/cli/run-files';

test('a file that is read both ways stays the same document and the same bytes', () => {
    const runFiles = new RunFiles([{ path: '/a', shown: 'a', text: '// caf\u00e9\n' }]);
    const first = [runFiles.document('/a'), runFiles.bytes('/a')];
    assert.ok(first.every(each => typeof each === 'object'));
    const again = [runFiles.document('/a'), runFiles.bytes('/a')];
    assert.ok(first.every((each, at) => each === again[at]));
});
