// What became of the tests of a file: for each claim whether it holds, and what is said of one that does not.

import { oneLine, printable } from '../diagnostics/phrases';
import type { Line } from '../language/lines';
import { isError, lineOf, type Problem } from '../model/problem';
import type { Program, TestBlock, TestLine } from '../model/program';
import type { Coverage } from './coverage';
import type { Mutations } from './mutations';
import { judge, type Unknown } from './verdict';

export interface Tested {
    readonly title: string;
    /** From 0. */
    readonly line: number;
    /** In the order of the text. */
    readonly claims: readonly TestedClaim[];
}

export interface TestedClaim {
    /** From 0. */
    readonly line: number;
    /** As written, with one blank between its words. */
    readonly text: string;
    readonly verdict: 'holds' | 'false' | 'unknown';
    /** A line that says what is so instead, or why nothing is known; empty if it holds. */
    readonly message: string;
    /** Why that is so, and what to do; may be empty. */
    readonly detail: string;
}

/** What became of the tests of a file. */
export interface TestedFile {
    /** As a person reads it. */
    readonly path: string;
    /** How many errors it has that are not about claims. */
    readonly errors: number;
    readonly tests: readonly Tested[];
    /** `undefined` if it was not asked for. */
    readonly coverage: Coverage | undefined;
    /** `undefined` if it was not asked for, or a claim does not hold. */
    readonly mutations: Mutations | undefined;
    /** Why no change was tried that was asked for, as half a sentence. */
    readonly untried: string | undefined;
}

/** The forms of a whole run. */
export type RunForm = 'text' | 'junit' | 'json' | 'markdown';

/** A file that was analysed, by its path as a person reads it. */
export interface Analysed {
    readonly path: string;
    readonly program: Program;
    readonly problems: readonly Problem[];
}

/** The file's own tests whose titles contain a text, in letters of any case; of an import the tests are its own. */
export const testsOf = ({ program }: Analysed, filter: string): readonly TestBlock[] =>
    program.tests.filter(({ title }) => title.toLowerCase().includes(filter.toLowerCase()));

/** What became of the tests of a file, one by one. */
export class Results {
    private readonly program: Program;
    private readonly told: ReadonlyMap<number, Problem>;

    constructor({ program, problems }: Pick<Analysed, 'program' | 'problems'>) {
        this.program = program;
        this.told = new Map(problems.filter(isOfClaim).map(problem => [lineOf(problem), problem]));
    }

    of({ title, line, lines, unread }: TestBlock): Tested {
        const claims = [...lines.map(claim => this.ofClaim(claim)), ...unread.map(unreadResult)];
        return { title: printable(title), line, claims: claims.sort((a, b) => a.line - b.line) };
    }

    ofClaim(claim: TestLine): TestedClaim {
        const { line, at, node } = claim;
        const text = oneLine(at.text.slice(node.domain.start, node.end));
        const verdict = judge(this.program, claim);
        if (verdict.kind === 'holds') return { line, text, verdict: 'holds', message: '', detail: '' };
        const { message, detail } = this.told.get(line) ?? { message: whyUnknown(verdict), detail: '' };
        return { line, text, verdict: verdict.kind, message, detail };
    }
}

/** Whether a problem is about what a test claims, and not about what is there. */
export const isOfClaim = ({ code }: Problem): boolean => code === 'false-claim' || code === 'unknown-claim';

/** How many errors a file has that are not about claims: what they are about is not known to be so. */
export const otherErrors = ({ problems }: Pick<Analysed, 'problems'>): number =>
    problems.filter(each => isError(each) && !isOfClaim(each)).length;

const whyUnknown = (verdict: ReturnType<typeof judge>): string =>
    verdict.kind === 'unknown' ? `not known: ${WHY[verdict.why]}` : '';

const WHY: { readonly [W in Unknown]: string } = {
    domain: 'a line or a file that says what the domain owns could not be read',
    undecided: 'no table decides about such calls',
    forwarded:
        'it is the clock of a PLL, and Xen forwards calls that change it for every domain, without asking the table',
    rows: 'a row or a file that decides could not be read, or has an error',
};

/** What became of a line that may be a claim, and could not be read. */
export const unreadResult = ({ number, text }: Line): TestedClaim => ({
    line: number,
    text: oneLine(text),
    verdict: 'unknown',
    message: 'not known: the claim could not be read',
    detail: '',
});
