// Work that is wanted again and again, such as asking the server after each key: it never runs twice at a time, and what is wanted
// while it runs is done once after it.

export class Repeated {
    private isRunning = false;
    private isWanted = false;

    /** `work` must not fail. */
    constructor(private readonly work: () => Promise<void>) {}

    async again(): Promise<void> {
        this.isWanted = true;
        if (this.isRunning) return;
        this.isRunning = true;
        while (this.isWanted) {
            this.isWanted = false;
            await this.work();
        }
        this.isRunning = false;
    }
}
