// Outputs on the way to their places: each text is put beside its place as soon as it is printed, and then all of them replace
// what stands there, or none does.

import type { Output } from '../emit/outputs';
import type { Destination } from './destination';
import type { Plan, Source } from './plan';
import type { Failed, Replacement } from './replace';

/** Puts outputs of a source into the plan, and what is to be written beside its place. One that is kept stops all writing. */
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
    /** Those that were up to date. */
    readonly unchanged: readonly Destination[];
    readonly failed: Failed | undefined;
}

/** Replaces what stands where the outputs go. When that fails, the files that were written before are among `written`. */
export function commitOutputs(destinations: readonly Destination[], replacement: Replacement): Written {
    const failed = replacement.commit();
    const changed = destinations.filter(({ state }) => state !== 'fresh');
    return {
        written: changed.slice(0, failed?.done),
        unchanged: destinations.filter(({ state }) => state === 'fresh'),
        failed,
    };
}
