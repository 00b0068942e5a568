// A generated file and the source that it names: what would be generated in its place now, and how the two compare. Also for a copy, at
// a path that the source does not name.

import type { Steps } from '../language/steps';
import type { OutputStatement, Program } from '../model/program';
import { readBanner } from './banner';
import { judging, type Standing } from './freshness';
import { sidesOf } from './merge-conflict';
import { type OutputOptions, outputSteps } from './outputs';
import type { Printed } from './printed';

export interface JudgedFile extends Pick<Standing, 'state' | 'isConflict'> {
    /** The text of the file, with LF at the ends of its lines. */
    readonly text: string;
    /** What would be generated now, with notes of its rows. */
    readonly printed: Printed;
    /** The `emit` line that names the file. */
    readonly named: OutputStatement | undefined;
    /** The path of the output that the file is a copy of, and with which it was compared. */
    readonly copyOf: string | undefined;
}

/** Compares a file at a path with what a program that it names as its source generates. Line ends do not matter. */
export function* judgeFile(program: Program, path: string, existing: string): Steps<JudgedFile> {
    const text = existing.replaceAll('\r\n', '\n');
    const named = program.outputs.find(output => output.file === path);
    const { printed, copyOf } = yield* madeFor(program, path, text, named);
    const { state, isConflict } = yield* judging([Buffer.from(text)], printed);
    return { text, printed, state, named, copyOf, ...(isConflict && { isConflict }) };
}

/** Of a file in a merge conflict, one of its sides. Lines end with LF. */
export const oneSide = (text: string): string => sidesOf(text)?.[0] ?? text;

interface Made {
    readonly printed: Printed;
    readonly copyOf: string | undefined;
}

function* madeFor(
    program: Program,
    path: string,
    text: string,
    named: OutputStatement | undefined,
): Steps<Made> {
    const print = outputSteps(program);
    const format = named?.format ?? (path.endsWith('.ts') ? 'ts' : 'c');
    const printAt = (options: OutputOptions): Steps<Printed> =>
        print(format, { notesRows: true, ...options });
    if (named !== undefined) return { printed: yield* printAt({ path }), copyOf: undefined };
    if (readBanner(oneSide(text))?.isStandalone)
        return { printed: yield* printAt({ standalone: true }), copyOf: undefined };
    const others = program.outputs.filter(output => output.format === format);
    const lines = new Set(text.split('\n'));
    let best: Made = { printed: yield* printAt({ path }), copyOf: undefined };
    for (const other of others) {
        const copyOf = other.file;
        const made = { printed: yield* printAt({ path: copyOf }), copyOf };
        if (lacking(lines, made) < lacking(lines, best)) best = made;
    }
    return best;
}

/** How many lines of an output are not in a file. A copy has the include guard of the original, which is made of its path. */
const lacking = (lines: ReadonlySet<string>, { printed }: Made): number =>
    printed.text.split('\n').filter(line => !lines.has(line)).length;
