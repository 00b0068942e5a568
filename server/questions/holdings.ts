// All that a domain may do by the check functions, by the page that gives it.

import { askedFor } from '../access/owner';
import { type Policy, type PolicyMmioRow, rulesOf } from '../access/policy';
import type { AccessReason } from '../access/reasons';
import { ALL_BITS, type Domain as Asker } from '../access/tables';
import { hexOf } from '../language/number';
import { finish, inPieces, type Steps } from '../language/steps';
import type { Domain } from '../model/domain';
import { nameOfId } from '../model/id-names';
import { perVersion } from '../model/kept/per-version';
import type { AddressUse } from '../model/program';
import type { Asked } from './answers';
import { nameOfPage, otherOwners } from './pages';
import { inOrder, type ObjectKind, type Thing, type ThingsAlike, thingsAlike } from './things-alike';

/** A row of the register table. */
export interface RegisterRow {
    readonly row: PolicyMmioRow;
    /** Its register as the source names it, or its address. */
    readonly name: string;
}

/** What gives a thing: a page by its frame number, being the hardware domain, or the rules themselves. */
export type Source = number | 'hwdom' | 'everyone';

/** What a domain has from one source. */
export interface Holding {
    readonly source: Source;
    /** The name of the page's device. */
    readonly name: string | undefined;
    /** Its nodes and reset lines. */
    readonly alike: readonly ThingsAlike[];
    /** Its clocks. */
    readonly clocks: readonly Thing[];
    /** All of these. */
    readonly things: readonly Thing[];
    /** The rows of the register table through which it reads or writes. */
    readonly registers: readonly RegisterRow[];
    /** The other domains, without the hardware domain, that own the page. */
    readonly sharedWith: readonly string[];
    /** Whether it owns the page only because Xen adds one behind a region of a device tree. */
    readonly isExtra: boolean;
}

/** A clock that needs several pages. */
export interface WideClock {
    readonly clock: Thing;
    /** The frame numbers of the pages that it needs, and which of them the domain lacks. */
    readonly pages: readonly number[];
    readonly lacking: readonly number[];
}

export interface Holdings {
    readonly domain: Domain;
    readonly holdings: readonly Holding[];
    /** Clocks that it may control through several pages. */
    readonly wideClocks: readonly WideClock[];
    /** Clocks that it may not control, although it may control a node of them. */
    readonly halfClocks: readonly WideClock[];
    /** Whether it also has every clock that no row is about. */
    readonly hasOtherClocks: boolean;
}

/** What a domain may do. Where it asks about calls, `callerNotes` says what else becomes of them. */
export const holdingsOf = (asked: Asked, domain: Domain): Holdings => finish(holdingSteps(asked, domain));

/** The same, in pieces. */
function* holdingSteps(asked: Asked, domain: Domain): Steps<Holdings> {
    const { gains, clocks } = yield* gainSteps(asked, domain);
    const holdings = [...gains].map(([source, { alike, clocks, registers }]) => ({
        source,
        alike,
        clocks: clocks.map(id => thing(asked, 'clock', id)),
        // Only when they are read: thousands of domains may have a million.
        get things() {
            return [...inOrder(alike), ...this.clocks];
        },
        registers: [...registers].map(row => ({ row, name: registerName(row) })),
        name: typeof source === 'number' ? nameOfPage(asked, source) : undefined,
        isExtra: isExtra(domain, source),
        // Only when it is read: thousands of domains may share thousands of pages, of which a hover shows a few.
        get sharedWith() {
            return typeof source === 'number' ? otherOwners(asked.program, domain, source) : [];
        },
    }));
    const wide = ({ clock, sources, lacking }: FoundClock): WideClock => ({
        clock: thing(asked, 'clock', clock),
        pages: sources.filter(source => typeof source === 'number'),
        lacking,
    });
    return {
        domain,
        holdings,
        wideClocks: clocks.filter(({ allowed, sources }) => allowed && sources.length > 1).map(wide),
        halfClocks: clocks.filter(({ allowed, sources }) => !allowed && sources.length > 0).map(wide),
        hasOtherClocks:
            domain.hwdom && asked.policy.edition.hwdomHasOtherClocks && asked.policy.clock !== undefined,
    };
}

/** Whether a domain has a source only because Xen adds a page behind a region of a device tree. */
export const isExtra = (domain: Domain, source: Source): boolean =>
    typeof source === 'number' && domain.ownsAsExtra(BigInt(source));

/** What a domain has, without what it is called and who has it besides. */
export interface Gains {
    readonly gains: ReadonlyMap<Source, Gain>;
    /** The clocks of which it has a node, or which it may control. */
    readonly clocks: readonly FoundClock[];
}

/** What comes from one source. */
interface Gain {
    readonly alike: ThingsAlike[];
    /** By their ids. */
    readonly clocks: number[];
    readonly registers: Set<PolicyMmioRow>;
}

/** What a domain may do, by its source, in pieces. */
export function* gainSteps(asked: Asked, domain: Domain): Steps<Gains> {
    const asker = askedFor(domain);
    const gains = new Map<Source, Gain>();
    const gainOf = (source: Source): Gain => {
        const known = gains.get(source) ?? { alike: [], clocks: [], registers: new Set() };
        gains.set(source, known);
        return known;
    };
    const { domainHasNodeAccess: node, domainHasResetAccess: reset } = rulesOnce(asked.policy);
    for (const [kind, passes] of [['node', node] as const, ['reset', reset] as const])
        yield* inPieces(thingsAlike(asked, kind), alike => {
            // Most do not pass, and no reason is asked for.
            const { id } = alike;
            const source = passes(asker, id) ? sourceOf(asked.decisions[kind](asker, id).reason) : undefined;
            if (source !== undefined) gainOf(source).alike.push(alike);
        });
    for (const [row, source] of yield* registersOf(asked, asker)) gainOf(source).registers.add(row);
    const clocks = yield* clocksOf(asked, asker);
    for (const { clock, sources } of clocks.filter(({ allowed }) => allowed)) {
        const [first, ...others] = sources;
        if (first !== undefined && others.length === 0) gainOf(first).clocks.push(clock);
    }
    return { gains, clocks };
}

/** They index the tables. Thousands of domains ask them. */
const rulesOnce = perVersion((policy: Policy) => rulesOf(policy));

/** What lets a domain pass; `undefined` if it does not. */
function sourceOf(reason: AccessReason): Source | undefined {
    switch (reason.kind) {
        case 'owned':
            return reason.row.frame;
        case 'hwdom':
            return 'hwdom';
        case 'node-zero':
            return 'everyone';
        default:
            return undefined;
    }
}

interface FoundClock {
    readonly clock: number;
    readonly allowed: boolean;
    /** What gives the nodes of it that the domain may control. */
    readonly sources: readonly Source[];
    readonly lacking: readonly number[];
}

/**
 * The clocks with a row of which the domain has a node. Who has none cannot pass, except the hardware domain where the search ends
 * before it comes to the rows.
 */
function* clocksOf(asked: Asked, asker: Asker): Steps<FoundClock[]> {
    const { decisions, policy } = asked;
    const byIndex = new Map<number, { readonly id: number; readonly nodes: number[] }>();
    for (const { id, index, nodeIndex } of policy.clock?.rows ?? []) {
        const known = byIndex.get(index) ?? { id, nodes: [] };
        byIndex.set(index, known);
        known.nodes.push(nodeIndex);
    }
    const reasonOf = onceEach((node: number) => decisions.node(asker, node).reason);
    const found: FoundClock[] = [];
    yield* inPieces(byIndex.values(), ({ id, nodes }) => {
        const reasons = nodes.map(reasonOf);
        const sources = reasons.flatMap(reason => sourceOf(reason) ?? []);
        if (sources.length === 0 && !asker.hardwareDomain) return;
        const lacking = reasons.flatMap(reason => (reason.kind === 'lacking' ? reason.row.frame : []));
        const allowed = decisions.clock?.(asker, id).allowed ?? false;
        found.push({
            clock: id,
            allowed,
            sources: allowed && sources.length === 0 ? ['hwdom' as const] : [...new Set(sources)],
            lacking: [...new Set(lacking)],
        });
    });
    return found;
}

/** The same function, which works each answer out once. */
function onceEach<A>(of: (key: number) => A): (key: number) => A {
    const known = new Map<number, A>();
    return key => {
        const answer = known.get(key) ?? of(key);
        known.set(key, answer);
        return answer;
    };
}

/** The register rows through which the domain reads or writes, with what gives their node. */
function* registersOf({ policy, decisions }: Asked, asker: Asker): Steps<Map<PolicyMmioRow, Source>> {
    const mayControl = onceEach((node: number) => decisions.node(asker, node).allowed);
    const found = new Map<PolicyMmioRow, Source>();
    const look = (write: boolean, address: bigint): void => {
        const { allowed, reason } = decisions.mmio(asker, write, address, ALL_BITS);
        if (!allowed || reason.kind !== 'search') return;
        for (const { row, node } of reason.asked) {
            const source = node && sourceOf(node);
            if (source !== undefined) found.set(row, source);
        }
    };
    yield* inPieces(policy.mmio?.rows ?? [], row => {
        // The search through the table is long, and most rows are of nodes that the domain may not control.
        if (found.has(row) || !mayControl(row.node)) return;
        look(true, row.start);
        if (!found.has(row)) look(false, row.start);
    });
    return found;
}

/** A register row as the source names its first register, or by its address; of several with the last. */
export function registerName({ source: { first, last } }: PolicyMmioRow): string {
    const nameOf = ({ frame, register, value }: AddressUse): string => {
        const names = [frame, register].flatMap(each => each?.name ?? []);
        return names.length > 0 ? names.join(' + ') : hexOf(value);
    };
    return last === undefined ? nameOf(first) : `${nameOf(first)} .. ${nameOf(last)}`;
}

const thing = ({ program }: Asked, kind: ObjectKind, id: number): Thing => ({
    kind,
    id,
    name: nameOfId(program.scope, kind, id),
});
