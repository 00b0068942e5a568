// What is needed from outside to resolve a file.

import type { Chip } from './chip';
import type { Failure, Host } from './host';
import type { Program } from './program';
import type { Scope } from './scope';
import type { Target } from './targets';

/** A bundled platform, resolved: its names, the target its trees use, and its chip. */
export interface Platform {
    readonly name: string;
    readonly scope: Scope;
    readonly target: Target;
    /** The chip that it is for; the names of two platforms with one chip stand for the same numbers. */
    readonly chip: Chip;
}

export interface Surroundings {
    /** The bundled platform with this name. */
    readonly platform: (name: string) => Platform | undefined;
    readonly platformNames: readonly string[];
    /** The result for the file that an import names. */
    readonly imported: (path: string) => ImportResult;
    /** Reads files that are not `.eemi`. */
    readonly host: Pick<Host, 'bytes' | 'isFixed' | 'severities'>;
}

export type ImportResult =
    | { readonly program: Program; readonly errors: number }
    | { readonly failure: Failure }
    /** The import closes a cycle: its name, and its files from the importing one back to it. */
    | { readonly cycle: string; readonly way: () => readonly string[] }
    /** The imports lead to more files than a program may have. */
    | { readonly reached: readonly string[] };
