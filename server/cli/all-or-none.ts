// Replaces files all together or not at all, whatever ends the run: an error, a bug in this program, or a signal.

import { removeLeftovers } from '../files/leftovers';
import { placeOfNew } from '../files/named-file';
import { Replacement } from '../files/replace';
import { beforeSignal } from './signals';
import { nextTurn } from './walk';

/**
 * Runs `work`, which may commit the files it adds, and gives its result. What it does not commit leaves no trace; and what an earlier run
 * that was killed left beside the files at these full paths, which `work` may write, is removed.
 */
export async function allOrNone<Result>(
    paths: Iterable<string>,
    work: (files: Replacement) => Promise<Result>,
): Promise<Result> {
    removeLeftovers(placesOf(paths));
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

/** The real paths of those that may be written. */
function* placesOf(paths: Iterable<string>): Generator<string> {
    for (const path of paths) {
        const place = placeOfNew(path);
        if (!('refusal' in place)) yield place.file;
    }
}
