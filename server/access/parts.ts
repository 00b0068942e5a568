// The parts of a policy that many calls can meet. Calls that meet the same rows have the same part, so what is worked out about one
// is worked out about all of them.

import { questionsAboutRow } from '../model/kept/asking';
import { Groups } from '../model/kept/groups';
import type { Told } from '../model/kept/told-of-rows';
import {
    type ClockRow,
    isAccessTable,
    type MmioRow,
    type Program,
    type Row,
    type Table,
} from '../model/program';
import type { Stretch } from '../model/rows-of-call';
import {
    type Call,
    endOfSearch,
    indexAsked,
    isMetBy,
    type PolicyPart,
    partWith,
    type Searched,
    searchedFor,
    stretchAsked,
} from './part';
import { tablesOf } from './policy';

/** How many rows are kept in parts. With more, all are forgotten: few calls would meet the same ones again. */
const MOST_KEPT = 1 << 18;

/** A part without rows takes as long, and as much memory, as so many rows. */
const EMPTY = 16;

/** A row that does not hold an address is passed over in a fraction of the time that others take. */
export const ROWS_A_LINE = 8;

/** If more rows change at once, or a row with more ids, all parts are made again. */
export const MOST_FOLLOWED = { rows: 64, ids: 4096 };

/** The parts of one program's policy. Those that a change of rows concerns are forgotten, if they are told of it. */
export class PolicyParts implements Told {
    /** How many rows were looked at for calls so far. */
    looked = 0;
    /** How many parts were forgotten so far. */
    forgotten = 0;
    private size = 0;
    private readonly kept = new Map<PolicyPart, Kept>();
    private readonly byCall = new Map<string, Met>();
    /** The last part with so many rows from one to another. */
    private readonly byEnds = new Map<string, Alike>();
    /** The parts by what they asked of the node and reset tables. */
    private readonly askers = new Groups<string, PolicyPart>();
    private rowsChanged: (MmioRow | ClockRow)[] = [];

    /** `search` gives the rows that a part has of the register and clock tables. */
    constructor(
        private readonly program: Program,
        private readonly search: (program: Program, call: Call) => Searched = searchedFor,
    ) {}

    /** The part that a call can meet. */
    of(call: Call): PolicyPart {
        const stretch = stretchAsked(this.program, call);
        const key = stretch === undefined ? keyOf(this.program, call) : this.keyOfStretch(stretch, call);
        const known = this.byCall.get(key);
        if (known !== undefined) return known.part;
        const end = endOfSearch(this.program, call);
        const part = this.withRowsOf(call, this.search(this.program, call), end);
        this.byCall.set(key, { call, stretch, part, end });
        this.kept.get(part)?.calls.push(key);
        return part;
    }

    /** Within a stretch the search may still stop at different rows: those of lower addresses begin below the higher ones. */
    private keyOfStretch({ from, to }: Stretch, call: Call): string {
        const end = endOfSearch(this.program, call);
        return `register ${from} ${to} ${end?.kind === 'mmio' ? end.start : 'none'}`;
    }

    /** Whether a part is what the call can still meet that it was given for. */
    has(part: PolicyPart): boolean {
        return this.kept.has(part);
    }

    changed(table: Table, row: Row): boolean {
        if (row.kind !== 'access') return this.rowsChanged.push(row) <= MOST_FOLLOWED.rows;
        if (!isAccessTable(table) || row.size > MOST_FOLLOWED.ids) return false;
        for (const question of questionsAboutRow(table, row))
            for (const part of this.askers.get(question)) this.forget(part);
        return true;
    }

    settled(): void {
        for (const { call, stretch, part, end } of [...this.byCall.values()]) {
            this.looked += this.rowsChanged.length / ROWS_A_LINE;
            const isConcerned =
                this.rowsChanged.some(row => isMetBy(this.program, row, call, stretch)) ||
                (this.rowsChanged.length > 0 && endOfSearch(this.program, call) !== end);
            if (isConcerned) this.forget(part);
        }
        this.rowsChanged = [];
    }

    private forget(part: PolicyPart): void {
        const kept = this.kept.get(part);
        if (kept === undefined) return;
        this.forgotten++;
        this.kept.delete(part);
        this.size -= sizeOf(part);
        for (const call of kept.calls) this.byCall.delete(call);
        if (kept.ends !== undefined && this.byEnds.get(kept.ends)?.part === part)
            this.byEnds.delete(kept.ends);
        for (const question of part.questions) this.askers.delete(question, part);
    }

    private withRowsOf(call: Call, searched: Searched, end: Row | undefined): PolicyPart {
        const rows = searched.registers;
        this.looked += rows.length + searched.passed / ROWS_A_LINE;
        const ends = endsOf(rows);
        const known = ends === undefined ? undefined : this.byEnds.get(ends);
        if (known !== undefined && known.end === end && areSame(known.rows, rows)) return known.part;
        const part = partWith(this.program, call, searched);
        this.keep(part, ends);
        if (ends !== undefined) this.byEnds.set(ends, { rows, end, part });
        return part;
    }

    private keep(part: PolicyPart, ends: string | undefined): void {
        const size = sizeOf(part);
        this.looked += size;
        this.size += size;
        if (this.size > MOST_KEPT) for (const each of [...this.kept.keys()]) this.forget(each);
        this.kept.set(part, { calls: [], ends });
        for (const question of part.questions) this.askers.add(question, part);
    }
}

interface Kept {
    /** The calls that it is known for. */
    readonly calls: string[];
    readonly ends: string | undefined;
}

/** What a call can meet, and the row at which a search for more of it stops. */
interface Met {
    readonly call: Call;
    readonly stretch: Stretch | undefined;
    readonly part: PolicyPart;
    readonly end: Row | undefined;
}

interface Alike {
    readonly rows: readonly MmioRow[];
    /** The row among them at which the search stops: another call, whose address that row holds, may meet the same rows. */
    readonly end: Row | undefined;
    readonly part: PolicyPart;
}

/** The same for calls that certainly meet the same rows. */
function keyOf(program: Program, call: Call): string {
    const { node, reset, clock } = tablesOf(program);
    switch (call.action) {
        case 'node':
            return `node ${indexAsked(node, call.id)}`;
        case 'reset':
            return `reset ${indexAsked(reset, call.id)}`;
        case 'clock':
            return `clock ${indexAsked(clock, call.id)}`;
        case 'read':
        case 'write':
            return `register ${call.address}`;
        case 'mailbox':
            return 'mailbox';
    }
}

/** The same for the same rows; `undefined` for none. */
function endsOf(rows: readonly MmioRow[]): string | undefined {
    const [first, last] = [rows[0], rows.at(-1)];
    return first && last && `${rows.length} ${first.line} ${last.line}`;
}

const areSame = <R>(rows: readonly R[], others: readonly R[]): boolean =>
    rows.length === others.length && rows.every((row, at) => row === others[at]);

/** Rows of long parts count more: they are of few calls, and what is made of them for the rules takes much memory. */
function sizeOf({ policy: { node, reset, mmio, clock } }: PolicyPart): number {
    const rows = [node, reset, mmio, clock].reduce((sum, table) => sum + (table?.rows.length ?? 0), 0);
    return EMPTY + (rows > LONG ? MEMORY_OF_LONG * rows : rows);
}

const LONG = 64;
const MEMORY_OF_LONG = 8;
