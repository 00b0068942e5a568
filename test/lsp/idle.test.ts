// Work between messages.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Idle } from '../../server/lsp/idle';

test('work waits for a turn without a message, and is then done piece by piece', async () => {
    const log: string[] = [];
    let pieces = 3;
    const idle = new Idle(() => {
        log.push('work');
        return --pieces > 0;
    });
    let messages = 5;
    const message = (): void => {
        idle.heard();
        log.push('message');
        idle.schedule();
        if (--messages > 0) setImmediate(message);
    };
    message();
    while (pieces > 0) await new Promise(setImmediate);
    assert.equal(log.join(' '), 'message message message message message work work work');
});
