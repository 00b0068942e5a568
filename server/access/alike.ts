// A policy in which one row stands for all ids that the rules answer alike, so that a range of a million ids is one question: those
// of which the same row of the source decides.

import { inPieces, PIECE, type Steps } from '../language/steps';
import { coverageOf, idsAt } from '../model/coverage';
import type { AccessKind, AccessRow, AccessTable } from '../model/program';
import { idWeight, weightOf } from '../model/row-weight';
import { rulesOfEdition } from './editions';
import { lastRowAt } from './part';
import {
    frameOf,
    indexIn,
    type Policy,
    type PolicyAccessRow,
    type PolicySource,
    policyWith,
    registerRowsIn,
    tablesOf,
} from './policy';

/** The ids of a node or reset table, in groups. */
export interface Alike {
    readonly groups: readonly Group[];
    /** The id that stands for one with this index. */
    readonly standingFor: (id: number, index: number) => number;
}

/** Ids of which the same row decides. */
export interface Group {
    /** The id that stands for them. */
    readonly id: number;
    /** How many rows of the C array are written for them; an id that is in two rows counts twice. */
    readonly count: number;
}

/** A policy that answers as the whole does about the ids that stand for others, and about all registers, clocks and the mailbox. */
export interface AlikePolicy extends Readonly<Record<AccessKind, Alike>> {
    readonly policy: Policy;
}

export function* alikePolicy(program: PolicySource): Steps<AlikePolicy> {
    const { node, reset, clock } = tablesOf(program);
    const { nodeZeroPasses, mailboxIndex } = rulesOfEdition(program.edition);
    const nodes = yield* alikeIn(node, nodeZeroPasses);
    const resets = yield* alikeIn(reset, false);
    const mmio = yield* registerRowsIn(program);
    const needed = new Map<number, PolicyAccessRow>();
    const index = indexIn(node?.macro);
    const need = (id: number, at = Number(index(BigInt(id)))): void => {
        if (!needed.has(at)) for (const row of rowFor(node, id, at)) needed.set(at, row);
    };
    if (mailboxIndex !== undefined) need(mailboxIndex, mailboxIndex);
    yield* inPieces(mmio, row => need(row.node));
    // The rules look up the index that the C array holds for a node once more as if it were an id.
    for (const row of clock?.rows ?? []) yield* inPieces(row.nodes, each => need(each.index));
    const policy = policyWith(program, {
        node: [...nodes.rows, ...needed.values()],
        reset: resets.rows,
        mmio,
        clock: clock?.rows ?? [],
    });
    return { policy, node: nodes, reset: resets };
}

interface AlikeRows extends Alike {
    readonly rows: readonly PolicyAccessRow[];
}

/** `isZeroApart`: the rules answer about id 0 without a look at its row. */
function* alikeIn(table: AccessTable | undefined, isZeroApart: boolean): Steps<AlikeRows> {
    if (table === undefined) return { groups: [], rows: [], standingFor: id => id };
    yield* coverageOf.prepare(table);
    const isApart = (id: number): boolean => isZeroApart && id === 0;
    const counts = yield* countsIn(table);
    const zeros = isZeroApart ? yield* takeZeros(table, counts) : 0;
    const groups: Group[] = zeros === 0 ? [] : [{ id: 0, count: zeros }];
    const standing = new Map<AccessRow, number>();
    for (const [row, count] of counts) {
        if (count === 0) continue;
        const id = yield* firstDecided(table, row, isApart);
        groups.push({ id, count });
        standing.set(row, id);
    }
    const rows: PolicyAccessRow[] = [];
    const index = indexIn(table.macro);
    yield* inPieces(groups, ({ id }) => rows.push(...rowFor(table, id, Number(index(BigInt(id))))));
    const standingFor = (id: number, at: number): number => {
        const row = isApart(id) ? undefined : lastRowAt(table, at);
        return (row && standing.get(row)) ?? id;
    };
    return { groups, rows, standingFor };
}

/** For how many ids each row decides, an id as often as it is in rows. */
function* countsIn(table: AccessTable): Steps<Map<AccessRow, number>> {
    const counts = new Map<AccessRow, number>();
    yield* inPieces(table.rows, row => counts.set(row, row.size), weightOf);
    const coverage = coverageOf(table);
    const add = (row: AccessRow, count: number): unknown => counts.set(row, (counts.get(row) ?? 0) + count);
    yield* inPieces(
        coverage.contested(),
        index => {
            const rows = coverage.rowsAt(index);
            const last = rows.at(-1);
            if (last === undefined) return;
            for (const row of rows) if (row !== last) add(row, -1);
            add(last, rows.filter(row => row !== last).length);
        },
        index => coverage.rowsAt(index).length * idWeight(),
    );
    return counts;
}

/** Takes id 0 out of the counts; gives how often it was there. */
function* takeZeros(table: AccessTable, counts: Map<AccessRow, number>): Steps<number> {
    const last = lastRowAt(table, Number(indexIn(table.macro)(0n)));
    let zeros = 0;
    yield* inPieces(table.rows, row => (zeros += Number(row.has(0))), weightOf);
    if (last !== undefined) counts.set(last, (counts.get(last) ?? 0) - zeros);
    return zeros;
}

/** The first id of a row of which no later row decides; where that is only id 0, which is apart, one of another row with its index. */
function* firstDecided(table: AccessTable, row: AccessRow, isApart: (id: number) => boolean): Steps<number> {
    let passed = 0;
    for (const [id, index] of row.eachMapped((...each) => each)) {
        if (!isApart(id) && lastRowAt(table, index) === row) return id;
        if (++passed * idWeight() < PIECE) continue;
        yield PIECE;
        passed = 0;
    }
    const ofZero = Number(indexIn(table.macro)(0n));
    const others = new Set(coverageOf(table).rowsAt(ofZero));
    return [...others].flatMap(other => idsAt(other, ofZero)).find(id => !isApart(id)) ?? row.id;
}

/** The row that C has at an index, as one of this id. */
function rowFor(table: AccessTable | undefined, id: number, index: number): PolicyAccessRow[] {
    const source = table && lastRowAt(table, index);
    return source === undefined ? [] : [{ id, index, frame: frameOf(source), hwdom: source.hwdom, source }];
}
