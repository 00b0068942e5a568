// Requests that are answered in several turns, because the analysis of their file or the answer itself takes long. They are answered in
// the order in which they came. Messages are let in after each turn, so that the editor can cancel a request or leave. Whatever changes
// a file answers them first: they are about the text that they were asked of, and an edit would have the analysis begin again. A patient
// request is one that nobody waits for with the next key: others go first, and when a file changes it begins again, with the new text.

import type { CancellationToken } from 'vscode-jsonrpc/node';
import type { Steps } from '../language/steps';

interface Waiting {
    /** Does one turn of work, or all of it. Gives whether the request is answered now. */
    readonly work: (isToEnd: boolean) => boolean;
    /** Begins again, of a patient request. */
    readonly restart: (() => void) | undefined;
}

/** How many lines are looked at before the server reads messages again: a few milliseconds, and some tens where very much is wrong. */
export const LINES_A_TURN = 2048;

export class Turns {
    private waiting: Waiting[] = [];

    /** `schedule` is called when there is a turn to do. */
    constructor(private readonly schedule: () => void) {}

    /** Answers at once if no other request waits and one turn is enough; otherwise later, at once if it is cancelled. */
    answer<R>(begin: () => Steps<R>, token: CancellationToken, isPatient = false): R | Promise<Awaited<R>> {
        const steps = begin();
        const again = isPatient ? begin : undefined;
        if (this.waiting.some(({ restart }) => restart === undefined || isPatient))
            return this.later(steps, token, again);
        const turn = turnOf(steps);
        return turn.done ? turn.value : this.later(steps, token, again);
    }

    private async later<R>(
        begun: Steps<R>,
        token: CancellationToken,
        again: (() => Steps<R>) | undefined,
    ): Promise<Awaited<R>> {
        return await new Promise<R>((resolve, reject) => {
            let steps = begun;
            const work = (isToEnd: boolean): boolean => {
                try {
                    const turn = turnOf(steps, isToEnd ? Number.POSITIVE_INFINITY : LINES_A_TURN);
                    if (turn.done) resolve(turn.value);
                    return turn.done === true;
                } catch (error) {
                    reject(error);
                    return true;
                }
            };
            const restart =
                again &&
                (() => {
                    steps = again();
                });
            const waiting = { work, restart };
            this.waiting.push(waiting);
            token.onCancellationRequested(() => this.end(waiting));
            this.schedule();
        });
    }

    /** Does one turn of work for the request that came first. Gives whether there was one. */
    step(): boolean {
        const first = this.waiting.find(({ restart }) => restart === undefined) ?? this.waiting[0];
        if (first === undefined) return false;
        if (first.work(false)) this.waiting = this.waiting.filter(each => each !== first);
        return true;
    }

    /** Answers all of them now, in their order; patient ones begin again. */
    answerAll(): void {
        for (const each of this.waiting) {
            if (each.restart === undefined) this.end(each);
            else each.restart();
        }
    }

    private end(waiting: Waiting): void {
        if (!this.waiting.includes(waiting)) return;
        this.waiting = this.waiting.filter(each => each !== waiting);
        waiting.work(true);
    }
}

function turnOf<R>(steps: Steps<R>, most = LINES_A_TURN): IteratorResult<number, R> {
    for (let lines = 0; ; ) {
        const step = steps.next();
        if (step.done) return step;
        lines += step.value;
        if (lines >= most) return step;
    }
}
