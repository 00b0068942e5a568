// Boards with all that a file may have: domains with what they are started with, tests, names out of headers, registers, clocks.
// Nothing is wrong with them.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf } from './workspace';

const FOLDER = 'test/fixtures/boards';

/** The name of each board, and its files, the first of which is its source. */
export const BOARDS: readonly (readonly [name: string, files: ReadonlyMap<string, string>])[] = readdirSync(
    FOLDER,
)
    .sort()
    .map(name => [name, filesOf(readFileSync(path.join(FOLDER, name), 'utf8'))]);
