// The rows that some claim of a program consults. Where very many are about registers, they are found from how far each search went: to
// list them for each claim would take as long as claims times rows.

import { countMet, partWith } from '../access/part';
import { ROWS_A_LINE } from '../access/parts';
import { mmioRowOf, tablesOf } from '../access/policy';
import { addTo, compare, countLeading } from '../language/sorted';
import { inPieces, PIECE, type Steps } from '../language/steps';
import type { TableKind } from '../language/syntax';
import { perVersion } from '../model/kept/per-version';
import type { MmioRow, MmioTable, Program, Row, TestLine } from '../model/program';
import { answer, askablePart } from '../questions/answers';
import { questionOf } from '../questions/question';
import { type Consulted, consultedRows } from './consulted';
import type { Ruling } from './ruling';
import { consultedBy, inquiriesOf, isOfRegister, judge, reachedBy, takeLooked } from './verdict';

/** The rows of each table that counts which some claim of a program consults. */
export type ClaimRows = ReadonlyMap<TableKind, ReadonlySet<Row>>;

/**
 * They are collected in pieces; `undefined` if it is not known of a claim which rows it consults, or there is none. Once so many rows were
 * listed for claims, those about registers are looked at together.
 */
export function* claimRows(program: Program, mostListed = MOST_LISTED): Steps<ClaimRows | undefined> {
    const { tests, scope } = program;
    const { givens, rulings } = inquiriesOf(program);
    const kept = keptRows(tests, givens, rulings, scope);
    if (kept.givens !== givens.version || kept.rulings !== rulings.version) {
        kept.rows = yield* collected(program, mostListed);
        kept.givens = givens.version;
        kept.rulings = rulings.version;
    }
    return kept.rows;
}

interface Kept {
    /** The versions of what they were collected from. */
    givens: number;
    rulings: number;
    rows: ClaimRows | undefined;
}

const keptRows = perVersion(
    (..._: readonly [Program['tests'], object, object, Program['scope']]): Kept => ({
        givens: -1,
        rulings: -1,
        rows: undefined,
    }),
);

function* collected(program: Program, mostListed: number): Steps<ClaimRows | undefined> {
    const { tests } = program;
    const claims = tests.flatMap(({ lines }) => lines);
    if (claims.length === 0 || tests.some(({ unread }) => unread.length > 0)) return undefined;
    return yield* found(program, claims, true, mostListed);
}

/** The rows of each table that counts which some of these claims consult: none for one of which it is not known whether it holds. */
export function* rowsTogether(program: Program, claims: readonly TestLine[]): Steps<ClaimRows> {
    return (yield* found(program, claims, false, MOST_LISTED)) ?? new Map();
}

/** `undefined` if all are to be known, and one is not. */
function* found(
    program: Program,
    claims: readonly TestLine[],
    areAllKnown: boolean,
    mostListed: number,
): Steps<ClaimRows | undefined> {
    let isUnknown = false;
    const found = new Found();
    const searches = new Map<string, Search[]>();
    yield* inPieces(
        claims,
        claim => {
            if (isUnknown) return;
            if (judge(program, claim).kind === 'unknown') isUnknown = areAllKnown;
            else if (isOfRegister(claim) && found.listed >= mostListed)
                addTo(searches, `${claim.action} ${claim.domain.hwdom}`, {
                    claim,
                    reached: reachedBy(program, claim),
                });
            else {
                found.add(consultedBy(program, claim));
                found.listed += (countMet(program, questionOf(claim)) ?? 0) / ROWS_A_LINE;
            }
        },
        () => 1 + takeLooked(program),
    );
    if (isUnknown) return undefined;
    for (const alike of searches.values()) yield* addSearched(program, alike, found);
    return found.rows;
}

/** Lists with more rows than this together are of a file where thousands meet. Until then, an edit costs only the lists of what it touches. */
const MOST_LISTED = 1 << 14;

class Found {
    /** How many rows the lists have, and a part of those that were looked at for them. */
    listed = 0;
    readonly rows = new Map<TableKind, Set<Row>>();
    private readonly lists = new Set<readonly Consulted[]>();

    /** Claims that ask alike consult the same list of rows. */
    add(list: readonly Consulted[]): void {
        if (this.lists.has(list)) return;
        this.lists.add(list);
        this.listed += list.length;
        for (const { kind, row } of list) this.addRow(kind, row);
    }

    addRow(kind: TableKind, row: Row): void {
        const rows = this.rows.get(kind);
        if (rows === undefined) this.rows.set(kind, new Set([row]));
        else rows.add(row);
    }
}

/** A claim about a register, and how far the rules searched for it: asked at once, before its part of the policy is forgotten. */
interface Search {
    readonly claim: TestLine;
    readonly reached: Ruling['reached'];
}

/** Adds what searches consult that are all to read, or to write, and all for the hardware domain or none. */
function* addSearched(program: Program, searches: readonly Search[], found: Found): Steps<void> {
    const claim = searches[0]?.claim;
    const { mmio } = tablesOf(program);
    if (claim === undefined || mmio === undefined) return;
    const rows = yield* searched(program, mmio, searches);
    // Of rows that are alike the rules ask the same node.
    const asked = new Set<string>();
    yield* inPieces(rows, row => {
        const { nodeId, node } = row;
        const like = `${nodeId} ${node.readonly} ${node.onlyHwdom}`;
        if (asked.has(like)) return found.addRow('mmio', row);
        asked.add(like);
        found.add(consultedAt(program, claim, row));
    });
}

/**
 * The rows that searches for registers came to: each holds the address of one that went so far. The searches are all to read, or to
 * write, and all for the hardware domain or none.
 */
function* searched(program: Program, { rows }: MmioTable, all: readonly Search[]): Steps<MmioRow[]> {
    const places = new Map<Row, number>();
    yield* inPieces(rows, row => places.set(row, places.size));
    const placeOf = (reached: Ruling['reached']): number =>
        typeof reached === 'string' ? REACHED[reached] : (places.get(reached) ?? REACHED.none);
    const searches = all
        .map(({ claim, reached }) => ({ address: claim.object, reached: placeOf(reached) }))
        .sort((a, b) => b.reached - a.reached);
    const addresses = [...new Set(searches.map(({ address }) => address))].sort(compare);
    const countBelow = (bound: bigint): number => countLeading(addresses, address => address < bound);
    // From the last row to the first, with the searches that came so far.
    const there = new Counts(addresses.length);
    const found: MmioRow[] = [];
    let next = 0;
    for (const [back, row] of rows.toReversed().entries()) {
        if (back % PIECE === 0) yield PIECE;
        const place = rows.length - 1 - back;
        for (let each = searches[next]; each && each.reached >= place; each = searches[++next])
            there.add(countBelow(each.address));
        const { start, end } = mmioRowOf(program.target, row);
        const [first, past] = [countBelow(start), countBelow(end > start ? end : start + 1n)];
        if (there.below(past) > there.below(first)) found.push(row);
    }
    return found.reverse();
}

const REACHED = { all: Number.POSITIVE_INFINITY, none: -1 } as const;

/** What a search consults at a row that it comes to: the row, and that of the node which the rules ask. */
function consultedAt(program: Program, claim: TestLine, row: MmioRow): readonly Consulted[] {
    const question = questionOf(claim);
    if (!('address' in question)) return [];
    const there = { ...question, address: row.start };
    const { policy } = partWith(program, there, { registers: [row], clocks: [] });
    const made = answer(askablePart(program, policy), claim.domain, there);
    return made === undefined ? [] : consultedRows(made.decided, there);
}

/** How many of some places were added below a bound. */
class Counts {
    /** At each place the number of those that were added at it and at as many places before it as its lowest bit says. */
    private readonly sums: number[];
    private readonly added = new Set<number>();

    constructor(count: number) {
        this.sums = Array.from({ length: count + 1 }, () => 0);
    }

    add(place: number): void {
        if (this.added.has(place)) return;
        this.added.add(place);
        for (let at = place + 1; at < this.sums.length; at += at & -at)
            this.sums[at] = (this.sums[at] ?? 0) + 1;
    }

    /** The bound is not included. */
    below(bound: number): number {
        let sum = 0;
        for (let at = bound; at > 0; at -= at & -at) sum += this.sums[at] ?? 0;
        return sum;
    }
}
