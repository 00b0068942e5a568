// The changes that are tried on the rows of tables, one at a time: mistakes such as people make, and that a test should notice.

import type { Policy, PolicyAccessRow, PolicyClockRow, PolicyMmioRow } from '../access/policy';
import { addTo } from '../language/sorted';
import type { TableKind } from '../language/syntax';
import { nameOfId } from '../model/id-names';
import type { Program, Row } from '../model/program';
import { traitsOf } from '../model/targets';

/** A policy with one changed row. */
export interface Change {
    readonly kind: TableKind;
    /** The rows that it is about: one, or two that changed places. */
    readonly rows: readonly [Row, ...Row[]];
    /** What has become of the first row, such as "refused to everyone". */
    readonly what: string;
    readonly policy: Policy;
}

/** A frame that is in no table, and that every domain has while changes are tried. */
export const EVERYONES = Number.MAX_SAFE_INTEGER;

/** The changes of all rows of a policy. */
export function* changesOf(program: Program, policy: Policy): Iterable<Change> {
    yield* accessChanges(policy, 'node');
    yield* accessChanges(policy, 'reset');
    yield* registerChanges(program, policy);
    yield* clockChanges(program, policy);
}

type Altered<R> = readonly [what: string, change: (row: R) => R];

function* accessChanges(policy: Policy, kind: 'node' | 'reset'): Iterable<Change> {
    const table = policy[kind];
    if (table === undefined) return;
    const named = table.rows.filter(({ frame }) => frame !== 0);
    const frames = [...new Map(named.map(row => [row.frame, row])).values()];
    for (const [source, [first]] of bySource(table.rows)) {
        if (first === undefined) continue;
        for (const [what, change] of alteredAccess(first, frames)) {
            const rows = table.rows.map(row => (row.source === source ? change(row) : row));
            yield { kind, rows: [source], what, policy: { ...policy, [kind]: { ...table, rows } } };
        }
    }
}

function* alteredAccess(
    { frame, hwdom }: PolicyAccessRow,
    frames: readonly PolicyAccessRow[],
): Iterable<Altered<PolicyAccessRow>> {
    if (frame !== 0 || hwdom) yield ['refused to everyone', row => ({ ...row, frame: 0, hwdom: false })];
    yield ['open to everyone', row => ({ ...row, frame: EVERYONES, hwdom: true })];
    if (frame === 0) return;
    yield hwdom
        ? ['not for the hardware domain', row => ({ ...row, hwdom: false })]
        : ['also for the hardware domain', row => ({ ...row, hwdom: true })];
    const at = frames.findIndex(each => each.frame === frame);
    const other = frames[at + 1] ?? frames[at - 1];
    if (other !== undefined)
        yield [`granted through ${nameOf(other)}`, row => ({ ...row, frame: other.frame })];
}

const nameOf = ({ source, frame }: PolicyAccessRow): string =>
    source.frameName?.name ?? `page 0x${frame.toString(16)}`;

function* registerChanges({ scope, target }: Program, policy: Policy): Iterable<Change> {
    const { mmio: table } = policy;
    if (table === undefined) return;
    const withRows = (rows: readonly PolicyMmioRow[]): Policy => ({ ...policy, mmio: { ...table, rows } });
    for (const [at, row] of table.rows.entries()) {
        const put = (by: readonly PolicyMmioRow[]): Policy => withRows(spliced(table.rows, at, by));
        const change = (what: string, by: readonly PolicyMmioRow[]): Change => ({
            kind: 'mmio',
            rows: [row.source],
            what,
            policy: put(by),
        });
        yield change('left out', []);
        if (row.mask !== 0) yield change('with all bits', [{ ...row, mask: 0 }]);
        if (row.readonly) yield change('writable', [{ ...row, readonly: false }]);
        if (row.onlyHwdom) yield change('for every domain', [{ ...row, onlyHwdom: false }]);
        const other = [table.rows[at + 1], table.rows[at - 1]].find(each => each && each.node !== row.node);
        if (other !== undefined)
            yield change(`of ${nameOfId(scope, 'node', other.node)}`, [{ ...row, node: other.node }]);
        const below = table.rows[at + 1];
        if (below === undefined || !traitsOf(target).firstRowDecides) continue;
        yield {
            kind: 'mmio',
            rows: [row.source, below.source],
            what: 'swapped with the row below',
            policy: withRows(spliced(spliced(table.rows, at + 1, [row]), at, [below])),
        };
    }
}

function* clockChanges({ scope }: Program, policy: Policy): Iterable<Change> {
    const { clock: table } = policy;
    if (table === undefined) return;
    const groups = [...bySource(table.rows)];
    const withRows = (rows: readonly PolicyClockRow[]): Policy => ({ ...policy, clock: { ...table, rows } });
    for (const [at, group] of groups.entries()) {
        const [source, rows] = group;
        const change = (what: string, dropped: readonly PolicyClockRow[]): Change => ({
            kind: 'clock',
            rows: [source],
            what,
            policy: withRows(table.rows.filter(row => !dropped.includes(row))),
        });
        yield change('left out', rows);
        if (rows.length > 1)
            for (const row of rows) yield change(`without ${nameOfId(scope, 'node', row.node)}`, [row]);
        const below = groups[at + 1];
        if (below === undefined || below[1][0]?.index === rows[0]?.index) continue;
        const order = spliced(spliced(groups, at + 1, [group]), at, [below]);
        yield {
            kind: 'clock',
            rows: [source, below[0]],
            what: 'swapped with the row below',
            policy: withRows(order.flatMap(([, each]) => each)),
        };
    }
}

/** The rows of a policy by the line that they come from, in order. */
function bySource<S extends Row, R extends { readonly source: S }>(rows: readonly R[]): Map<S, R[]> {
    const groups = new Map<S, R[]>();
    for (const row of rows) addTo(groups, row.source, row);
    return groups;
}

/** The rows with one of them replaced. */
const spliced = <R>(rows: readonly R[], at: number, by: readonly R[]): R[] => [
    ...rows.slice(0, at),
    ...by,
    ...rows.slice(at + 1),
];
