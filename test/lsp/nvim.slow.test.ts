// Neovim, an independent implementation of the protocol, drives the server of the command line: nothing depends on VS Code.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { isThere, missingTool } from '../missing-tool';
import { folderWith } from './client';

const { PATH } = process.env;

const SOURCE = `names node {
    NODE_A = 0
}
emit c "acl.h"
node acl {
    NODE_A -> MM_B
}
names frame {
    MM_A = at 0x1000
}
`;

/** What test/fixtures/nvim/session.lua says, step by step. */
const STEPS: readonly (readonly [string, unknown])[] = [
    ['filetype', 'eemi'],
    ['findings', [{ line: 5, from: 14, to: 18, severity: 1, source: 'eemi' }]],
    ['hover', /\*\*node 0 \(0x0\)\*\*/],
    ['completion', true],
    ['fixed', '    NODE_A -> MM_A'],
    ['refused', /^A name has letters, digits and `_`/],
    ['renamed', '    NODE_OTHER -> MM_A'],
    ['formatted', '    NODE_OTHER -> MM_A // 🎉 wörds'],
    ['emitted', true],
    ['header hover', /\*\*node 0 \(0x0\)\*\*/],
    ['header definition', 5],
    ['header lens', 'Up to date (a.eemi)'],
    ['header edited', /^NODE_OTHER was edited by hand: Xen is built with this row/],
    ['header fixed', true],
    ['other C', false],
    ['stopped', true],
];

/** `eemi-acl` as it would be in a user's PATH. */
const LAUNCHER = `#!/bin/sh\nexec '${process.execPath}' '${path.resolve('dist/cli.js')}' "$@"\n`;

/** What the script does not finish, because it fails, is ended by the second command. */
const COMMANDS = [
    ...['--headless', '--clean', '-u', 'NONE'],
    ...['-c', `luafile ${path.resolve('test/fixtures/nvim/session.lua')}`, '-c', 'cquit!'],
];

/** What docs/editors.md says to write into `init.lua`. */
const setup = (): string =>
    /```lua\n(.*?)```/s.exec(readFileSync('docs/editors.md', 'utf8'))?.[1] ??
    assert.fail('no set-up for Neovim');

test('Neovim, set up as docs/editors.md says, works with the server', () => {
    assert.ok(isThere('nvim'), missingTool('Neovim'));
    const folder = folderWith({ 'a.eemi': SOURCE, 'bin/eemi-acl': LAUNCHER, 'setup.lua': setup() });
    chmodSync(path.join(folder, 'bin/eemi-acl'), 0o755);
    const { stdout, stderr, status } = spawnSync('nvim', COMMANDS, {
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 300_000,
        encoding: 'utf8',
        cwd: folder,
        env: {
            ...process.env,
            EEMI_FILE: path.join(folder, 'a.eemi'),
            EEMI_SETUP: path.join(folder, 'setup.lua'),
            PATH: `${path.join(folder, 'bin')}:${PATH}`,
        },
    });
    const said = stdout.split('\n').filter(line => line.startsWith('['));
    for (const [at, [step, expected]] of STEPS.entries()) {
        const [name, value]: unknown[] = JSON.parse(said[at] ?? '[]');
        assert.equal(name, step, `${said[at]}\n${stderr}`);
        if (expected instanceof RegExp) assert.match(String(value), expected);
        else assert.deepEqual(value, expected);
    }
    assert.equal(status, 0, stderr);
    assert.match(readFileSync(path.join(folder, 'acl.h'), 'utf8'), /\[NODE_OTHER\]/);
});
