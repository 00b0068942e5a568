// What one diagnostic consists of.

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
    /**
     * A file that gives exactly this code, and one that gives none; a test executes both. Other files follow, each after
     * a line `--- path`; after `--- path printed from` follows the source that the output at the path was printed from,
     * and `--- path printed from, with a line added by hand` says what happened to it since.
     */
    readonly bad: string;
    readonly good: string;
}

/** Gives an entry its parameters' type. */
export const entry = <Params>(content: Entry<Params>): Entry<Params> => content;
