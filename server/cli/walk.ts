// Goes through the files of a run, one after the other. Between two files it lets signals in and shows the progress.

import { beforeSignal } from './signals';
import type { Terminal } from './terminal';

/** Calls `work` with each file, in order; `doing` says what it does, such as "checking". */
export async function eachFile<File extends { readonly shown: string }>(
    files: readonly File[],
    doing: string,
    { progress }: Pick<Terminal, 'progress'>,
    work: (file: File) => void,
): Promise<void> {
    const line = files.length > 1 ? progress : undefined;
    const release = line && beforeSignal(() => line.clear());
    try {
        for (const [index, file] of files.entries()) {
            if (index > 0) await nextTurn();
            line?.show(doing, index + 1, files.length, file.shown);
            work(file);
        }
    } finally {
        line?.clear();
        release?.();
    }
}

/** Lets waiting signals in, which synchronous work keeps out. */
export const nextTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
