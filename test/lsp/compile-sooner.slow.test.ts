// The flags with which V8 optimises sooner: it must know them, or it complains to the editor's log.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { flagOf } from '../../server/lsp/compile-sooner';

test('the Node that runs this knows its flag', () => {
    const flag = flagOf(process.versions.node) ?? '--stack-size=900';
    const { status, stderr } = spawnSync(process.execPath, [flag, '-e', '0'], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
});

const VERSIONS = [
    ['20.11.1', '--interrupt-budget=2048'],
    ['22.1.0', '--invocation-count-for-turbofan=300'],
    ['2.0.0', undefined],
    ['21.7.0', undefined],
    ['99.0.0', undefined],
] as const;

for (const [version, flag] of VERSIONS)
    test(`the flag of Node ${version}`, () => assert.equal(flagOf(version), flag));
