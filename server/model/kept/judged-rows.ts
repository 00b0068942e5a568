// The rows of a table in which a rule finds something. A row is judged when it is added, and again when the names of its ids or
// the answers to its questions may have changed. Rows without findings or questions are not kept, and nothing is of a program that
// never changes.

import { inPieces, type Steps } from '../../language/steps';
import type { Program, Row, Table } from '../program';
import { weightOf } from '../row-weight';
import { Questions } from './asking';
import type { Case, Changes, State } from './case';
import { Groups } from './groups';

/** Whether a rule finds something in a row; it uses `ask` for anything else that it needs. */
export type Judge = (row: Row, ask: Questions) => boolean;

/** Gives the rows in which a rule finds something, in no particular order. */
export interface Judged {
    /** Those that are known, and have caught up; `undefined` if all rows must be judged. */
    readonly caughtUp: (of: Case) => ReadonlySet<Row> | undefined;
    /** Judges all rows, in pieces. */
    readonly judging: (of: Case) => Steps<ReadonlySet<Row>>;
}

export function judgedRows(judge: Judge): Judged {
    const known = new WeakMap<Program, WeakMap<Table, JudgedRows>>();
    return {
        caughtUp: of => {
            const kept = known.get(of.program)?.get(of.table);
            return kept?.catchUp(of) ? kept.found : undefined;
        },
        *judging(of) {
            const made = new JudgedRows(of, judge);
            yield* inPieces<Row>(
                of.table.rows,
                row => made.add(row),
                row => weightOf(row) + made.lastAnswered,
            );
            if (of.program.isFixed) return made.found;
            const ofProgram = known.get(of.program) ?? new WeakMap<Table, JudgedRows>();
            known.set(of.program, ofProgram.set(of.table, made));
            return made.found;
        },
    };
}

class JudgedRows {
    readonly found = new Set<Row>();
    private readonly questions: Questions;
    /** The rows by the questions that were asked about them. */
    private readonly asked = new Map<Row, readonly string[]>();
    private readonly askers = new Groups<string, Row>();
    private seen: State;

    constructor(
        private readonly of: Case,
        private readonly judge: Judge,
    ) {
        this.questions = new Questions(of.program, of.table, of.others);
        this.seen = of.state;
    }

    /** How many names the answers about the row had that was judged last. */
    get lastAnswered(): number {
        return this.questions.answered;
    }

    add(row: Row): void {
        const ask = this.questions.begin(row);
        if (this.judge(row, ask)) this.found.add(row);
        if (ask.noted.length === 0 || this.of.program.isFixed) return;
        // An array that grew has room for many more, and there is one for each row.
        const questions = ask.noted.slice();
        this.asked.set(row, questions);
        for (const question of questions) this.askers.add(question, row);
    }

    delete(row: Row): void {
        this.found.delete(row);
        for (const question of this.asked.get(row) ?? NONE) this.askers.delete(question, row);
        this.asked.delete(row);
    }

    /** Judges again what may have changed; `false` if that is no longer known, and all rows must be judged again. */
    catchUp(of: Case): boolean {
        if (of !== this.of && of.others.some((other, at) => other !== this.of.others[at])) return false;
        const changes = of.changesSince(this.seen);
        if (changes === undefined) return false;
        for (const { removed, added } of changes.rows) {
            for (const row of removed) this.delete(row);
            for (const row of added) this.add(row);
        }
        const concerned = this.concernedBy(changes);
        for (const row of concerned ?? NONE) this.renew(row);
        this.seen = changes.to;
        return concerned !== undefined;
    }

    private concernedBy({ named, questions }: Changes): ReadonlySet<Row> | undefined {
        // Most rules ask nothing about any row.
        if (this.askers.size === 0) return named;
        const concerned = new Set(named);
        const asked = questions();
        for (const question of asked ?? NONE) for (const row of this.askers.get(question)) concerned.add(row);
        return asked && concerned;
    }

    private renew(row: Row): void {
        this.delete(row);
        this.add(row);
    }
}

const NONE: readonly never[] = [];
