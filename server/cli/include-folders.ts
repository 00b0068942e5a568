// The folders that -I names. One that is none is passed over, as a compiler does, but said: it may be a slip, by which headers are missing.

import { fullPath, kindOf } from '../files/disk';
import { complain, type Terminal } from './terminal';

/** As full paths. Where only failures are wanted, nothing is said. */
export function includeFolders(folders: readonly string[] = [], terminal: Terminal): string[] {
    const paths = folders.map(fullPath);
    for (const [at, path] of paths.entries())
        if (terminal.isQuiet !== true && kindOf(path) !== 'folder')
            complain(terminal, `-I: ${folders[at]} is no folder, so no header is found there`);
    return paths;
}
