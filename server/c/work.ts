// How much work a reading may still do, and work that stops now and then. Macros can ask for endless work in a few lines.

/** Work that stops after each bounded piece (`yield`), says how many lines or so it looked at, and gives its result at the end. */
export type Pieces<T> = Generator<number, T, undefined>;

/** No piece: what comes next is there already. It is its own iterator, since an array would make one for each row. */
export const NO_PIECES: IterableIterator<number> = {
    [Symbol.iterator]: () => NO_PIECES,
    next: () => DONE,
};
const DONE = { done: true, value: undefined } as const;

/** Runs work to its end, and gives its result. */
export function whole<T>(pieces: Pieces<T>): T {
    for (;;) {
        const piece = pieces.next();
        if (piece.done) return piece.value;
    }
}

/** So many lines are looked at between two stops. */
export const PIECE = 256;

/** In tokens, for who must not wait: some 20 milliseconds. Nothing that people write has a value of so many. */
export const MOST_AT_ONCE = 20_000;

/** Counts down. What is spent cannot be had back. */
export class Work {
    /** How many steps are left before the next pause. */
    private leftAtOnce: number;

    constructor(
        private left: number,
        private readonly mostAtOnce = Number.POSITIVE_INFINITY,
    ) {
        this.leftAtOnce = mostAtOnce;
    }

    /** Says that others could work in between. */
    pause(): void {
        this.leftAtOnce = this.mostAtOnce;
    }

    /** Takes so many steps; whether they were there. */
    spend(steps: number): boolean {
        this.left -= steps;
        this.leftAtOnce -= steps;
        return !this.isSpent;
    }

    /** Counts steps for the time between two pauses alone. */
    takeTime(steps: number): void {
        this.leftAtOnce -= steps;
    }

    /** Allows so many steps from here on. */
    allow(steps: number): void {
        this.left = steps;
    }

    /** How many steps are left. */
    get rest(): number {
        return Math.max(this.left, 0);
    }

    get isSpent(): boolean {
        return this.left < 0 || this.leftAtOnce < 0;
    }
}
