// The tests of a document and what became of them, for the view of tests in an editor.

import { rowsTogether } from '../claims/claim-rows';
import type { Consulted } from '../claims/consulted';
import { rowsOf } from '../claims/coverage';
import { otherErrors, Results, unreadResult } from '../claims/results';
import { consultedBy, insteadOf, judge, Reasons, takeLooked } from '../claims/verdict';
import { printable } from '../diagnostics/phrases';
import type { Workspace } from '../features/workspace';
import type { Range } from '../language/document';
import type { Line } from '../language/lines';
import { addTo } from '../language/sorted';
import { inPieces, type Steps } from '../language/steps';
import { rangeIn } from '../model/problem';
import type { Program, Row, TestBlock, TestLine } from '../model/program';
import { questionOf } from '../questions/question';
import { asking } from '../questions/sentences';
import type { TestsAnswer, ToldClaim, ToldTest } from './protocol';

/** The tests of a file; `null` for one that cannot be read. `coverage`: whether to say which rows each claim consults. */
export function* testsOf(workspace: Workspace, file: string, coverage: boolean): Steps<TestsAnswer | null> {
    const analysis = workspace.analysis(file);
    if (analysis === undefined) return null;
    const { program, problems } = analysis;
    const rows = coverage ? rowsByFile(program) : undefined;
    const lists = new RowLists([...(rows?.values() ?? [])].flat());
    const teller = new Teller(program, new Results({ program, problems }), rows && lists);
    const tests: ToldTest[] = [];
    for (const test of program.tests) tests.push(yield* teller.test(test));
    return {
        errors: otherErrors({ problems }),
        tests,
        rows: [...(rows ?? [])].map(([path, each]) => ({
            uri: workspace.uriOf(path),
            lines: each.map(({ line }) => line),
        })),
        consulted: lists.all,
    };
}

function rowsByFile({ tables }: Program): Map<string, Row[]> {
    const files = new Map<string, Row[]>();
    for (const table of tables) for (const row of rowsOf(table)) addTo(files, table.file, row);
    return files;
}

/** The lists of rows that claims consult. Claims that ask alike have one list, which may be long. */
class RowLists {
    readonly all: number[][] = [];
    private readonly places: ReadonlyMap<Row, number>;
    private readonly known = new Map<readonly Consulted[], number>();
    private listed = 0;
    private taken = 0;

    /** `rows` are all that there are. */
    constructor(rows: readonly Row[]) {
        this.places = new Map(rows.map((row, at) => [row, at]));
    }

    /** The place of a list; `undefined` if it is empty. */
    placeOf(consulted: readonly Consulted[]): number | undefined {
        if (consulted.length === 0) return undefined;
        const at = this.known.get(consulted) ?? this.all.length;
        if (at === this.all.length) {
            this.known.set(consulted, at);
            this.add(consulted.map(({ row }) => row));
        }
        return at;
    }

    /** Gives the place of the list. */
    add(rows: readonly Row[]): number {
        this.listed += rows.length;
        return this.all.push(rows.flatMap(row => this.places.get(row) ?? [])) - 1;
    }

    /** Whether the lists are as long as those of a file in which thousands of claims meet thousands of rows. */
    get isFull(): boolean {
        return this.listed >= MOST_LISTED;
    }

    /** How many rows were put into lists since this was last asked. */
    takeListed(): number {
        const listed = this.listed - this.taken;
        this.taken = this.listed;
        return listed;
    }
}

/** About as many numbers as an editor is sent in half a megabyte. */
const MOST_LISTED = 1 << 17;

class Teller {
    private readonly reasons: Reasons;
    /** The last line of each block by its first. */
    private readonly ends: ReadonlyMap<number, number>;

    constructor(
        private readonly program: Program,
        private readonly results: Results,
        /** `undefined` if nobody asks which rows are consulted. */
        private readonly lists: RowLists | undefined,
    ) {
        this.reasons = new Reasons(program);
        this.ends = new Map(program.blocks.map(({ first, last }) => [first, last]));
    }

    *test({ title, line, lines, unread }: TestBlock): Steps<ToldTest> {
        const claims = unread.map(each => this.unread(each));
        const crowded: TestLine[] = [];
        const weight = (): number => 1 + takeLooked(this.program) + (this.lists?.takeListed() ?? 0);
        yield* inPieces(
            lines,
            claim => {
                if (this.lists?.isFull) crowded.push(claim);
                else claims.push(this.claim(claim, this.listOf(claim)));
            },
            weight,
        );
        const shared = crowded.length > 0 ? yield* this.sharedList(crowded) : undefined;
        yield* inPieces(crowded, claim => claims.push(this.claim(claim, shared)), weight);
        claims.sort((a, b) => a.range.start.line - b.range.start.line);
        return { title: printable(title), range: this.blockAt(line), claims };
    }

    private blockAt(line: number): Range {
        const last = this.ends.get(line) ?? line;
        const character = this.program.document.lines.get(last)?.text.length ?? 0;
        return { start: { line, character: 0 }, end: { line: last, character } };
    }

    private listOf(claim: TestLine): number | undefined {
        return this.lists?.placeOf(consultedBy(this.program, claim));
    }

    /** One list for all that these claims consult: one for each would be claims times rows. */
    private *sharedList(claims: readonly TestLine[]): Steps<number | undefined> {
        const consulted = yield* rowsTogether(this.program, claims);
        const rows = [...consulted.values()].flatMap(each => [...each]);
        return rows.length > 0 ? this.lists?.add(rows) : undefined;
    }

    private claim(claim: TestLine, consults: number | undefined): ToldClaim {
        const { line, node } = claim;
        const { text, verdict, message } = this.results.ofClaim(claim);
        return {
            range: rangeIn(line, { start: node.domain.start, end: node.end }),
            text,
            verdict,
            message: this.sentence(claim) ?? message,
            consults,
        };
    }

    /** What is so, contrary to a false claim. */
    private sentence(claim: TestLine): string | undefined {
        const verdict = judge(this.program, claim);
        const reason = verdict.kind === 'false' ? this.reasons.of(claim) : undefined;
        if (verdict.kind !== 'false' || reason === undefined) return undefined;
        const may = insteadOf(claim, verdict.ruled).may ? 'may' : 'may not';
        return `${claim.domain.name} ${may} ${asking(questionOf(claim))}: ${reason.because}`;
    }

    private unread(line: Line): ToldClaim {
        const { text, verdict, message } = unreadResult(line);
        return { range: rangeOf(line), text, verdict, message };
    }
}

const rangeOf = ({ number, text }: Line): Range =>
    rangeIn(number, { start: text.length - text.trimStart().length, end: text.trimEnd().length });
