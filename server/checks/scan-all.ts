// How the target `xlnx` scans a register table: every row that covers an address is asked, from the top, until one decides alone. A
// row without a mask does: it refuses the whole call, or gives all bits. So the rows below it are not asked. A row for one register is
// for its first byte only. Calls name registers so: rows meet at multiples of 4, and only a row for another address meets others there.

import { countLeading } from '../language/sorted';
import { registersFrom } from '../model/page';
import type { MmioRow, MmioTable } from '../model/program';
import { whereOrderBreaks } from './forms';

/** Addresses of a row for which the row changes nothing. */
export interface Unheard {
    readonly row: MmioRow;
    /** The row above it that decides alone there, or gives the same node these bits. */
    readonly by: MmioRow;
    /** Byte addresses; the end is not included. */
    readonly start: bigint;
    readonly end: bigint;
    /** Whether these are all of its addresses. */
    readonly whole: boolean;
    /** The row above is read-only, so writes still reach this one. */
    readonly onlyReads?: true;
}

/** The rows of a table that change nothing for some of their addresses, in the order of the text. */
export const unheardRows = whereOrderBreaks(
    // If each row starts at or after the end of the one above it, no two cover an address.
    (above: MmioRow, below: MmioRow) => above.end <= below.start,
    ({ rows }: MmioTable): readonly Unheard[] => {
        const atRegisters = new Heard(registersOf);
        const elsewhere = rows.some(isElsewhere) ? new Heard(bytesOf) : undefined;
        return rows.flatMap(row => {
            // A row that lets only the hardware domain read is never asked.
            if (row.node.readonly && row.node.onlyHwdom) return [];
            const found = (isElsewhere(row) ? elsewhere : atRegisters)?.coverOf(row);
            atRegisters.add(row);
            elsewhere?.add(row);
            return found ?? [];
        });
    },
);

/** Byte addresses; the end is not included. */
interface Span {
    readonly start: bigint;
    readonly end: bigint;
}

const isLone = ({ node }: MmioRow): boolean => node.address.last === undefined;

/** Whether a row is for one address, at which no register begins. */
const isElsewhere = (row: MmioRow): boolean => isLone(row) && registersFrom(row.start) !== row.start;

/** The registers that begin in a row, with all of their bytes: none for a row between two. */
const registersOf = ({ start, end }: MmioRow): Span => ({
    start: registersFrom(start),
    end: registersFrom(end),
});

/** The addresses for which a row is asked. */
const bytesOf = (row: MmioRow): Span => ({ start: row.start, end: isLone(row) ? row.start + 1n : row.end });

/** The rows above a place in the table. */
class Heard {
    /** The rows without a mask, by the calls that they are asked about. */
    private readonly deciding = new Map<string, Covered>();
    /** The rows with a mask, by the calls that they are asked about and their node. */
    private readonly giving = new Map<string, Giving>();

    constructor(private readonly spanOf: (row: MmioRow) => Span) {}

    add(row: MmioRow): void {
        const { readonly, onlyHwdom } = row.node;
        const calls = callsOf(readonly, onlyHwdom);
        if (row.mask === undefined) return coveredBy(this.deciding, calls).add(row, this.spanOf(row));
        const key = `${calls} ${row.nodeId}`;
        const giving = this.giving.get(key) ?? new Giving();
        this.giving.set(key, giving);
        giving.by(row.mask).add(row, this.spanOf(row));
    }

    /** The addresses of a row where one of these rows leaves it without effect: all of them, if one does so for all. */
    coverOf(row: MmioRow): Unheard | undefined {
        let found: Unheard | undefined;
        for (const covered of this.above(row)) {
            const part = covered.partOf(row, this.spanOf(row));
            if (part?.whole) return part;
            found ??= part;
        }
        return found ?? this.readsOf(row);
    }

    /** The addresses of a row that may be written through it, while a read-only row above it decides about reads for another node. */
    private readsOf(row: MmioRow): Unheard | undefined {
        const { readonly, onlyHwdom } = row.node;
        // The hardware domain may read everything before any row is asked.
        if (readonly || onlyHwdom) return undefined;
        const part = this.deciding.get(callsOf(true, false))?.partOf(row, this.spanOf(row));
        return part && part.by.nodeId !== row.nodeId ? { ...part, onlyReads: true } : undefined;
    }

    /** What is asked about every call that this row is asked about. */
    private *above({ node, nodeId, mask }: MmioRow): Iterable<Covered> {
        for (const readonly of node.readonly ? [false, true] : [false]) {
            for (const onlyHwdom of node.onlyHwdom ? [false, true] : [false]) {
                const calls = callsOf(readonly, onlyHwdom);
                const deciding = this.deciding.get(calls);
                if (deciding !== undefined) yield deciding;
                if (mask !== undefined) yield* this.giving.get(`${calls} ${nodeId}`)?.with(mask) ?? [];
            }
        }
    }
}

const callsOf = (readonly: boolean, onlyHwdom: boolean): string => `${readonly} ${onlyHwdom}`;

function coveredBy<K>(covers: Map<K, Covered>, key: K): Covered {
    const covered = covers.get(key) ?? new Covered();
    covers.set(key, covered);
    return covered;
}

/** Addresses by the bits that rows give there. In plain lists: a table may have thousands of masks, each of which is compared with all above it. */
class Giving {
    private readonly places = new Map<number, Covered>();
    private readonly masks: number[] = [];
    private readonly covered: Covered[] = [];

    /** What rows with a mask cover. */
    by(mask: number): Covered {
        const known = this.places.get(mask);
        if (known !== undefined) return known;
        const covered = new Covered();
        this.places.set(mask, covered);
        this.masks.push(mask);
        this.covered.push(covered);
        return covered;
    }

    /** What rows cover whose masks have all bits of another. */
    *with(bits: number): Iterable<Covered> {
        for (let at = 0; at < this.masks.length; at++) {
            if ((bits & ~(this.masks[at] ?? 0)) !== 0) continue;
            const covered = this.covered[at];
            if (covered !== undefined) yield covered;
        }
    }
}

/** Addresses, each with the topmost row that covers it. */
class Covered {
    /** Ascending, and without overlaps. */
    private readonly pieces: (Span & Pick<Unheard, 'by'>)[] = [];

    add(row: MmioRow, span: Span): void {
        let { start } = span;
        let at = countLeading(this.pieces, ({ end }) => end <= start);
        while (start < span.end) {
            const next = this.pieces[at];
            const end = next === undefined || next.start > span.end ? span.end : next.start;
            if (start < end) this.pieces.splice(at++, 0, { by: row, start, end });
            start = next === undefined ? span.end : next.end;
            at++;
        }
    }

    /** The first stretch of a row's addresses that is covered. */
    partOf(row: MmioRow, span: Span): Unheard | undefined {
        let at = countLeading(this.pieces, ({ end }) => end <= span.start);
        const first = this.pieces[at];
        if (first === undefined || first.start >= span.end || span.start >= span.end) return undefined;
        let { end } = first;
        for (let next = this.pieces[++at]; next?.start === end; next = this.pieces[++at]) end = next.end;
        const whole = first.start <= span.start && end >= span.end;
        return {
            row,
            by: first.by,
            start: whole ? row.start : larger(first.start, span.start),
            end: whole || end > row.end ? row.end : end,
            whole,
        };
    }
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
