// How much work a reading may still do. Macros can ask for endless work in a few lines.

/** Counts down. What is spent cannot be had back. */
export class Work {
    constructor(private left: number) {}

    /** Takes so many steps; whether they were there. */
    spend(steps: number): boolean {
        this.left -= steps;
        return this.left >= 0;
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
        return this.left < 0;
    }
}
