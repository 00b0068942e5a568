// Reads C that a test has as text, with the files that it includes.

import { readC } from '../../server/c/read';
import type { COptions, Reading } from '../../server/c/reading';

/** The options for files that are in memory, by path. What stands between quotes or angles is the whole path. */
export const optionsOver = (files: Readonly<Record<string, string>> = {}): COptions => ({
    include: name => {
        const text = files[name];
        return text === undefined ? undefined : { path: name, bytes: Buffer.from(text) };
    },
});

/** Reads a text as `file.c`. */
export const read = (
    text: string,
    files: Readonly<Record<string, string>> = {},
    more: Partial<COptions> = {},
): Reading => readC({ path: 'file.c', bytes: Buffer.from(text) }, { ...optionsOver(files), ...more });
