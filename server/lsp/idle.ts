// Work between messages: one piece at a time, and only when a whole turn of the event loop brought no message. What came
// in meanwhile, an edit above all, is thus taken into account before anything is computed that it would make old.

export class Idle {
    private messages = 0;
    private isScheduled = false;

    /** `step` does one piece of work and says whether there may be more. */
    constructor(private readonly step: () => boolean) {}

    /** A message came in. */
    heard(): void {
        this.messages++;
    }

    /** There is work to do. */
    schedule(): void {
        if (this.isScheduled) return;
        this.isScheduled = true;
        this.wait();
    }

    private wait(): void {
        const seen = this.messages;
        setImmediate(() => setImmediate(() => this.turn(seen)));
    }

    private turn(seen: number): void {
        if (this.messages === seen && !this.step()) this.isScheduled = false;
        else this.wait();
    }
}
