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

test('a message that came in is handled before there is work, although others wait before it', async () => {
    const log: string[] = [];
    const idle = new Idle(() => log.push('work') === 0);
    let waiting = 0;
    // As the library hands messages out.
    const handle = (): void => {
        idle.heard();
        log.push('message');
        idle.schedule();
        if (--waiting > 0) setImmediate(handle);
    };
    const read = (): void => {
        idle.heard();
        if (++waiting === 1) setImmediate(handle);
    };
    for (let at = 0; at < 3; at++) read();
    while (waiting > 0) await new Promise(setImmediate);
    // Read in the turn in which there would be work.
    read();
    while (!log.includes('work')) await new Promise(setImmediate);
    assert.equal(log.join(' '), 'message message message message work');
});
