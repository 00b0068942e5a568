// What a diagnostic consists of, except its examples, which are in examples.ts.

/**
 * An error stops every output. A warning stops a run only with `--strict`. Information never does: it says what is true of this
 * file and may well be meant.
 */
export type Severity = 'error' | 'warning' | 'information';

export interface DiagnosticEntry<Params> {
    readonly severity: Severity;
    /** Whether `waive CODE "reason"` can silence it. */
    readonly waivable: boolean;
    /** What is wrong at this place, what that does on the machine, and what to do. */
    readonly message: (params: Params) => string;
    /** When it is reported, in one sentence. */
    readonly when: string;
    /** What would happen on the machine. */
    readonly why: string;
    /** What to do instead. */
    readonly instead: string;
}

/** Gives an entry the type of its parameters. */
export const entry = <Params>(content: DiagnosticEntry<Params>): DiagnosticEntry<Params> => content;
