// What one diagnostic consists of, but for its examples, which examples.ts has.

export interface Entry<Params> {
    readonly severity: 'error' | 'warning';
    /** May `waive CODE "reason"` silence it? */
    readonly waivable: boolean;
    /** What is wrong, what that does on the machine and what to do, for the very place. */
    readonly message: (params: Params) => string;
    /** When it is reported, in one sentence. */
    readonly when: string;
    /** What would happen on the machine. */
    readonly why: string;
    /** What to do instead. */
    readonly instead: string;
}

/** Gives an entry its parameters' type. */
export const entry = <Params>(content: Entry<Params>): Entry<Params> => content;
