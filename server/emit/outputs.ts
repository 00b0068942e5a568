// The outputs of a file: which files they are, and their texts. It writes nothing.

import { baseName, resolvePath } from '../model/paths';
import type { Program } from '../model/program';
import { printC } from './c';
import type { Printed } from './printed';
import { printTypeScript } from './typescript';

export interface Output {
    /** The output's path as the host names files. */
    readonly path: string;
    readonly format: 'c' | 'ts';
    readonly text: string;
    /** The `emit` line. */
    readonly line: number;
}

const EXTENSIONS = { c: '.h', ts: '.ts' } as const;

/** The outputs that a program names in its `emit` lines, in their order. For programs without errors only. */
export function printOutputs(program: Program): Output[] {
    return program.outputs.map(({ format, path: written, line }) => {
        const path = resolvePath(program.file, written);
        return { path, format, text: printOutput(program, format, { path }), line };
    });
}

/**
 * The text of one output, which ends with one line feed. `path` is the output's, as the host names files: by default
 * the first that the program names in this format, else a file beside the source. `standalone` C holds what it relies on.
 * For programs without errors only: of others it prints the rows that could be resolved.
 */
export function printOutput(program: Program, format: 'c' | 'ts', options: OutputOptions = {}): string {
    return printWithRows(program, format, options).text;
}

/** The same text, and which of its lines the rows of all tables became. */
export function printWithRows(program: Program, format: 'c' | 'ts', options: OutputOptions = {}): Printed {
    const path = options.path ?? defaultPath(program, format);
    return format === 'c'
        ? printC(program, path, options.standalone ?? false)
        : printTypeScript(program, path);
}

export interface OutputOptions {
    readonly path?: string;
    readonly standalone?: boolean;
}

function defaultPath({ file, outputs }: Program, format: 'c' | 'ts'): string {
    const named = outputs.find(output => output.format === format);
    if (named !== undefined) return resolvePath(file, named.path);
    return resolvePath(file, baseName(file).replace(/\.eemi$/, '') + EXTENSIONS[format]);
}
