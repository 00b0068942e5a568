// While `emit` runs, a folder on the way to an output is swapped for a link that leads out of the project: nothing is left there that
// was not there before, and what was there has not changed.

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Disturbed } from '../cli/disturbed';
import { JAVASCRIPT } from '../lsp/hostile';
import { attack } from './attack';

export const swaps = attack(
    'swaps',
    'nothing is written outside the project through a link that comes meanwhile',
    2,
    fc.record({
        at: fc.nat(20),
        folder: fc.constantFrom('deep', 'deep/er'),
        isFirst: fc.boolean(),
        bait: fc.constantFrom(undefined, 'acl.h', 'er/acl.h'),
    }),
    async ({ at, folder: swapped, isFirst, bait }) => {
        const disturbed = new Disturbed();
        const { folder } = disturbed;
        try {
            const old = isFirst ? [] : await disturbed.printed('hwdom');
            folder.write('outside/er/other', 'other');
            // A new file is put beside one of its name if the link comes at the last moment, and then replaces that: see SECURITY.md.
            if (bait !== undefined && !isFirst) folder.write(`outside/${bait}`, 'bait');
            const before = contentsOf(disturbed);
            const { stderr } = await disturbed.emitted('case', old, {
                AT: `${at}`,
                DO: 'swap',
                FOLDER: swapped,
                AWAY: path.join(folder.path, 'away'),
                OUTSIDE: path.join(folder.path, 'outside'),
            });
            assert.deepEqual(contentsOf(disturbed), before);
            assert.doesNotMatch(stderr, JAVASCRIPT);
        } finally {
            folder.remove();
        }
    },
);

/** What is in the folder outside: paths, and texts of files. */
const contentsOf = (disturbed: Disturbed): string[] =>
    disturbed.filesIn('outside').map(name => {
        const file = path.join(disturbed.folder.path, 'outside', name);
        return statSync(file).isDirectory() ? name : `${name}: ${readFileSync(file, 'utf8')}`;
    });
