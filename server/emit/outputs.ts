// The outputs of a file: which files they are, and their texts. It writes nothing.

import { policyDigest } from '../access/policy';
import { finish, type Steps } from '../language/steps';
import { withoutEnding } from '../model/file-kinds';
import { baseName, resolvePath } from '../model/paths';
import type { Program } from '../model/program';
import { printC } from './c';
import type { Printed } from './printed';
import { printTypeScript } from './typescript';

export interface Output {
    /** The path of the output, as the host names files. */
    readonly path: string;
    readonly format: 'c' | 'ts';
    /** Prints it, in steps between which the program must not change. Nothing keeps the result, which may be a hundred megabytes. */
    readonly print: () => Steps<Printed>;
    /** The `emit` line. */
    readonly line: number;
}

/** The usual file name extension of each format. */
export const OUTPUT_ENDINGS = { c: '.h', ts: '.ts' } as const;

/** The outputs that a program names in its `emit` lines, in their order. For programs without errors only. */
export function outputsOf(program: Program): Output[] {
    const print = outputSteps(program);
    return program.outputs.map(({ format, path: written, line }) => {
        const path = resolvePath(program.file, written);
        return { path, format, print: () => print(format, { path }), line };
    });
}

/** The text of one output, as `outputPrinter` prints it. */
export const printOutput = (program: Program, format: 'c' | 'ts', options: OutputOptions = {}): string =>
    outputPrinter(program)(format, options).text;

/**
 * Prints outputs of one program, each as a text that ends with one line feed. On request it also notes which lines each row
 * became. Of a program with errors it prints the rows that could be resolved.
 */
export function outputPrinter(program: Program): (format: 'c' | 'ts', options?: OutputOptions) => Printed {
    const print = outputSteps(program);
    return (format, options) => finish(print(format, options));
}

/** The same in steps. The program must not change in between. */
export function outputSteps(
    program: Program,
): (format: 'c' | 'ts', options?: OutputOptions) => Steps<Printed> {
    // All outputs of a program share one digest, because going through all rows for it is a large part of the work.
    let policy: string | undefined;
    return function* (format, options = {}) {
        policy ??= yield* policyDigest(program);
        const { path = defaultPath(program, format), standalone = false, notesRows = false } = options;
        const print = format === 'c' ? printC : printTypeScript;
        const plain = isPlain(program, path);
        return yield* print(program, { path, policy, standalone, plain, notesRows });
    };
}

export interface OutputOptions {
    /** The path of the output, as the host names files. By default, the first that the program names in this format, or one beside the source. */
    readonly path?: string;
    /** Whether the C includes all that it needs. */
    readonly standalone?: boolean;
    /** Whether to note which lines each row becomes, for `rows` of the output. */
    readonly notesRows?: boolean;
}

const isPlain = ({ outputs }: Program, path: string): boolean =>
    outputs.some(output => output.plain && output.file === path);

function defaultPath({ file, outputs }: Program, format: 'c' | 'ts'): string {
    const named = outputs.find(output => output.format === format);
    if (named !== undefined) return named.file;
    return resolvePath(file, withoutEnding(baseName(file), 'source') + OUTPUT_ENDINGS[format]);
}
