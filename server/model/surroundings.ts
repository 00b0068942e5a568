// What the resolution of a file needs from outside, and what it is given.

import type { Failure, Host } from './host';
import type { Program, Target } from './program';
import type { Scope } from './scope';

/** A bundled platform, resolved: its names, and the target its trees use. */
export interface Platform {
    readonly name: string;
    readonly scope: Scope;
    readonly target: Target;
}

export interface Surroundings {
    /** The bundled platform of a name. */
    readonly platform: (name: string) => Platform | undefined;
    readonly platformNames: readonly string[];
    /** What became of the file at a path that an import names. */
    readonly imported: (path: string) => ImportResult;
    /** For files of other kinds. */
    readonly host: Pick<Host, 'bytes'>;
}

export type ImportResult =
    | { readonly program: Program; readonly errors: number }
    | { readonly failure: Failure }
    | { readonly cycle: readonly string[] };
