// What a shell can complete: for each placeholder of the help it is known what may stand there. The scripts are tried in
// completion.slow.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { commandLine } from '../../server/cli/arguments';
import { wordsOf } from '../../server/cli/commands';
import { described, type Place } from '../../server/cli/described';
import { recorder } from './recorder';

/** What nobody but the user knows. */
const FREE = ['base', 'bits', 'device', 'domain', 'id', 'line', 'name[=value]', 'macro', 'table', 'text'];

test('for each placeholder it is known what may stand there', () => {
    const program = described(
        commandLine(recorder(), () => {}),
        wordsOf(),
    );
    const places = [program, ...program.commands].flatMap(({ options, places }): Place[] => [
        ...places,
        ...options.flatMap(({ value }) => value ?? []),
    ]);
    const free = places.filter(({ wants }) => wants === 'text').map(({ called }) => called);
    assert.deepEqual([...new Set(free)].sort(), FREE.sort());
});
