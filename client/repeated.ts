// Work that is wanted again and again, such as asking the server after each key: it never runs twice at a time, and what is wanted
// while it runs is done once after it, also if it failed. It knows no window.

export class Repeated {
    private running: Promise<void> | undefined;
    private isWanted = false;

    constructor(private readonly work: () => Promise<void>) {}

    /** Ends when nothing is wanted any more. */
    again(): Promise<void> {
        this.isWanted = true;
        this.running ??= Promise.resolve().then(() => this.run());
        return this.running;
    }

    private async run(): Promise<void> {
        try {
            while (this.isWanted) {
                this.isWanted = false;
                await this.work();
            }
        } finally {
            this.running = undefined;
            if (this.isWanted) void this.again();
        }
    }
}
