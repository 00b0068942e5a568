// Collects what is wrong.

import type { CPlace, CProblem, CProblemKind } from './reading';

/** So many are listed. Whoever has more has one mistake that has many consequences. */
const MOST = 1000;

/** What could not be read as it was meant: it makes a row another one than its text says, and may swallow a table. */
const SPOILING: readonly CProblemKind[] = ['syntax', 'macro', 'directive', 'condition', 'limit'];

/** Whether a problem is of that kind. */
export const isUnread = ({ kind }: Pick<CProblem, 'kind'>): boolean => SPOILING.includes(kind);

export class Problems {
    readonly all: CProblem[] = [];
    /** All that spoils the row it stands in, also where it is not listed any more. */
    readonly spoiling: CProblem[] = [];
    private readonly places = new Set<string>();
    private isOver = false;

    /** Adds a problem, unless the same is known of that place: a header may be read several times. */
    add(kind: CProblemKind, at: CPlace, message: string, related?: CPlace): void {
        if (this.isOver) return;
        const problem = { kind, at, message, related };
        if (isUnread(problem)) this.spoiling.push(problem);
        this.list(problem);
    }

    /** Adds one that has nothing but consequences behind it. */
    addLast(kind: CProblemKind, at: CPlace, message: string): void {
        this.add(kind, at, message);
        this.isOver = true;
    }

    private list(problem: CProblem): void {
        if (this.all.length > MOST) return;
        const { at, message } = problem;
        const key = `${at.file}:${at.line}:${at.character}:${message}`;
        if (this.places.has(key)) return;
        this.places.add(key);
        this.all.push(this.all.length < MOST ? problem : tooMany(at));
    }
}

const tooMany = (at: CPlace): CProblem => ({
    kind: 'limit',
    at,
    message: `there are more than ${MOST} problems`,
    related: undefined,
});
