// The answers of the rules, each with its reason. The rules are called for a domain that collects their notes, and the
// reason is made from these notes, so no rule is implemented twice.

import {
    type Policy,
    type PolicyAccessRow,
    type PolicyAccessTable,
    type PolicyClockRow,
    type PolicyClockTable,
    type PolicyMmioRow,
    type PolicyMmioTable,
    rulesOf,
    sizeOf,
} from './policy';
import type {
    AccessDecision,
    AccessReason,
    AskedClock,
    AskedRegister,
    ClockDecision,
    ClockReason,
    MmioDecision,
    MmioReason,
    NoRow,
} from './reasons';
import { searchesIn } from './searches';
import type { Step } from './steps';
import type { AccessRow, Domain } from './tables';

/** The check functions of a policy with their reasons. They take the same arguments as those of `Rules` and answer the same. */
export interface Decisions {
    readonly node: (domain: Domain, id: number) => AccessDecision;
    readonly reset: (domain: Domain, id: number) => AccessDecision;
    readonly mmio: (domain: Domain, write: boolean, address: bigint, mask: number) => MmioDecision;
    /** Missing in a target that has no clock tables. */
    readonly clock: ((domain: Domain, id: number) => ClockDecision) | undefined;
    /** Missing in an edition in which no table decides about the mailbox. */
    readonly mailbox: ((domain: Domain) => AccessDecision) | undefined;
}

/** The decisions of a policy. The indexes that they need are made on first use and kept, so that each row of a large table can be asked. */
export function decisionsOf(policy: Policy): Decisions {
    const whole = decisionsByRules(policy);
    const { register, clock } = searchesIn(policy, decisionsByRules);
    const inAll = whole.clock;
    const askedAbout = (id: number): Decisions['clock'] =>
        policy.clock !== undefined && isId(id) ? clock(policy.clock.index(BigInt(id))).clock : undefined;
    return {
        ...whole,
        mmio: (domain, write, address, mask) => register(address).mmio(domain, write, address, mask),
        clock: inAll && ((domain, id) => (askedAbout(id) ?? inAll)(domain, id)),
    };
}

/** The same of a part of a policy that one call can meet, of which nearly every row is about it: with a search from the top of its table for each register and clock. */
export function decisionsByRules(policy: Policy): Decisions {
    const {
        domainHasNodeAccess,
        domainHasResetAccess,
        domainHasMmioAccess,
        domainHasClockAccess,
        domainHasMailboxAccess,
    } = rulesOf(policy);
    const nodes = new TableRows(policy.node);
    const resets = new TableRows(policy.reset);
    const registers = new RegisterRows(policy.mmio);
    const clocks = new ClockRows(policy.clock);
    return {
        node: (domain, id) => decide(domain, nodes, id, domainHasNodeAccess),
        reset: (domain, id) => decide(domain, resets, id, domainHasResetAccess),
        mmio: (domain, write, address, mask) => {
            const [answer, noted, places] = collect(
                domain,
                each => domainHasMmioAccess(each, write, address, mask),
                'register',
            );
            return { ...answer, reason: mmioReason(noted, places, registers, nodes, address) };
        },
        clock:
            domainHasClockAccess &&
            ((domain, id) => {
                const [allowed, noted, places] = collect(
                    domain,
                    each => domainHasClockAccess(each, id),
                    'clock',
                );
                return { allowed, reason: clockReason(noted, places, clocks, nodes, id) };
            }),
        mailbox:
            domainHasMailboxAccess &&
            (domain => {
                const [allowed, noted] = collect(domain, domainHasMailboxAccess);
                const { mailboxIndex = 0 } = policy.edition;
                return { allowed, reason: reasonOf(noted, nodes) ?? nodes.gapAt(BigInt(mailboxIndex)) };
            }),
    };
}

/** A step of the rules, or the domain's answer when they asked about a frame. */
type Noted = Step | { readonly kind: 'owns'; readonly owned: boolean };

/** Calls a rule, and gives its answer with everything that it noted, and where in that each step of a kind is. */
function collect<A>(
    domain: Domain,
    ask: (domain: Domain) => A,
    kind?: Step['kind'],
): [A, Noted[], readonly number[]] {
    const noted: Noted[] = [];
    const places: number[] = [];
    const answer = ask({
        hardwareDomain: domain.hardwareDomain,
        ownsFrame: frame => {
            const owned = domain.ownsFrame(frame);
            noted.push({ kind: 'owns', owned });
            return owned;
        },
        note: step => {
            const count = noted.push(step);
            if (step.kind === kind) places.push(count - 1);
        },
    });
    return [answer, noted, places];
}

function decide(
    domain: Domain,
    rows: TableRows,
    id: number,
    rule: (domain: Domain, id: number) => boolean,
): AccessDecision {
    const [allowed, noted] = collect(domain, each => rule(each, id));
    return { allowed, reason: accessReason(noted, rows, id) };
}

/** Why a node or reset table gave its answer: because of the last thing that the rule looked at. */
const accessReason = (noted: readonly Noted[], rows: TableRows, id: number): AccessReason =>
    reasonOf(noted, rows) ?? rows.without(id);

/** The same, if it is not the lack of a row. */
function reasonOf(noted: readonly Noted[], rows: TableRows): AccessReason | undefined {
    if (noted.some(({ kind }) => kind === 'node-zero')) return { kind: 'node-zero' };
    const asked = noted.find(step => step.kind === 'row');
    const row = asked?.row && rows.sourced(asked.row);
    const last = noted.findLast(({ kind }) => kind === 'row' || kind === 'frame' || kind === 'owns');
    if (row === undefined || last === undefined) return undefined;
    if (last.kind === 'owns') return { kind: last.owned ? 'owned' : 'lacking', row };
    return { kind: last.kind === 'frame' ? 'frame-zero' : 'hwdom', row };
}

function mmioReason(
    noted: readonly Noted[],
    places: readonly number[],
    registers: RegisterRows,
    nodes: TableRows,
    address: bigint,
): MmioReason {
    if (noted.some(({ kind }) => kind === 'hwdom-read')) return { kind: 'hwdom-read' };
    const { table } = registers;
    if (table === undefined) return { kind: 'no-table' };
    const holding = registers.holding(address);
    // Thousands of rows may be of the same few nodes.
    const reasons = new Map<number, AccessReason>();
    const asked = partsOf(noted, places).flatMap((behind, at): AskedRegister[] => {
        const row = holding[at];
        if (row === undefined) return [];
        if (behind.length === 0) return [{ row, node: undefined }];
        const node = reasons.get(row.node) ?? accessReason(behind, nodes, row.node);
        reasons.set(row.node, node);
        return [{ row, node }];
    });
    const above = noted.find(step => step.kind === 'register-above');
    const end = above && table.rows.find(each => each === above.row);
    return { kind: 'search', asked, end, hidden: holding.slice(asked.length) };
}

function clockReason(
    noted: readonly Noted[],
    places: readonly number[],
    clocks: ClockRows,
    nodes: TableRows,
    id: number,
): ClockReason {
    const { table } = clocks;
    if (table === undefined) return { kind: 'no-table' };
    if (!isId(id)) return { kind: 'no-id' };
    const ofClock = clocks.at(Number(table.index(BigInt(id))));
    const asked = partsOf(noted, places).flatMap((behind, at): AskedClock[] => {
        const row = ofClock[at];
        return row === undefined ? [] : [{ row, node: accessReason(behind, nodes, row.nodeIndex) }];
    });
    const above = noted.find(step => step.kind === 'clock-above');
    const end = above && table.rows.find(row => row.index === above.index);
    return { kind: 'search', asked, end, hidden: ofClock.slice(asked.length) };
}

/** The notes in groups: what was noted behind each of these places, before the next. */
const partsOf = (noted: readonly Noted[], places: readonly number[]): Noted[][] =>
    places.map((place, at) => noted.slice(place + 1, places[at + 1]));

/** The rows of a node or reset table, and why an id has none. */
class TableRows {
    private known: ReadonlyMap<AccessRow, PolicyAccessRow> | undefined;

    constructor(private readonly table: PolicyAccessTable | undefined) {}

    /** A row of the policy, with the program's row that it comes from. */
    sourced(row: AccessRow): PolicyAccessRow | undefined {
        this.known ??= new Map(this.table?.rows.map(each => [each, each] as const));
        return this.known.get(row);
    }

    /** Why an id has no row. */
    without(id: number): NoRow {
        if (this.table === undefined) return { kind: 'no-table' };
        if (!isId(id)) return { kind: 'no-id' };
        const { base, index: indexOf } = this.table;
        return id < base ? { kind: 'below-base', base } : this.gapAt(indexOf(BigInt(id)));
    }

    /** Why an index has no row. */
    gapAt(index: bigint): NoRow {
        if (this.table === undefined) return { kind: 'no-table' };
        const size = sizeOf(this.table.source);
        return index < size ? { kind: 'gap', index } : { kind: 'past-end', index, size };
    }
}

/** The rows of a register table by address. Many domains are asked about the same few, so what was found is kept. */
class RegisterRows {
    private readonly known = new Map<bigint, readonly PolicyMmioRow[]>();

    constructor(readonly table: PolicyMmioTable | undefined) {}

    /** The rows that hold a byte address, in the order of the table. */
    holding(address: bigint): readonly PolicyMmioRow[] {
        const known = this.known.get(address);
        if (known !== undefined) return known;
        const holding = (this.table?.rows ?? []).filter(
            ({ start, end }) => address === start || (start < address && address < end),
        );
        this.known.set(address, holding);
        return holding;
    }
}

/** The rows of a clock table by the index of their clock. */
class ClockRows {
    private known: ReadonlyMap<number, readonly PolicyClockRow[]> | undefined;

    constructor(readonly table: PolicyClockTable | undefined) {}

    /** The rows of a clock, in the order of the table. */
    at(index: number): readonly PolicyClockRow[] {
        this.known ??= grouped(this.table?.rows ?? []);
        return this.known.get(index) ?? [];
    }
}

function grouped(rows: readonly PolicyClockRow[]): Map<number, PolicyClockRow[]> {
    const groups = new Map<number, PolicyClockRow[]>();
    for (const row of rows) {
        const group = groups.get(row.index);
        if (group === undefined) groups.set(row.index, [row]);
        else group.push(row);
    }
    return groups;
}

/** As in xlnx.ts, which must not export it: what that file exports becomes part of the generated module. */
const isId = (id: number): boolean => Number.isInteger(id) && id >= 0 && id <= 0xffff_ffff;
