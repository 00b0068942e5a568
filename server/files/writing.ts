// Writes outputs: each new text goes to a file beside the old one as soon as it is printed; then either all of them replace
// the old files, or none does.

import type { Output } from '../emit/outputs';
import type { Destination } from './destination';
import type { Plan, Source } from './plan';
import type { Failed, Replacement } from './replace';

/** Adds a source's outputs to the plan, and writes the new texts beside the old files. If one file must be kept, nothing more is written. */
export function stageOutputs(
    plan: Plan,
    replacement: Replacement,
    source: Source,
    outputs: Iterable<Output>,
    isKept: (destination: Destination) => boolean,
): void {
    for (const output of outputs) {
        const destination = plan.include(source, output);
        if (destination?.state === 'fresh') continue;
        if (destination === undefined || isKept(destination)) replacement.discard();
        else replacement.stage(destination, output.printed.bytes);
    }
}

export interface Written {
    readonly written: readonly Destination[];
    /** The ones that were up to date. */
    readonly unchanged: readonly Destination[];
    readonly failed: Failed | undefined;
}

/** Replaces the old files. If that fails, `written` has those that were replaced before. */
export function commitOutputs(destinations: readonly Destination[], replacement: Replacement): Written {
    const failed = replacement.commit();
    const changed = destinations.filter(({ state }) => state !== 'fresh');
    return {
        written: changed.slice(0, failed?.done),
        unchanged: destinations.filter(({ state }) => state === 'fresh'),
        failed,
    };
}
