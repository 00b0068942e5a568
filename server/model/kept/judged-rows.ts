// The rows of a table in which a rule finds something. A row is judged when it is added, and again when the names of its ids or
// the answers to its questions may have changed. Rows without findings or questions are not kept.

import { inPieces, type Steps } from '../../language/steps';
import { type AccessTable, isAccessTable, type Program, type Row, type Table } from '../program';
import type { NameChange } from '../scope';
import {
    ANY_ROW,
    Questions,
    questionsAboutIndexName,
    questionsAboutName,
    questionsAboutRow,
    rowsAboutName,
} from './asking';
import { Groups } from './groups';
import { catchUp, type RowIndex, weightOf } from './row-index';
import { entriesOf } from './users';

/** A table, the program in which its rows are judged, and the other tables that rules may ask about. */
export interface Case {
    readonly program: Program;
    readonly table: Table;
    readonly others: readonly AccessTable[];
}

/** Whether a rule finds something in a row; it uses `ask` for anything else that it needs. */
export type Judge = (row: Row, ask: Questions) => boolean;

/** A function that gives the rows in which something is found, in no particular order. */
export function judgedRows(judge: Judge): (of: Case) => Steps<Iterable<Row>> {
    const known = new WeakMap<Program, WeakMap<Table, JudgedRows>>();
    return function* (of) {
        const ofProgram = known.get(of.program) ?? new WeakMap<Table, JudgedRows>();
        known.set(of.program, ofProgram);
        const kept = ofProgram.get(of.table);
        if (kept?.catchUp(of)) return kept.found;
        const made = new JudgedRows(of, judge);
        yield* inPieces<Row>(
            of.table.rows,
            row => made.add(row),
            row => weightOf(row) + made.lastAnswered,
        );
        ofProgram.set(of.table, made);
        return made.found;
    };
}

/** If a row with more ids comes or goes, all rows are judged again, in pieces. */
const MOST_IDS_FOLLOWED = 4096;

class JudgedRows implements RowIndex<Row> {
    readonly found = new Set<Row>();
    private readonly questions: Questions;
    /** The rows by the questions that were asked about them. */
    private readonly asked = new Map<Row, readonly string[]>();
    private readonly askers = new Groups<string, Row>();
    private versions: readonly number[];

    constructor(
        private readonly of: Case,
        private readonly judge: Judge,
    ) {
        this.questions = new Questions(of.program, of.table, of.others);
        this.versions = versionsOf(of);
    }

    /** How many names the answers about the row had that was judged last. */
    get lastAnswered(): number {
        return this.questions.answered;
    }

    add(row: Row): void {
        const ask = this.questions.begin(row);
        if (this.judge(row, ask)) this.found.add(row);
        if (ask.noted.length === 0) return;
        // An array that grew has room for many more, and there is one for each row.
        const questions = ask.noted.slice();
        this.asked.set(row, questions);
        for (const question of questions) this.askers.add(question, row);
    }

    delete(row: Row): void {
        this.found.delete(row);
        for (const question of this.asked.get(row) ?? []) this.askers.delete(question, row);
        this.asked.delete(row);
    }

    /** Judges again what may have changed; `false` if that is no longer known, and all rows must be judged again. */
    catchUp({ others }: Case): boolean {
        const { table, program } = this.of;
        if (others.some((other, at) => other !== this.of.others[at])) return false;
        const now = versionsOf({ table, program, others });
        if (now.every((version, at) => version === this.versions[at])) return true;
        const [version = 0] = this.versions;
        if (!catchUp<Row>(table, this, version)) return false;
        const concerned = this.concernedBy(this.versions);
        if (concerned === undefined) return false;
        if (version !== table.journal.version) for (const row of this.askers.get(ANY_ROW)) concerned.add(row);
        for (const row of concerned) this.renew(row);
        this.versions = now;
        return true;
    }

    /** The rows affected by names and rows of the tables that were added or removed since these versions. */
    private concernedBy([own = 0, names = 0, ...versions]: readonly number[]): Set<Row> | undefined {
        const { program, table, others } = this.of;
        const concerned = new Set<Row>();
        const changes = program.scope.journal.since(names);
        for (const change of changes ?? []) this.addConcerned(change, concerned);
        if (isAccessTable(table) && !this.addAboutRows(table, own, concerned)) return undefined;
        for (const [at, other] of others.entries())
            if (!this.addAboutRows(other, versions[at] ?? 0, concerned)) return undefined;
        return changes && concerned;
    }

    /** Adds the rows affected by rows of this table since a version; `false` if that is no longer known, or if it is about very many ids. */
    private addAboutRows(table: AccessTable, version: number, concerned: Set<Row>): boolean {
        const changes = table.journal.since(version);
        // Most rules ask nothing about any row.
        if (this.askers.size === 0) return changes !== undefined;
        for (const { removed, added } of changes ?? []) {
            for (const row of [...removed, ...added]) {
                if (row.size > MOST_IDS_FOLLOWED) return false;
                for (const question of questionsAboutRow(table, row)) this.addAskers(question, concerned);
            }
        }
        return changes !== undefined;
    }

    private addConcerned(change: NameChange, concerned: Set<Row>): void {
        const { program, table, others } = this.of;
        for (const entry of entriesOf(change, program.scope)) {
            for (const question of questionsAboutName(entry)) this.addAskers(question, concerned);
            for (const each of [table, ...others])
                for (const question of questionsAboutIndexName(each, entry))
                    this.addAskers(question, concerned);
            if (isAccessTable(table)) for (const row of rowsAboutName(table, entry)) concerned.add(row);
        }
    }

    private addAskers(question: string, concerned: Set<Row>): void {
        for (const row of this.askers.get(question)) concerned.add(row);
    }

    private renew(row: Row): void {
        this.delete(row);
        this.add(row);
    }
}

const versionsOf = ({ table, program, others }: Case): readonly number[] => [
    table.journal.version,
    program.scope.journal.version,
    ...others.map(({ journal }) => journal.version),
];
