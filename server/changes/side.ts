// One of the two policies that are compared, and who passes its rules. The rules are asked as everywhere else; for a register or a
// clock they get only the rows that they would look at, so that a long table is not searched for each of its rows.

import {
    type Policy,
    type PolicyAccessRow,
    type PolicyClockRow,
    type PolicyMmioRow,
    rulesOf,
} from '../access/policy';
import { ALL_BITS, type Domain } from '../access/tables';
import type { Rules } from '../access/target';
import { countLeading } from '../language/sorted';
import type { AccessKind } from '../model/program';
import { Said } from '../model/said';
import { traitsOf } from '../model/targets';
import { type Ways, waysOf } from './ways';

/** The pages that suffice, for guests and for the hardware domain. */
export interface Access {
    readonly guest: Ways;
    readonly hwdom: Ways;
    /** The same text for the same access. */
    readonly key: string;
}

/** Who may use a register. `undefined` where there are too many ways to find. */
export interface RegisterAccess {
    readonly read: Access | undefined;
    /** Whose write is forwarded, whatever bits of it may be written. */
    readonly write: Access | undefined;
    /** Who may write the bits of each mask. The masks share no bit; other bits nobody may write. */
    readonly bits: readonly { readonly mask: number; readonly access: Access | undefined }[];
}

export const NOBODY: Access = { guest: [], hwdom: [], key: 'nobody' };

export class Side {
    readonly rules: Rules;
    private readonly rows: { readonly [K in AccessKind]: ReadonlyMap<number, PolicyAccessRow> };
    private readonly clocks: ReadonlyMap<number, readonly Placed<PolicyClockRow>[]>;
    private readonly clocksSoFar: readonly number[];
    private readonly registersSoFar: readonly bigint[];
    private readonly ofRows = new Map<string, Access | undefined>();
    private readonly ofRegisters = new Map<string | number, RegisterAccess>();
    /** For each register row, by its place, numbers that rows share of which the rules make the same: with their masks, and without. */
    private readonly registerClasses: readonly number[];
    private readonly registerLikes: readonly number[];
    private readonly firstRowDecides: boolean;
    /** How many rows and pages the rules looked at for all registers so far. */
    private looks = 0;

    constructor(
        readonly policy: Policy,
        /** Xen refuses every register call on this chip. */
        private readonly refusesRegisters: boolean,
    ) {
        this.rules = rulesOf(policy);
        this.rows = { node: byIndex(policy.node?.rows ?? []), reset: byIndex(policy.reset?.rows ?? []) };
        this.clocks = placedByIndex(policy.clock?.rows ?? []);
        this.clocksSoFar = largestSoFar((policy.clock?.rows ?? []).map(({ index }) => index));
        this.registersSoFar = largestSoFar((policy.mmio?.rows ?? []).map(({ start }) => start));
        this.firstRowDecides = traitsOf(policy.target).firstRowDecides;
        this.registerLikes = this.likesOf(policy.mmio?.rows ?? []);
        this.registerClasses = this.classesOf(policy.mmio?.rows ?? []);
    }

    private likesOf(rows: readonly PolicyMmioRow[]): number[] {
        const nodes = new Map<number, string>();
        const likes = new Map<string, number>();
        return rows.map(({ node, readonly, onlyHwdom }) => {
            const asked = kept(nodes, node, () => {
                const row = this.rowOf('node', node);
                return `${row?.frame} ${row?.hwdom} ${node === 0}`;
            });
            return kept(likes, `${readonly} ${onlyHwdom} ${asked}`, () => likes.size);
        });
    }

    private classesOf(rows: readonly PolicyMmioRow[]): number[] {
        const classes = new Map<string, number>();
        return rows.map(({ mask }, at) =>
            kept(classes, `${mask} ${this.registerLikes[at]}`, () => classes.size),
        );
    }

    /** The index of an id in a table, if a row is there: two ids with the same one, or without any, meet the same rows. */
    placeOf(kind: AccessKind | 'clock', id: number): number | undefined {
        const index = this.indexOf(kind, id);
        const rows = kind === 'clock' ? this.clocks : this.rows[kind];
        return rows.has(index) ? index : undefined;
    }

    /** The index of an id in a table; -1 without a table. */
    private indexOf(kind: AccessKind | 'clock', id: number): number {
        const table = this.policy[kind];
        return table === undefined ? -1 : Number(table.index(BigInt(id)));
    }

    /** The pages that rows are about. */
    *pages(): Iterable<number> {
        for (const { frame } of [...(this.policy.node?.rows ?? []), ...(this.policy.reset?.rows ?? [])])
            if (frame !== 0) yield frame;
    }

    /** The row that decides about an id; of several at one index, C takes the last. */
    rowOf(kind: AccessKind, id: number): PolicyAccessRow | undefined {
        return this.rows[kind].get(this.indexOf(kind, id));
    }

    /** Who may control a node or pulse a reset line, given the row that decides about it. */
    ofRow(kind: AccessKind, id: number, row: PolicyAccessRow | undefined): Access | undefined {
        const has = kind === 'node' ? this.rules.domainHasNodeAccess : this.rules.domainHasResetAccess;
        // The rules look at the id's row, and at nothing else of the id but whether it is 0.
        const key = `${kind} ${row?.frame} ${row?.hwdom} ${id === 0}`;
        return kept(this.ofRows, key, () => accessOf(pagesOf([row]), domain => has(domain, id)));
    }

    /** Who may use the firmware's mailbox; `undefined` where no table decides. */
    ofMailbox():
        | { readonly row: PolicyAccessRow | undefined; readonly access: Access | undefined }
        | undefined {
        const { domainHasMailboxAccess } = this.rules;
        const { mailboxIndex } = this.policy.edition;
        if (domainHasMailboxAccess === undefined || mailboxIndex === undefined) return undefined;
        const row = this.rows.node.get(mailboxIndex);
        return { row, access: accessOf(pagesOf([row]), domainHasMailboxAccess) };
    }

    /** The rows of a clock, also those that the search does not reach. */
    clockRows(id: number): readonly PolicyClockRow[] {
        return (this.clocks.get(this.indexOf('clock', id)) ?? []).map(({ row }) => row);
    }

    /** Whose calls that change a clock are forwarded. */
    ofClock(id: number): Access | undefined {
        const { clock } = this.policy;
        const index = this.indexOf('clock', id);
        const own = this.clocks.get(index) ?? [];
        const end = countLeading(this.clocksSoFar, each => each <= index);
        const asked = withEnd(own, clock?.rows[end], end);
        return this.ofClockRows(id, asked);
    }

    /** The same for the clocks that no row is about, and that are no PLLs. */
    ofOtherClocks(): Access | undefined {
        let id = 0;
        while (this.policy.plls.has(id)) id++;
        return this.ofClockRows(id, []);
    }

    private ofClockRows(id: number, rows: readonly PolicyClockRow[]): Access | undefined {
        const { clock } = this.policy;
        const nodes = this.nodesOf(rows.map(({ nodeIndex }) => nodeIndex));
        const { domainClockCall } = rulesOf({
            ...this.withNodes(nodes),
            clock: clock && { ...clock, rows },
        });
        if (domainClockCall === undefined) return NOBODY;
        return accessOf(pagesOf(nodes), domain => domainClockCall(domain, 'change', id) === 'forwarded');
    }

    /** Who may use the register at an address, given the rows that hold it, by their places in the table. */
    ofRegister(address: bigint, holding: readonly number[]): RegisterAccess {
        if (this.refusesRegisters) return NO_REGISTER;
        const end = this.registerEnd(address);
        const saying = this.sayingOf(holding);
        const [only] = saying;
        // Nearly every register is held by one row.
        const key =
            only !== undefined && saying.length === 1 && end === undefined
                ? (this.registerClasses[only] ?? 0)
                : this.keyOf(saying, end);
        return kept(this.ofRegisters, key, () => this.ofRegisterRows(address, this.askedOf(saying, end)));
    }

    /** The rows among those that hold an address that say of it what no row above them says. */
    private sayingOf(holding: readonly number[]): readonly number[] {
        if (holding.length < 2) return holding;
        if (this.firstRowDecides) return holding.slice(0, 1);
        const said = new Said<number>(true);
        const rows = this.policy.mmio?.rows ?? [];
        return holding.filter(at => said.isNew(this.registerLikes[at] ?? 0, rows[at]?.mask ?? 0));
    }

    /** The place of the row above an address at which the search ends; `undefined` if it does not end so. */
    private registerEnd(address: bigint): number | undefined {
        if (!this.firstRowDecides) return undefined;
        const end = countLeading(this.registersSoFar, start => start <= address);
        return end < this.registersSoFar.length ? end : undefined;
    }

    /** The rows that the rules look at: those that say something of the address and, where the search ends at one above it, that one. */
    private askedOf(holding: readonly number[], end: number | undefined): readonly PolicyMmioRow[] {
        const all = this.policy.mmio?.rows ?? [];
        return withPlace(holding, end).flatMap(at => all[at] ?? []);
    }

    private keyOf(holding: readonly number[], end: number | undefined): string {
        return withPlace(holding, end)
            .map(at => (at === end ? 'end' : this.registerClasses[at]))
            .join(';');
    }

    private ofRegisterRows(address: bigint, rows: readonly PolicyMmioRow[]): RegisterAccess {
        const { mmio } = this.policy;
        const nodes = this.nodesOf(rows.map(({ node }) => node));
        const rules = rulesOf({ ...this.withNodes(nodes), mmio: mmio && { ...mmio, rows } });
        const pages = pagesOf(nodes);
        const answer = (domain: Domain, write: boolean, mask: number) => {
            this.looks += rows.length + pages.length;
            return rules.domainHasMmioAccess(domain, write, address, mask);
        };
        const access = (allows: (domain: Domain) => boolean): Access | undefined =>
            this.isTired ? undefined : accessOf(pages, allows);
        return {
            read: access(domain => answer(domain, false, ALL_BITS).allowed),
            write: access(domain => answer(domain, true, ALL_BITS).allowed),
            bits: alikeBits(rows.map(({ mask }) => mask || ALL_BITS)).map(mask => ({
                mask,
                access: access(domain => answer(domain, true, mask).mask !== 0),
            })),
        };
    }

    /** Whether the rules looked at so much for registers that no other can be asked about. */
    get isTired(): boolean {
        return this.looks > MOST_LOOKS;
    }

    private nodesOf(ids: readonly number[]): PolicyAccessRow[] {
        return ids.flatMap(id => this.rowOf('node', id) ?? []);
    }

    private withNodes(rows: readonly PolicyAccessRow[]): Policy {
        const { node } = this.policy;
        return { ...this.policy, node: node && { ...node, rows } };
    }
}

/** How many rows and pages the rules may look at for all registers: no table of a chip needs a hundredth of it. */
const MOST_LOOKS = 5_000_000;

const NO_REGISTER: RegisterAccess = { read: NOBODY, write: NOBODY, bits: [] };

interface Placed<R> {
    readonly row: R;
    readonly at: number;
}

const byIndex = (rows: readonly PolicyAccessRow[]): ReadonlyMap<number, PolicyAccessRow> =>
    new Map(rows.map(row => [row.index, row] as const));

function placedByIndex(rows: readonly PolicyClockRow[]): Map<number, Placed<PolicyClockRow>[]> {
    const placed = new Map<number, Placed<PolicyClockRow>[]>();
    for (const [at, row] of rows.entries()) {
        const known = placed.get(row.index);
        if (known === undefined) placed.set(row.index, [{ row, at }]);
        else known.push({ row, at });
    }
    return placed;
}

/** Ascending places with one more. */
const withPlace = (places: readonly number[], more: number | undefined): readonly number[] =>
    more === undefined ? places : [...places, more].sort((a, b) => a - b);

/** The rows of a search and the row that ends it, if it does, all in the order of the table. */
function withEnd<R>(placed: readonly Placed<R>[], end: R | undefined, place: number): R[] {
    if (end === undefined) return placed.map(({ row }) => row);
    return [...placed, { row: end, at: place }].sort((a, b) => a.at - b.at).map(({ row }) => row);
}

/** For each place, the largest of all values up to there: the first place with a value above a limit is found by it. */
function largestSoFar<T extends number | bigint>(values: readonly T[]): T[] {
    let largest: T | undefined;
    return values.map(value => {
        if (largest === undefined || value > largest) largest = value;
        return largest;
    });
}

/** The frames of rows, as far as they can be owned. */
const pagesOf = (rows: readonly (PolicyAccessRow | undefined)[]): number[] => [
    ...new Set(rows.flatMap(row => (row === undefined || row.frame === 0 ? [] : row.frame))),
];

/** Who passes; `undefined` if there are too many ways to find. */
function accessOf(pages: readonly number[], allows: (domain: Domain) => boolean): Access | undefined {
    const waysFor = (hardwareDomain: boolean): Ways | undefined =>
        waysOf(pages, ownsFrame => allows({ hardwareDomain, ownsFrame }));
    const [guest, hwdom] = [waysFor(false), waysFor(true)];
    if (guest === undefined || hwdom === undefined) return undefined;
    return {
        guest,
        hwdom,
        key: guest.length + hwdom.length === 0 ? NOBODY.key : `${textOf(guest)} ${textOf(hwdom)}`,
    };
}

const textOf = (ways: Ways): string => ways.map(way => `{${way.join()}}`).join('');

/** The bits of masks in groups: two bits that every mask has both or has neither of are alike. */
function alikeBits(masks: readonly number[]): number[] {
    let groups = masks.length === 0 ? [] : [ALL_BITS];
    for (const mask of new Set(masks))
        groups = groups.flatMap(group =>
            [(group & mask) >>> 0, (group & ~mask) >>> 0].filter(part => part !== 0),
        );
    return groups;
}

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
    const value = known.has(key) ? known.get(key) : undefined;
    if (value !== undefined) return value;
    const made = make();
    known.set(key, made);
    return made;
}
