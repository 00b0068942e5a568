// The outputs of a file: which files they are, and their texts. It writes nothing.

import type { Program } from '../model/program';

export interface Output {
    /** The output's path as the host names files. */
    readonly path: string;
    readonly format: 'c' | 'ts';
    readonly text: string;
    /** The `emit` line. */
    readonly line: number;
}

/** The outputs that a program without errors names in its `emit` lines, in their order. */
export function printOutputs(program: Program): Output[] {
    return program.outputs.map(({ format, path, line }) => ({
        path,
        format,
        text: printOutput(program, format, { path }),
        line,
    }));
}

/** One output of a program without errors. `path` is the output's, as the host names files. */
export function printOutput(
    _program: Program,
    _format: 'c' | 'ts',
    _options: { readonly path?: string; readonly standalone?: boolean } = {},
): string {
    return '';
}
