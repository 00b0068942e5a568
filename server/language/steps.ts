// Long work in bounded pieces, so that a server can listen to its editor in between. The core makes the pieces; the command line
// runs them to the end, the server a few at a time.

/**
 * Work that stops after each bounded piece (`yield`), says how many lines or rows it looked at, and gives its result at the end.
 * If it is dropped halfway, what it was making must be dropped too.
 */
export type Steps<T> = Generator<number, T, undefined>;

/** The most lines or rows that are looked at between two stops. */
export const PIECE = 512;

/** The most lines that are read again between two stops: one with a mistake may take as long as fifty others. */
export const READ_PIECE = 64;

/** A line is read in a fraction of the time that its meaning takes, if it has no mistake: so many count as one. */
export const LINES_READ_AS_ONE = 8;

/** To make a problem, with its message, takes as long as to look at so many lines. */
export const LINES_A_PROBLEM = 8;

/** To read a line with a mistake takes as long as to read so many without one. */
export const LINES_A_MISTAKE = 8;

/** To look for a file takes as long as to look at so many lines. */
export const LINES_A_FILE = 32;

/** The weight of a problem in `inPieces`. */
export const problemWeight = (): number => LINES_A_PROBLEM;

/** Whether a result is still to be worked out. */
export const isSteps = <T>(result: T | Steps<T>): result is Steps<T> =>
    typeof result === 'object' && result !== null && Symbol.iterator in result && 'next' in result;

/** Runs work to its end, and gives its result. */
export function finish<T>(steps: Steps<T>): T {
    for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
    }
}

/** Gives work up halfway: what it has open is closed. */
export function drop(steps: Steps<unknown>): void {
    steps.return(undefined);
}

/** Visits things in order, and stops after each piece. A thing may weigh as much as several lines. */
export function* inPieces<T extends NonNullable<unknown>>(
    things: Iterable<T>,
    visit: (thing: T) => void,
    weightOf: (thing: T) => number = ONE,
    most = PIECE,
): Steps<void> {
    let weight = 0;
    if (isList(things)) {
        // By index: nearly everything comes through here, and an iterator of any kind makes an object for each thing.
        for (let at = 0; at < things.length; at++) {
            const thing = things[at];
            if (thing === undefined) continue;
            visit(thing);
            weight += weightOf(thing);
            if (weight < most) continue;
            yield weight;
            weight = 0;
        }
        if (weight > 0) yield weight;
        return;
    }
    for (const thing of things) {
        visit(thing);
        weight += weightOf(thing);
        if (weight < most) continue;
        yield weight;
        weight = 0;
    }
    if (weight > 0) yield weight;
}

const isList = <T>(things: Iterable<T>): things is readonly T[] => Array.isArray(things);

const ONE = (): number => 1;
