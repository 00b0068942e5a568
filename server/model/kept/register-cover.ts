// Which registers the rows of a register table cover. It is kept, and catches up with the rows; if other registers are declared, it
// is made again.

import { compare, countLeading } from '../../language/sorted';
import { inPieces } from '../../language/steps';
import type { NameEntry } from '../names';
import type { MmioRow, MmioTable } from '../program';
import type { Scope } from '../scope';
import { type Kept, keptBy } from './kept';
import { addressOfRegister } from './registers';
import { catchUp, type RowIndex } from './row-index';
import { entriesOf } from './users';

/** A register, and how many rows there are for it. */
export interface CoveredRegister {
    readonly register: NameEntry;
    /** The byte address. */
    readonly address: bigint;
    /** Rows that cover it. */
    readonly rows: number;
    /** Those of them that are not read-only. */
    readonly writable: number;
    /** Those of these that have no mask. */
    readonly whole: number;
    /** For each node that rows with a mask give bits of it, how many do; `undefined` before the first one. */
    readonly shares: ReadonlyMap<number, number> | undefined;
    /** Rows whose `..<` ends at it. */
    readonly leftOut: number;
}

/** The registers declared with their block, each address by its first name, in ascending order. */
export const coveredRegisters: Kept<[MmioTable, Scope], readonly CoveredRegister[]> = keptBy(
    (table, scope) => {
        const kept = known.get(table);
        return kept?.catchUp(table, scope) ? kept.registers : undefined;
    },
    function* (table, scope) {
        const made = new RegisterCover(table, scope);
        yield* inPieces(table.rows, row => made.add(row));
        known.set(table, made);
        return made.registers;
    },
);

const known = new WeakMap<MmioTable, RegisterCover>();

type Counts = { -readonly [P in keyof CoveredRegister]: CoveredRegister[P] } & {
    shares: Map<number, number> | undefined;
};

class RegisterCover implements RowIndex<MmioRow> {
    readonly registers: readonly Counts[];
    private rows: number;
    private names: number;

    constructor(
        table: MmioTable,
        private readonly scope: Scope,
    ) {
        this.rows = table.journal.version;
        this.names = scope.journal.version;
        this.registers = inOrder(scope.names('register'));
    }

    add(row: MmioRow): void {
        this.count(row, 1);
    }

    delete(row: MmioRow): void {
        this.count(row, -1);
    }

    /** `false` if it must be made again. */
    catchUp(table: MmioTable, scope: Scope): boolean {
        const changes = scope === this.scope ? scope.journal.since(this.names) : undefined;
        const isSame = changes?.every(change =>
            entriesOf(change, scope).every(entry => entry?.kind !== 'register'),
        );
        if (!isSame || !catchUp(table, this, this.rows)) return false;
        this.rows = table.journal.version;
        this.names = scope.journal.version;
        return true;
    }

    private count(row: MmioRow, by: 1 | -1): void {
        const { registers } = this;
        const { start, end, last, node } = row;
        let at = countLeading(registers, ({ address }) => address < start);
        for (let each = registers[at]; each !== undefined && each.address < end; each = registers[++at]) {
            each.rows += by;
            if (!node.readonly) countWrites(each, row, by);
        }
        const next = registers[at];
        if (node.address.lastIsOut && next?.address === last?.value && next !== undefined) next.leftOut += by;
    }
}

function countWrites(register: Counts, { mask, node, nodeId }: MmioRow, by: 1 | -1): void {
    register.writable += by;
    if (mask === undefined) register.whole += by;
    else if (node.node !== undefined) {
        register.shares ??= new Map();
        const rows = (register.shares.get(nodeId) ?? 0) + by;
        if (rows > 0) register.shares.set(nodeId, rows);
        else register.shares.delete(nodeId);
    }
}

function inOrder(names: readonly NameEntry[]): Counts[] {
    const first = new Map<bigint, Counts>();
    for (const register of names) {
        const address = addressOfRegister(register);
        if (address === undefined || first.has(address)) continue;
        first.set(address, {
            register,
            address,
            rows: 0,
            writable: 0,
            whole: 0,
            shares: undefined,
            leftOut: 0,
        });
    }
    return [...first.values()].sort((a, b) => compare(a.address, b.address));
}
