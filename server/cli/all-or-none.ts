// Replaces files all together or not at all, whatever ends the run: an error, a bug in this program, or a signal.

import { Replacement } from '../files/replace';
import { beforeSignal } from './signals';
import { nextTurn } from './walk';

/** Runs `work`, which may commit the files it adds, and gives its result. What it does not commit leaves no trace. */
export async function allOrNone<Result>(work: (files: Replacement) => Promise<Result>): Promise<Result> {
    let release = (): void => {};
    const files = new Replacement(() => {
        release = beforeSignal(() => files.discard());
    });
    try {
        const result = await work(files);
        // A signal that arrived while files were being replaced ends the run now.
        await nextTurn();
        return result;
    } finally {
        files.discard();
        release();
    }
}
