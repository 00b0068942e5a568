// Work between messages: one piece at a time, and only if no message came in during a whole turn of the event loop. So a new
// message, above all an edit, is handled before anything is computed that it would make outdated.

export class Idle {
    private messages = 0;
    private isScheduled = false;

    /** `step` does one piece of work and says whether there may be more. */
    constructor(private readonly step: () => boolean) {}

    /** To be called when a message comes in, and again when it is handled. */
    heard(): void {
        this.messages++;
    }

    /** To be called when there is work to do. */
    schedule(): void {
        if (this.isScheduled) return;
        this.isScheduled = true;
        this.wait();
    }

    private wait(): void {
        const seen = this.messages;
        // In a microtask: messages that came together are handled in one turn each, and who hands them out asks for the next turn only when
        // the handling of one returns. It comes first then.
        queueMicrotask(() => setImmediate(() => this.turn(seen)));
    }

    private turn(seen: number): void {
        if (this.messages === seen && !this.step()) this.isScheduled = false;
        else this.wait();
    }
}
