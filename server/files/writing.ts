// Writes outputs: each new text goes to a file beside the old one as soon as it is printed; then either all of them replace
// the old files, or none does.

import { closeSync, openSync, statSync } from 'node:fs';
import type { Output } from '../emit/outputs';
import { LINES_A_FILE, type Steps } from '../language/steps';
import type { Destination, Refusal } from './destination';
import { reasonOf } from './disk';
import { marksOf, tidyUp } from './leftovers';
import { followed } from './links';
import type { Plan, Source } from './plan';
import type { Failed, FileToReplace, Replacement } from './replace';

/**
 * The place of a source that is to be written again, with its links resolved; or why it may not be. A file that this user may only read is not
 * replaced either, although its folder would allow that: somebody has marked it so.
 */
export function placeOfSource(path: string): FileToReplace | Refusal {
    try {
        const way = followed(path);
        if ('refusal' in way) return way;
        closeSync(openSync(way.file, 'r+'));
        return { ...way, mode: statSync(way.file).mode & 0o7777 };
    } catch (error) {
        return { refusal: reasonOf(error).reason };
    }
}

/**
 * Adds a source's outputs to the plan, and writes the new texts beside the old files; with `touch` also where that is the old one, so that
 * the file gets a new time. If one file must be kept, nothing more is written. Whoever drops these steps discards the replacement.
 */
export function* stageOutputs(
    plan: Plan,
    replacement: Replacement,
    source: Source,
    outputs: Iterable<Output>,
    isKept: (destination: Destination) => boolean,
    touch = false,
): Steps<void> {
    // Of no output anything is left when the next one is printed.
    const stage = function* (output: Output): Steps<void> {
        const printed = yield* output.print();
        const destination = yield* plan.include(source, output, printed);
        if (destination?.state === 'fresh' && !touch) return;
        if (destination === undefined || isKept(destination)) replacement.discard();
        else yield* replacement.staging(destination, printed.bytes);
    };
    for (const output of outputs) {
        yield* stage(output);
        yield LINES_A_FILE;
    }
}

export interface Written {
    readonly written: readonly Destination[];
    /** The ones that were up to date. */
    readonly unchanged: readonly Destination[];
    readonly failed: Failed | undefined;
}

/** Replaces the old files, and tidies up after runs that were killed. If that fails, `written` is usually empty. */
export function commitOutputs(destinations: readonly Destination[], replacement: Replacement): Written {
    const failed = replacement.commit(marksOf);
    if (failed === undefined) tidyUp(destinations);
    const changed = destinations.filter(({ state }) => state !== 'fresh');
    return {
        written: failed === undefined ? changed : changed.filter(({ file }) => failed.left.includes(file)),
        unchanged: destinations.filter(({ state }) => state === 'fresh'),
        failed,
    };
}
