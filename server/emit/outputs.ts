// The outputs of a file: which files they are, and their texts. It writes nothing.

import { policyDigest } from '../access/policy';
import { baseName, resolvePath } from '../model/paths';
import type { Program } from '../model/program';
import { printC } from './c';
import type { Printed } from './printed';
import { printTypeScript } from './typescript';

export interface Output {
    /** The output's path as the host names files. */
    readonly path: string;
    readonly format: 'c' | 'ts';
    readonly printed: Printed;
    /** The `emit` line. */
    readonly line: number;
}

/** How the outputs of each format are usually called. */
export const OUTPUT_ENDINGS = { c: '.h', ts: '.ts' } as const;

/**
 * The outputs that a program names in its `emit` lines, in their order, each printed when it is asked for. For programs without
 * errors only.
 */
export function* printOutputs(program: Program): Generator<Output> {
    const print = outputPrinter(program);
    for (const { format, path: written, line } of program.outputs) {
        const path = resolvePath(program.file, written);
        yield { path, format, printed: print(format, { path }), line };
    }
}

/** The text of one output, as `outputPrinter` prints it. */
export const printOutput = (program: Program, format: 'c' | 'ts', options: OutputOptions = {}): string =>
    outputPrinter(program)(format, options).text;

/**
 * Prints outputs of one program, each as a text that ends with one line feed; where that was asked for, it can say which of
 * its lines the rows of all tables became. For programs without errors only: of others it prints the rows that could be resolved.
 */
export function outputPrinter(program: Program): (format: 'c' | 'ts', options?: OutputOptions) => Printed {
    // The outputs of a program have one policy, and to go through all rows for its digest is a good part of the work.
    let policy: string | undefined;
    return (format, options = {}) => {
        policy ??= policyDigest(program);
        const { path = defaultPath(program, format), standalone = false, notesRows = false } = options;
        const print = format === 'c' ? printC : printTypeScript;
        return print(program, { path, policy, standalone, notesRows });
    };
}

export interface OutputOptions {
    /** The output's, as the host names files: else the first that the program names in this format, or one beside the source. */
    readonly path?: string;
    /** C that holds what it relies on. */
    readonly standalone?: boolean;
    /** Notes which lines rows became, for who asks the output for its `rows`. */
    readonly notesRows?: boolean;
}

function defaultPath({ file, outputs }: Program, format: 'c' | 'ts'): string {
    const named = outputs.find(output => output.format === format);
    if (named !== undefined) return resolvePath(file, named.path);
    return resolvePath(file, baseName(file).replace(/\.eemi$/, '') + OUTPUT_ENDINGS[format]);
}
