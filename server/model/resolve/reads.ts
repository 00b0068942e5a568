// The files that a program was made from: every file that was requested for it.

import type { Read } from '../file-kinds';
import type { Program } from '../program';

/**
 * All files that a program requested, also through its imports, including missing ones. Each appears once, after those that it
 * reads itself, so the program's own file is the last.
 */
export function readsOf(program: Program): readonly Read[] {
    const programs = new Map([[program.file, program]]);
    for (const { imports } of programs.values()) {
        for (const { program: imported } of imports)
            if (imported !== undefined) programs.set(imported.file, imported);
    }
    const reads = new Map<string, Read>();
    const add = (read: Read): void => {
        if (!reads.has(read.path)) reads.set(read.path, read);
    };
    for (const file of program.files) {
        programs.get(file)?.ownReads.forEach(add);
        add({ path: file, as: 'source', failure: undefined });
    }
    return [...reads.values()];
}
