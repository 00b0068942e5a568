// What a diagnostic consists of, except its documentation, which is in manual.ts.

/**
 * An error stops every output. A warning stops a run only with `--strict`. Information never does: it says what is true of this
 * file and may well be meant.
 */
export type Severity = 'error' | 'warning' | 'information';

export interface DiagnosticEntry<Params> {
    readonly severity: Severity;
    /** Whether `waive CODE "reason"` can silence it. */
    readonly waivable: boolean;
    /** The first line, at most 120 characters: it names the thing, and says what is wrong or what that does on the machine. */
    readonly message: (params: Params) => string;
    /** What follows, in one paragraph: why here, and what to do. Empty or missing where the first line says it all. */
    readonly detail?: (params: Params) => string;
}

/** Gives an entry the type of its parameters. */
export const entry = <Params>(content: DiagnosticEntry<Params>): DiagnosticEntry<Params> => content;
