// Requests that wait for the analysis of their file. They are answered in the order in which they came. Messages are let in
// after each turn of the analysis, so that the editor can cancel a request or leave. Whatever changes a file answers them first:
// they are about the text that they were asked of, and an edit would have the analysis begin again.

import type { CancellationToken } from 'vscode-jsonrpc/node';

interface Waiting {
    /** Does one turn of work, and gives whether the request can be answered now. */
    readonly isReady: () => boolean;
    /** Answers it. */
    readonly go: () => void;
}

export class Turns {
    private waiting: Waiting[] = [];

    /** `schedule` is called when there is a turn to do. */
    constructor(private readonly schedule: () => void) {}

    /** Calls `answer` at once if no other request waits and this one is ready; otherwise later, at once if it is cancelled. */
    answer<R>(isReady: () => boolean, token: CancellationToken, answer: () => R): R | Promise<Awaited<R>> {
        if (this.waiting.length === 0 && isReady()) return answer();
        return this.later(isReady, token, answer);
    }

    private async later<R>(
        isReady: () => boolean,
        token: CancellationToken,
        answer: () => R,
    ): Promise<Awaited<R>> {
        return await new Promise<R>((resolve, reject) => {
            const go = (): void => {
                try {
                    resolve(answer());
                } catch (error) {
                    reject(error);
                }
            };
            const waiting = { isReady, go };
            this.waiting.push(waiting);
            token.onCancellationRequested(() => this.leave(waiting));
            this.schedule();
        });
    }

    /** Does one turn of work for the request that came first. Gives whether there was one. */
    step(): boolean {
        const [first] = this.waiting;
        if (first === undefined) return false;
        let isReady = true;
        try {
            isReady = first.isReady();
        } finally {
            // If it fails, answering fails as well and says so; it must not fail again and again.
            if (isReady) this.leave(first);
        }
        return true;
    }

    /** Answers all of them now, ready or not, in their order. */
    answerAll(): void {
        for (const each of this.waiting) this.leave(each);
    }

    private leave(waiting: Waiting): void {
        if (!this.waiting.includes(waiting)) return;
        this.waiting = this.waiting.filter(each => each !== waiting);
        waiting.go();
    }
}
