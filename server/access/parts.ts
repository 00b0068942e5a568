// The parts of a policy that many calls can meet. Calls that meet the same rows have the same part, so what is worked out about one
// is worked out about all of them.

import type { MmioRow, Program } from '../model/program';
import { askedOneByOne } from '../model/rows-of-call';
import { type Call, indexAsked, type PolicyPart, partWith, type Searched, searchedFor } from './part';
import { tablesOf } from './policy';

/** How many rows are kept in parts. With more, all are forgotten: few calls would meet the same ones again. */
const MOST_KEPT = 1 << 18;

/** A part without rows takes as long, and as much memory, as so many rows. */
const EMPTY = 16;

/** A row that does not hold an address is passed over in a fraction of the time that others take. */
const ROWS_A_LINE = 8;

/** The parts of one program's policy. They are of no use any more when a table changes. */
export class PolicyParts {
    /** How many rows were looked at for calls so far. */
    looked = 0;
    private kept = 0;
    private readonly byCall = new Map<string, PolicyPart>();
    /** The last part with so many rows from one to another. */
    private readonly byEnds = new Map<string, Alike>();

    constructor(private readonly program: Program) {}

    /** The part that a call can meet. */
    of(call: Call): PolicyPart {
        const key = keyOf(this.program, call);
        const known = this.byCall.get(key);
        if (known !== undefined) return known;
        const part = this.withRowsOf(call, searchedFor(this.program, call));
        this.byCall.set(key, part);
        return part;
    }

    private withRowsOf(call: Call, searched: Searched): PolicyPart {
        const rows = searched.registers.rows;
        this.looked += rows.length + this.passedOver(call) / ROWS_A_LINE;
        const key = endsOf(rows);
        const known = key === undefined ? undefined : this.byEnds.get(key);
        if (known !== undefined && areSame(known.rows, rows)) return known.part;
        const part = partWith(this.program, call, searched);
        this.keep(sizeOf(part));
        if (key !== undefined) this.byEnds.set(key, { rows, part });
        return part;
    }

    private passedOver(call: Call): number {
        const { mmio } = tablesOf(this.program);
        return mmio !== undefined && 'address' in call ? askedOneByOne(mmio, call.address) : 0;
    }

    private keep(size: number): void {
        this.looked += size;
        this.kept += size;
        if (this.kept <= MOST_KEPT) return;
        this.kept = size;
        this.byCall.clear();
        this.byEnds.clear();
    }
}

interface Alike {
    readonly rows: readonly MmioRow[];
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

const sizeOf = ({ policy: { node, reset, mmio, clock } }: PolicyPart): number =>
    [node, reset, mmio, clock].reduce((size, table) => size + (table?.rows.length ?? 0), EMPTY);
