// What an attack is: a property that must hold for any random input. fast-check chooses the inputs, so a seed gives the same ones
// again, and looks for the smallest that still fails.

import fc from 'fast-check';

export interface Attack {
    /** As `--only` takes it. */
    readonly name: string;
    /** What must hold, in a few words. */
    readonly holds: string;
    /** How many cases `npm test` tries. */
    readonly few: number;
    /** Tries cases, and gives the report of the first failure. */
    readonly run: (tried: Tried) => Promise<string | undefined>;
}

export interface Tried {
    readonly seed: number;
    readonly cases: number;
    /** Where a report says that its case is, to try only that; from the first case on without one. */
    readonly path?: string;
    /** Is called before each case, also while a smaller one is sought. */
    readonly begin?: () => void;
    /** No case is begun that many milliseconds after the first. */
    readonly time?: number;
}

/** Makes an attack of what one case does: it fails by throwing. */
export function attack<T>(
    name: string,
    holds: string,
    few: number,
    input: fc.Arbitrary<T>,
    tryCase: (input: T) => Promise<void> | void,
): Attack {
    const run = async ({ seed, cases, path = '', begin, time }: Tried): Promise<string | undefined> => {
        const property = fc.asyncProperty(input, async each => {
            begin?.();
            await tryCase(each);
        });
        const details = await fc.check(property, {
            seed,
            path,
            numRuns: cases,
            ...(time !== undefined && { interruptAfterTimeLimit: time, skipAllAfterTimeLimit: time }),
        });
        // If the time is over before the first case, fast-check calls that a failure, and has no case.
        return details.counterexample === null ? undefined : reportOf(name, details);
    };
    return { name, holds, few, run };
}

/** How many characters of a mistake and of a case are shown; the whole ones come again with the seed. */
const MOST_SHOWN = 4000;

/** How to try the case again, what went wrong, and the case. */
function reportOf<T>(name: string, details: fc.RunDetails<[T]>): string {
    const { seed, counterexamplePath, counterexample, errorInstance } = details;
    const wrong = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
    return [
        `npm run fuzz -- --only ${name} --seed ${seed} --path ${counterexamplePath}`,
        ...[wrong, fc.stringify(counterexample?.[0])].map(each => each?.slice(0, MOST_SHOWN)),
    ].join('\n');
}
