// Collects what is wrong.

import type { CPlace, CProblem, CProblemKind } from './reading';

/** So many are listed. Whoever has more has one mistake that has many consequences. */
const MOST = 1000;

export class Problems {
    readonly all: CProblem[] = [];
    private readonly places = new Set<string>();

    /** Adds a problem, unless the same is known of that place: a header may be read several times. */
    add(kind: CProblemKind, at: CPlace, message: string, related?: CPlace): void {
        if (this.all.length > MOST) return;
        const key = `${at.file}:${at.line}:${at.character}:${message}`;
        if (this.places.has(key)) return;
        this.places.add(key);
        this.all.push(
            this.all.length < MOST
                ? { kind, at, message, related }
                : { kind: 'limit', at, message: `there are more than ${MOST} problems`, related: undefined },
        );
    }
}
