// Runs a command in a terminal, which the program `script` makes.

import assert from 'node:assert/strict';
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { missingTool } from '../missing-tool';

/** What a line of the shell writes to its terminal, with what is typed into it (`input`). */
export function writtenInTerminal(line: string, options: SpawnSyncOptions): string {
    const args =
        process.platform === 'darwin'
            ? ['-q', '/dev/null', 'sh', '-c', line]
            : ['-q', '-c', line, '/dev/null'];
    const { error, stdout } = spawnSync('script', args, { ...options, encoding: 'utf8' });
    assert.equal(error, undefined, missingTool('script'));
    return stdout;
}
