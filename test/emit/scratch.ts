// A folder of a test file's own, for what compilers read and write.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';

export interface Scratch {
    /** The full path of a name in the folder; of the folder itself without one. */
    readonly at: (name?: string) => string;
    /** Writes a file, in folders that are made where they are missing, and gives its full path. */
    readonly write: (name: string, text: string) => string;
}

/** Makes a folder before the tests of the file that calls this, and removes it after them. */
export function scratchFolder(prefix: string): Scratch {
    let folder = '';
    before(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
    });
    after(() => fs.rmSync(folder, { recursive: true, force: true }));
    const at = (name = ''): string => path.join(folder, name);
    const write = (name: string, text: string): string => {
        fs.mkdirSync(path.dirname(at(name)), { recursive: true });
        fs.writeFileSync(at(name), text);
        return at(name);
    };
    return { at, write };
}
