// Requests that are answered in several turns, because the analysis of their file or the answer itself takes long. They are answered in
// the order in which they came. Messages are let in after each turn, so that the editor can cancel a request or leave. An edit has
// those about its file answered first: they are about the text that they were asked of. What would take long is refused instead. Those about
// other files begin again when something changes, and acts, such as a command, if they would take long. A patient request is one that nobody waits for with the next key: others go first, and it
// always begins again.

import { type CancellationToken, ResponseError } from 'vscode-jsonrpc/node';
import { drop, type Steps } from '../language/steps';
import { BY_LINES, type Limit, turnOf, WITHOUT_END } from './turn';

/** How a request is answered. */
export interface Manner {
    readonly isPatient?: boolean | undefined;
    /** The file whose text the answer is about. Without one it is an act, which is never given up. */
    readonly file?: string | undefined;
    /** Whether it may begin again when that text changes: it has no place in the text. */
    readonly isOfAnyText?: boolean;
}

interface Waiting extends Manner {
    /** Does one turn of work. Gives whether the request is answered now. */
    readonly work: (limit: Limit) => boolean;
    readonly restart: () => void;
    readonly refuse: () => void;
}

export class Turns {
    private waiting: Waiting[] = [];

    /** `schedule` is called when there is a turn to do. */
    constructor(
        private readonly schedule: () => void,
        private readonly limit = BY_LINES,
        /** How much is done for all of them together before a file changes. */
        private readonly mostBefore = WITHOUT_END,
    ) {}

    /** Answers at once if no other request waits and one turn is enough; otherwise later, at once if it is cancelled. */
    answer<R>(begin: () => Steps<R>, token: CancellationToken, manner: Manner = {}): R | Promise<Awaited<R>> {
        const steps = begin();
        if (this.waiting.some(({ isPatient }) => !isPatient || manner.isPatient))
            return this.later(steps, token, begin, manner);
        const turn = turnOf(steps, this.limit);
        return turn.done ? turn.value : this.later(steps, token, begin, manner);
    }

    private async later<R>(
        begun: Steps<R>,
        token: CancellationToken,
        again: () => Steps<R>,
        manner: Manner,
    ): Promise<Awaited<R>> {
        return await new Promise<R>((resolve, reject) => {
            let steps = begun;
            const work = (limit: Limit): boolean => {
                try {
                    const turn = turnOf(steps, limit);
                    if (turn.done) resolve(turn.value);
                    return turn.done === true;
                } catch (error) {
                    reject(error);
                    return true;
                }
            };
            const restart = (): void => {
                drop(steps);
                steps = again();
            };
            const refuse = (): void => {
                drop(steps);
                reject(new ResponseError(CONTENT_MODIFIED, 'the text was changed meanwhile'));
            };
            const waiting = { ...manner, work, restart, refuse };
            this.waiting.push(waiting);
            token.onCancellationRequested(() => this.end(waiting));
            this.schedule();
        });
    }

    /** Does one turn of work for the request that came first. Gives whether there was one. */
    step(): boolean {
        const first = this.waiting.find(({ isPatient }) => !isPatient) ?? this.waiting[0];
        if (first === undefined) return false;
        if (first.work(this.limit)) this.remove(first);
        return true;
    }

    /** Something is about to change, of an open file its text (`file`). */
    beforeChange(file: string | undefined): void {
        const start = performance.now();
        for (const each of this.waiting) {
            const time = this.mostBefore.time - (performance.now() - start);
            const isConcerned = each.file === file || each.file === undefined;
            if (!isConcerned || each.isPatient) each.restart();
            else if (time > 0 && each.work({ ...this.mostBefore, time })) this.remove(each);
            else if (each.isOfAnyText || each.file === undefined) each.restart();
            else this.giveUp(each);
        }
    }

    /** Answers all of them now, in their order. */
    answerAll(): void {
        for (const each of this.waiting) this.end(each);
    }

    private end(waiting: Waiting): void {
        if (!this.waiting.includes(waiting)) return;
        this.remove(waiting);
        waiting.work(WITHOUT_END);
    }

    private giveUp(waiting: Waiting): void {
        this.remove(waiting);
        waiting.refuse();
    }

    private remove(waiting: Waiting): void {
        this.waiting = this.waiting.filter(each => each !== waiting);
    }
}

/** An error code of the editor protocol that the library does not define: the answer would be about a text that is no more. */
const CONTENT_MODIFIED = -32801;
