// Whether the outputs of each source are up to date: checked on request, and remembered. It writes nothing.

import { type Analysis, errorsOf } from '../checks/analyse';
import { type Freshness, judgeAt, outputProblem, type ReadOutput } from '../emit/freshness';
import { printOutput } from '../emit/outputs';
import { markBeside, unfinishedProblems } from '../emit/unfinished';
import { resolvePath } from '../model/paths';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';

/** By the path of the output; `undefined` while the source has errors, because then there is nothing to compare with. */
type States = ReadonlyMap<string, Freshness | undefined>;

const NONE: States = new Map();

export class OutputStates {
    private readonly bySource = new Map<string, States>();
    /** The marks of runs that were stopped, by their path. */
    private readonly marks = new Map<string, string | undefined>();

    constructor(private readonly read: ReadOutput) {}

    /** Compares the outputs of a source with what would be generated now. Gives whether the state of any has changed. */
    judge(analysis: Analysis): boolean {
        const { program } = analysis;
        const before = this.bySource.get(program.file) ?? NONE;
        const hadMark = this.readMarks(program);
        const states = new Map<string, Freshness | undefined>();
        const isErrorFree = errorsOf(analysis.problems).length === 0;
        for (const { format, path } of program.outputs) {
            const full = resolvePath(program.file, path);
            states.set(full, isErrorFree ? this.stateOf(program, format, full) : undefined);
        }
        this.bySource.set(program.file, states);
        return (
            hadMark ||
            states.size !== before.size ||
            [...states].some(([path, state]) => before.get(path) !== state)
        );
    }

    of(source: string, output: string): Freshness | undefined {
        return this.bySource.get(source)?.get(output);
    }

    /** The findings about the outputs of a source: with errors only those that do not depend on what would be generated. */
    problemsOf(program: Program, isErrorFree: boolean): readonly Problem[] {
        const unfinished = unfinishedProblems(program, path => this.marks.get(path));
        if (!isErrorFree) return unfinished;
        const states = program.outputs.flatMap(output => {
            const state = this.of(program.file, resolvePath(program.file, output.path));
            return (state && outputProblem(output, state)) ?? [];
        });
        return [...unfinished, ...states];
    }

    /** The sources that generate this output. */
    sourcesOf(output: string): readonly string[] {
        return [...this.bySource].filter(([, states]) => states.has(output)).map(([source]) => source);
    }

    /** The outputs of all sources. */
    outputs(): readonly string[] {
        return [...this.bySource.values()].flatMap(states => [...states.keys()]);
    }

    forget(source: string): void {
        this.bySource.delete(source);
    }

    /** Reads the marks beside a source's outputs. Gives whether one has changed. */
    private readMarks({ file, outputs }: Program): boolean {
        const changed = [...new Set(outputs.map(({ path }) => markBeside(resolvePath(file, path))))].filter(
            mark => {
                const text = this.read(mark, () => 0);
                const hasChanged = text !== this.marks.get(mark);
                this.marks.set(mark, text);
                return hasChanged;
            },
        );
        return changed.length > 0;
    }

    private readonly stateOf = (program: Program, format: 'c' | 'ts', path: string): Freshness =>
        judgeAt(path, this.read, () => printOutput(program, format, { path }));
}
