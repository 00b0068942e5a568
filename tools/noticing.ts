// Which of the mistakes that are made on purpose the checker notices: each is made in a file, looked at, and taken back.

import { readFileSync } from 'node:fs';
import { type AnalysedFiles, analyse, type FileAnalysis } from '../server/checks/analyse';
import { type Code, wholeText } from '../server/diagnostics';
import { Document } from '../server/language/document';
import type { Problem } from '../server/model/problem';
import { hostOver } from '../test/workspace';
import { reasonOf } from './misses';
import { type Mutation, mutationsOf } from './mutations';

export interface Outcome {
    readonly mutation: Mutation;
    readonly noticed: boolean;
    /** Why it is not noticed, if that is known. */
    readonly reason: string | undefined;
}

/** What becomes of each mutation of a file. */
export function outcomesOf(path: string): Outcome[] {
    const file = new Subject(path);
    const before = file.problems;
    const { program } = file.analysis;
    return [...mutationsOf(program)].map(mutation => {
        const noticed = isNoticed(mutation, added(before, file.problemsWith(mutation.lines)));
        return { mutation, noticed, reason: noticed ? undefined : reasonOf(mutation, program) };
    });
}

/** A file that can be edited for a moment. */
class Subject {
    readonly analysis: FileAnalysis;
    private readonly document: Document;
    private readonly known: AnalysedFiles = new Map();
    private readonly host = hostOver(readFileSync);

    constructor(private readonly path: string) {
        const document = this.host.document(path);
        const analysis = analyse(path, this.host, this.known);
        if (!(document instanceof Document) || analysis === undefined) throw new Error(`cannot read ${path}`);
        this.document = document;
        this.analysis = analysis;
    }

    get problems(): readonly Problem[] {
        return analyse(this.path, this.host, this.known)?.problems ?? [];
    }

    /** The problems while these lines have another text. */
    problemsWith(lines: ReadonlyMap<number, string>): readonly Problem[] {
        const before = new Map([...lines.keys()].map(at => [at, this.document.lines.get(at)?.text ?? '']));
        this.write(lines);
        const { problems } = this;
        this.write(before);
        return problems;
    }

    private write(lines: ReadonlyMap<number, string>): void {
        for (const [line, text] of lines) {
            const end = this.document.lines.get(line)?.text.length ?? 0;
            const range = { start: { line, character: 0 }, end: { line, character: end } };
            this.analysis.edited(this.document.edit(range, text));
        }
    }
}

/** The problems that were not there before. */
function added(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
    const keyOf = (problem: Problem): string => `${problem.code} ${wholeText(problem)}`;
    const old = new Set(before.map(keyOf));
    return after.filter(problem => !old.has(keyOf(problem)));
}

/** Whether a problem is at a changed line, refers to it, or is about what has no row any more. */
const isNoticed = ({ lines, losesRow }: Mutation, problems: readonly Problem[]): boolean =>
    problems.some(
        problem =>
            [problem, ...problem.related].some(({ range }) => lines.has(range.start.line)) ||
            (losesRow && GAPS.includes(problem.code)),
    );

/** These list all that has no row; where a list is long, some of its names are only counted. */
const GAPS: readonly Code[] = ['index-gap', 'clock-gap', 'register-gap'];
