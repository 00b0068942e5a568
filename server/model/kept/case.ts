// A table as rules look at its rows, with all that they may ask about, and what has changed of that. All rules catch up with the same
// changes, one after the other, so these are worked out once.

import type { Entry } from '../names';
import { type AccessTable, isAccessTable, type Program, type Row, type Table } from '../program';
import {
    ANY_ROW,
    questionsAboutIndexName,
    questionsAboutName,
    questionsAboutRow,
    rowsAboutName,
} from './asking';
import type { RowChange } from './table';
import { entriesOf } from './users';

/** The versions of a table, of the names, and of the other tables. As long as none changes, it is the same list. */
export type State = readonly number[];

/** What may make a rule look at rows again. */
export interface Changes {
    /** What has changed leads to this state. */
    readonly to: State;
    /** The rows of the table that came or went. */
    readonly rows: readonly RowChange<Row>[];
    /** The rows that are always looked at again, because of the names that came or went. */
    readonly named: ReadonlySet<Row>;
    /** The questions whose answers may be others now; `undefined` if that is no longer known, or if they are too many. */
    readonly questions: () => readonly string[] | undefined;
}

/** A table, the program in which its rows are judged, and the other tables that rules may ask about. */
export class Case {
    /** What was asked for last: each rule asks for the same. */
    private from: State | undefined;
    private changes: Changes | undefined;
    private now: State;

    constructor(
        readonly program: Program,
        readonly table: Table,
        readonly others: readonly AccessTable[],
    ) {
        this.now = versionsOf(this);
    }

    get state(): State {
        if (!isNow(this.now, this)) this.now = versionsOf(this);
        return this.now;
    }

    /** What has changed since a state of the same tables; `undefined` if that is no longer known. */
    changesSince(from: State): Changes | undefined {
        const { state } = this;
        if (this.from === from && this.changes?.to === state) return this.changes;
        this.changes = changesIn(this, from, state);
        this.from = from;
        return this.changes;
    }
}

type Judged = Pick<Case, 'program' | 'table' | 'others'>;

const versionsOf = ({ table, program, others }: Judged): State => [
    table.journal.version,
    program.scope.journal.version,
    ...others.map(({ journal }) => journal.version),
];

/** How many versions come before those of the other tables. */
const OWN = 2;

function isNow(state: State, { table, program, others }: Judged): boolean {
    if (table.journal.version !== state[0] || program.scope.journal.version !== state[1]) return false;
    for (let at = 0; at < others.length; at++)
        if (others[at]?.journal.version !== state[OWN + at]) return false;
    return true;
}

function changesIn(of: Judged, from: State, to: State): Changes | undefined {
    const { program, table } = of;
    const [own = 0, names = 0] = from;
    const rows: readonly RowChange<Row>[] | undefined = table.journal.since(own);
    const ofNames = program.scope.journal.since(names);
    if (rows === undefined || ofNames === undefined) return undefined;
    const entries = ofNames.flatMap(change => entriesOf(change, program.scope));
    let asked: { readonly questions: readonly string[] | undefined } | undefined;
    const questions = (): readonly string[] | undefined => {
        asked ??= { questions: questionsIn(of, from, entries) };
        return asked.questions;
    };
    return { to, rows, named: rowsNamed(of, entries), questions };
}

function rowsNamed({ table }: Judged, entries: readonly (Entry | undefined)[]): ReadonlySet<Row> {
    const rows = new Set<Row>();
    if (isAccessTable(table))
        for (const entry of entries) for (const row of rowsAboutName(table, entry)) rows.add(row);
    return rows;
}

function questionsIn(
    { table, others }: Judged,
    [own = 0, , ...versionsOfOthers]: State,
    entries: readonly (Entry | undefined)[],
): readonly string[] | undefined {
    const questions = new Set(table.journal.version === own ? [] : [ANY_ROW]);
    for (const entry of entries) {
        for (const question of questionsAboutName(entry)) questions.add(question);
        for (const each of [table, ...others])
            for (const question of questionsAboutIndexName(each, entry)) questions.add(question);
    }
    if (isAccessTable(table) && !addAboutRows(table, own, questions)) return undefined;
    const isKnown = others.every((other, at) => addAboutRows(other, versionsOfOthers[at] ?? 0, questions));
    return isKnown ? [...questions] : undefined;
}

/** If a row with more ids comes or goes, all rows are judged again, in pieces. */
const MOST_IDS_FOLLOWED = 4096;

/** Adds the questions about rows of a table that came or went; `false` if these are no longer known, or if a row has very many ids. */
function addAboutRows(table: AccessTable, version: number, questions: Set<string>): boolean {
    const changes = table.journal.since(version);
    for (const { removed, added } of changes ?? []) {
        for (const row of [...removed, ...added]) {
            if (row.size > MOST_IDS_FOLLOWED) return false;
            for (const question of questionsAboutRow(table, row)) questions.add(question);
        }
    }
    return changes !== undefined;
}
