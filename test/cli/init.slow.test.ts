// What `init` asks a person at a terminal, and what becomes of the answer; and that what it writes for each platform is in order.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { PLATFORM_NAMES } from '../../server/model/platforms';
import { missingTool } from '../missing-tool';
import { Folder } from './transcript';

/** What is typed, and the platform of the file that is written; `undefined` for none. */
const ANSWERS: readonly (readonly [typed: string, platform: string | undefined])[] = [
    ['1\r', 'zynqmp-xlnx'],
    ['versal\r', 'versal'],
    ['9\rzynq\rversal2\r', 'versal2'],
    ['\u0004', undefined],
];

for (const [typed, platform] of ANSWERS)
    test(`${JSON.stringify(typed)} leads to ${platform ?? 'no file'}`, context => {
        const folder = new Folder();
        context.after(() => folder.remove());
        const { error, stdout } = spawnSync('script', ['-qec', 'eemi-acl init; echo code $?', '/dev/null'], {
            cwd: folder.path,
            env: { ...folder.environment(), TERM: 'dumb', SHELL: '/bin/sh' },
            input: typed,
            encoding: 'utf8',
        });
        assert.equal(error, undefined, missingTool('script'));
        assert.match(stdout, /Which platform\?/);
        assert.match(stdout, platform === undefined ? /code 2/ : /code 0/);
        if (platform === undefined) assert.ok(!existsSync(path.join(folder.path, 'board.eemi')));
        else assert.match(folder.read('board.eemi'), new RegExp(`^platform ${platform}$`, 'm'));
    });

for (const platform of PLATFORM_NAMES)
    test(`the first table for ${platform} has no finding, is formatted, and its test holds`, async context => {
        const folder = new Folder();
        context.after(() => folder.remove());
        assert.deepEqual(
            (await folder.run(`eemi-acl init a.eemi --platform ${platform}`))[0],
            'written    a.eemi',
        );
        const commands = ['check --strict', 'format --check', 'emit', 'test'].map(
            each => `eemi-acl ${each} a.eemi`,
        );
        assert.deepEqual(await folder.run(commands.join(' && ')), [
            '1 file checked: no findings',
            '1 file: all formatted',
            'written    a-acl.h',
            '1 test, 1 claim: 1 holds',
        ]);
    });
