// Whether the outputs of each source are up to date: compared on request, a part at a time because the outputs are generated for it,
// and remembered. It writes nothing.

import { type Analysis, errorsOf } from '../checks/analyse';
import { judgeOutputs, outputProblem, type ReadOutput, type Standing } from '../emit/freshness';
import type { Freshness } from '../emit/freshness-words';
import { markBeside, namesIn, unfinishedProblems } from '../emit/unfinished';
import type { Steps } from '../language/steps';
import { resolvePath } from '../model/paths';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';
import { BY_LINES, turnOf } from './turn';

/** By the path of the output; `undefined` while the source has errors, because then there is nothing to compare with. */
type States = ReadonlyMap<string, Standing | undefined>;

const NONE: States = new Map();

/** A comparison in progress. */
interface Comparison {
    readonly program: Program;
    readonly steps: Steps<States>;
}

export class OutputStates {
    private readonly bySource = new Map<string, States>();
    /** The names in the marks of runs that were stopped, by the path of the mark; most runs are not. */
    private readonly marks = new Map<string, readonly string[]>();
    private underWay: Comparison | undefined;

    constructor(
        private readonly read: ReadOutput,
        private readonly limit = BY_LINES,
    ) {}

    /**
     * Compares the outputs of a source with what would be generated now, for one turn. Gives whether it is done. A comparison of
     * another source in progress is dropped, and starts again when its turn comes.
     */
    advance(analysis: Analysis): boolean {
        const { program } = analysis;
        if (this.underWay?.program !== program) this.drop();
        const work = this.underWay ?? this.begin(analysis);
        this.underWay = undefined;
        const turn = turnOf(work.steps, this.limit);
        if (!turn.done) {
            this.underWay = work;
            return false;
        }
        this.readMarks(program);
        this.bySource.set(program.file, turn.value);
        return true;
    }

    private begin(analysis: Analysis): Comparison {
        return { program: analysis.program, steps: compare(analysis, this.read) };
    }

    /** Drops a comparison in progress: the source, what it reads or an output has changed. */
    interrupt(source: string): void {
        if (this.underWay?.program.file === source) this.drop();
    }

    of(source: string, output: string): Freshness | undefined {
        return this.statesOf(source).get(output)?.state;
    }

    /** What is known of the outputs of a source; the same object until they have been compared again. */
    statesOf(source: string): States {
        return this.bySource.get(source) ?? NONE;
    }

    /** The findings about the outputs of a source: with errors only those that do not depend on what would be generated. */
    problemsOf(program: Program, isErrorFree: boolean): readonly Problem[] {
        const { marks } = this;
        const unfinished = marks.size === 0 ? [] : unfinishedProblems(program, mark => marks.get(mark) ?? []);
        if (!isErrorFree) return unfinished;
        const states = program.outputs.flatMap(output => {
            const state = this.statesOf(program.file).get(output.file);
            return (state && outputProblem(program, output, state)) ?? [];
        });
        return [...unfinished, ...states];
    }

    /** The sources that generate this file, or to whose output it may have a claim, as far as they were compared. */
    sourcesOf(file: string): readonly string[] {
        const known = [...this.bySource].filter(([, states]) => concerns(file, states));
        const sources = known.map(([source]) => source);
        const { program } = this.underWay ?? {};
        return program !== undefined && pathsOf(program).includes(file)
            ? [...sources, program.file]
            : sources;
    }

    /** The outputs of all sources. */
    outputs(): readonly string[] {
        return [...this.bySource.values()].flatMap(states => [...states.keys()]);
    }

    forget(source: string): void {
        this.interrupt(source);
        this.bySource.delete(source);
    }

    /** Reads the marks beside a source's outputs. */
    private readMarks(program: Program): void {
        for (const mark of new Set(pathsOf(program).map(markBeside))) {
            const names = namesIn(this.read(mark) ?? []);
            if (names.length > 0) this.marks.set(mark, names);
            else this.marks.delete(mark);
        }
    }

    /** Drops a comparison in progress, which closes the file that it is reading. */
    private drop(): void {
        this.underWay?.steps.return(NONE);
        this.underWay = undefined;
    }
}

const concerns = (file: string, states: States): boolean =>
    states.has(file) ||
    [...states].some(
        ([output, standing]) => standing?.from !== undefined && resolvePath(output, standing.from) === file,
    );

/** Whether two answers about the outputs of a source are the same. */
export const areSame = (one: States, other: States): boolean =>
    one.size === other.size &&
    [...one].every(([path, standing]) => {
        const { state, from } = other.get(path) ?? {};
        return other.has(path) && state === standing?.state && from === standing?.from;
    });

function* compare({ program, problems }: Analysis, read: ReadOutput): Steps<States> {
    if (errorsOf(problems).length === 0) return yield* judgeOutputs(program, read);
    return new Map(pathsOf(program).map(path => [path, undefined]));
}

const pathsOf = ({ outputs }: Program): string[] => outputs.map(({ file }) => file);
