// Compares what two policies grant: each id, each register and bit, by the rules of each side, for the hardware domain and for everyone
// else. Rows are not compared; only what the rules make of them is.

import type { PolicyAccessRow, PolicyClockRow, PolicyMmioRow } from '../access/policy';
import { inPieces, type Steps } from '../language/steps';
import type { AccessKind } from '../model/program';
import { perPair } from './per-pair';
import { type Access, NOBODY, type RegisterAccess, type Side } from './side';
import { type Stretch, stretchesOf } from './stretches';

/** What a call is about. */
export type Thing =
    | { readonly kind: AccessKind | 'clock'; readonly id: number }
    /** All clocks that have no row on either side, and are no PLLs. */
    | { readonly kind: 'other-clocks' }
    /** Disabling a clock that one may control: under some rules that does nothing. */
    | { readonly kind: 'disabling' }
    | { readonly kind: 'mailbox' }
    /** Registers from one byte address to another, which is not included: reading them, or all that may be done with them. */
    | { readonly kind: 'read' | 'register'; readonly start: bigint; readonly end: bigint }
    | { readonly kind: 'write'; readonly start: bigint; readonly end: bigint; readonly mask: number };

/** Before and now. */
export type Both<T> = readonly [before: T, now: T];

export type Row = PolicyAccessRow | PolicyMmioRow | PolicyClockRow;

/** A thing with all that is known of it on both sides. */
export interface Compared {
    readonly thing: Thing;
    readonly access: Both<Access>;
    /** For a write: whose write is forwarded at all, whatever bits the rules leave of it. */
    readonly forwarded: Both<Access> | undefined;
    /** The rows that are about it. */
    readonly rows: Both<readonly Row[]>;
}

export interface Comparison {
    readonly things: readonly Compared[];
    /** What could not be compared: things with more ways to pass than can be found. */
    readonly unknown: readonly Thing[];
    /** Whether register rows overlap so much that the rest of the register space was given up. */
    readonly isCut: boolean;
}

/** How many rows are looked at for all stretches: a bound for tables whose rows all overlap, which no chip has. */
const MOST_LOOKS = 4_000_000;

/** Compares everything that a row of either side is about, and what the rules grant without one; in pieces. */
export function* comparing(before: Side, now: Side): Steps<Comparison> {
    const comparison = new Comparing(before, now);
    yield* comparison.ids('node');
    yield* comparison.ids('reset');
    yield* comparison.clocks();
    comparison.mailbox();
    yield* comparison.registers();
    return comparison;
}

class Comparing implements Comparison {
    readonly things: Compared[] = [];
    readonly unknown: Thing[] = [];
    isCut = false;
    /** The bits that anybody may write, in the largest groups that both sides treat alike. */
    private readonly bitsOf = perPair<RegisterAccess, readonly Bits[]>(alikeBits);

    constructor(
        private readonly before: Side,
        private readonly now: Side,
    ) {}

    *ids(kind: AccessKind): Steps<void> {
        const { before, now } = this;
        yield* inPieces(this.distinct(kind, new Set([0])), id => {
            const [old, fresh] = [before.rowOf(kind, id), now.rowOf(kind, id)];
            this.note(
                { kind, id },
                [before.ofRow(kind, id, old), now.ofRow(kind, id, fresh)],
                [listOf(old), listOf(fresh)],
            );
        });
    }

    *clocks(): Steps<void> {
        const { before, now } = this;
        if (before.rules.domainClockCall === undefined || now.rules.domainClockCall === undefined) return;
        const plls = new Set([...before.policy.plls, ...now.policy.plls]);
        yield* inPieces(this.distinct('clock', plls), id => {
            if (!plls.has(id) && this.isWithoutRow('clock', id)) return;
            this.note(
                { kind: 'clock', id },
                this.both(side => side.ofClock(id)),
                this.both(side => side.clockRows(id)),
            );
        });
        this.note(
            { kind: 'other-clocks' },
            this.both(side => side.ofOtherClocks()),
            [[], []],
        );
    }

    mailbox(): void {
        const [before, now] = this.both(side => side.ofMailbox());
        if (before === undefined || now === undefined) return;
        this.note({ kind: 'mailbox' }, [before.access, now.access], [listOf(before.row), listOf(now.row)]);
    }

    *registers(): Steps<void> {
        const [before, now] = this.both(({ policy }) => policy.mmio?.rows ?? []);
        yield* inPieces(
            this.stretches([before, now]),
            stretch =>
                this.register(stretch, [rowsAt(before, stretch.holding[0]), rowsAt(now, stretch.holding[1])]),
            ({ holding }) => holding[0].length + holding[1].length,
        );
    }

    /** All stretches, as far as their rows are not too many. */
    private *stretches(rows: Both<readonly PolicyMmioRow[]>): Iterable<Stretch> {
        let looks = 0;
        for (const stretch of stretchesOf(rows)) {
            looks += stretch.holding[0].length + stretch.holding[1].length;
            this.isCut = looks > MOST_LOOKS || this.before.isTired || this.now.isTired;
            if (this.isCut) return;
            yield stretch;
        }
    }

    private register({ start, end, holding }: Stretch, rows: Both<readonly PolicyMmioRow[]>): void {
        const before = this.before.ofRegister(start, holding[0]);
        const now = this.now.ofRegister(start, holding[1]);
        this.note({ kind: 'read', start, end }, [before.read, now.read], rows);
        for (const { mask, access } of this.bitsOf(before, now))
            this.note({ kind: 'write', start, end, mask }, access, rows, [before.write, now.write]);
    }

    private note(
        thing: Thing,
        [before, now]: Both<Access | undefined>,
        rows: Both<readonly Row[]>,
        [writeBefore, writeNow]: Both<Access | undefined> = [NOBODY, NOBODY],
    ): void {
        const isKnown = before !== undefined && now !== undefined;
        if (!isKnown || writeBefore === undefined || writeNow === undefined) {
            this.unknown.push(thing);
            return;
        }
        const forwarded: Compared['forwarded'] = thing.kind === 'write' ? [writeBefore, writeNow] : undefined;
        this.things.push({ thing, access: [before, now], forwarded, rows });
    }

    private both<T>(of: (side: Side) => T): Both<T> {
        return [of(this.before), of(this.now)];
    }

    /**
     * Of the ids that meet the same rows on both sides, one each. `special` are the ids that the rules treat otherwise than their rows
     * say: each stands for itself.
     */
    private *distinct(kind: IdKind, special: ReadonlySet<number>): Iterable<number> {
        const seen = new Set<string>();
        for (const id of this.candidates(kind, special)) {
            const key = special.has(id) ? `id ${id}` : this.both(side => side.placeOf(kind, id)).join();
            if (!seen.has(key)) yield id;
            seen.add(key);
        }
    }

    /** The ids of rows and the special ones; and where one index has many ids, such that another rule or row may be about. */
    private *candidates(kind: IdKind, special: ReadonlySet<number>): Iterable<number> {
        const ids = new Set(this.both(({ policy }) => policy[kind]?.rows.map(({ id }) => id) ?? []).flat());
        yield* special;
        yield* ids;
        for (const id of this.isNumberedAlike(kind) ? special : ids)
            for (const bit of BITS) yield (id ^ bit) >>> 0;
    }

    /** Whether an id meets no row on either side. */
    private isWithoutRow(kind: IdKind, id: number): boolean {
        return this.both(side => side.placeOf(kind, id)).every(place => place === undefined);
    }

    /** Whether both sides make the same index of every id. */
    private isNumberedAlike(kind: IdKind): boolean {
        const [before, now] = this.both(({ policy }) => policy[kind]?.source.macro?.definition);
        return before === now;
    }
}

/** The kinds of tables that are about ids. */
export type IdKind = AccessKind | 'clock';

/** Each bit of an id. */
const BITS = Array.from({ length: 32 }, (_, bit) => (1 << bit) >>> 0);

/** Bits with who may write them. */
interface Bits {
    readonly mask: number;
    readonly access: Both<Access | undefined>;
}

function alikeBits(before: RegisterAccess, now: RegisterAccess): Bits[] {
    const known = new Map<string, { mask: number; readonly access: Both<Access | undefined> }>();
    for (let bit = 0; bit < 32; bit++) {
        const mask = (1 << bit) >>> 0;
        const access: Both<Access | undefined> = [accessOfBit(before, mask), accessOfBit(now, mask)];
        const key = access.map(each => each?.key ?? '?').join(' / ');
        const group = known.get(key);
        if (group === undefined) known.set(key, { mask, access });
        else group.mask = (group.mask | mask) >>> 0;
    }
    return [...known.values()].filter(({ access }) => access.some(each => each?.key !== NOBODY.key));
}

function accessOfBit({ bits }: RegisterAccess, bit: number): Access | undefined {
    const group = bits.find(({ mask }) => (mask & bit) !== 0);
    return group === undefined ? NOBODY : group.access;
}

function rowsAt(rows: readonly PolicyMmioRow[], places: readonly number[]): PolicyMmioRow[] {
    const found: PolicyMmioRow[] = [];
    for (const place of places) {
        const row = rows[place];
        if (row !== undefined) found.push(row);
    }
    return found;
}

const listOf = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
