// The rows of the tables as pages and an editor show them: an id each, with what one needs for it and which domains have that.

import type { AlikePolicy } from '../access/alike';
import { frameOf, tablesOf } from '../access/policy';
import { idText } from '../diagnostics/phrases';
import { first } from '../language/least';
import { hexOf } from '../language/number';
import { inPieces, type Steps } from '../language/steps';
import type { Domain } from '../model/domain';
import { nameOfId } from '../model/id-names';
import type { AccessKind, AccessRow } from '../model/program';
import { weightOf } from '../model/row-weight';
import type { ShownRow, ShownTable } from '../view/access';
import type { Asked } from './answers';
import { type Gains, gainSteps, isExtra, registerName } from './holdings';
import { nameOfPage } from './pages';

/** More rows are not shown: nobody reads so many. */
const MOST_ROWS = 20_000;

/** Nor more marks, of which each row has one for each domain. */
const MOST_MARKS = 4_000_000;

export interface ShownRows {
    readonly rows: readonly ShownRow[];
    /** How many more there are. */
    readonly omitted: number;
}

/** The rows of some tables, in pieces. What is asked must be the policy that is given. */
export function* shownRows(
    asked: Asked,
    alike: AlikePolicy,
    tables: readonly ShownTable[],
    domains: readonly Domain[],
): Steps<ShownRows> {
    const most = Math.min(MOST_ROWS, Math.floor(MOST_MARKS / Math.max(1, domains.length)));
    const found: Unmarked[] = [];
    yield* inPieces(first(rowsOf(asked, alike, tables), most), row => found.push(row));
    const keys = new Map<Key, number>();
    for (const { key } of found) if (!keys.has(key)) keys.set(key, keys.size);
    const byDomain: string[] = [];
    for (const domain of domains) {
        const markOf = marker(domain, yield* gainSteps(asked, domain));
        byDomain.push(Array.from(keys.keys(), markOf).join(''));
        yield keys.size;
    }
    const marks: string[] = [];
    const weight = 1 + domains.length / MARKS_A_LINE;
    yield* inPieces(
        keys.values(),
        at => marks.push(byDomain.map(each => each[at]).join('')),
        () => weight,
    );
    const rows: ShownRow[] = [];
    yield* inPieces(found, ({ row, key }) => rows.push({ ...row, marks: marks[keys.get(key) ?? -1] ?? '' }));
    return { rows, omitted: (yield* countOf(asked, tables)) - rows.length };
}

/** To put so many marks together takes as long as to look at a line. */
const MARKS_A_LINE = 16;

/** What a domain has or has not: an id, or a row of registers. */
type Key = string | object;

/** A row without its marks. All with one key have the same. */
interface Unmarked {
    readonly row: Omit<ShownRow, 'marks'>;
    readonly key: Key;
}

/** Gives the mark of a domain for something. */
function marker(domain: Domain, { gains, clocks: found }: Gains): (key: Key) => string {
    const marks = new Map<Key, string>();
    for (const [source, { alike, clocks, registers }] of gains) {
        const mark = isExtra(domain, source) ? 'e' : 'y';
        for (const { things } of alike) for (const { kind, id } of things) marks.set(`${kind} ${id}`, mark);
        for (const id of clocks) marks.set(`clock ${id}`, mark);
        for (const row of registers) marks.set(row, mark);
    }
    for (const { clock, allowed, sources } of found)
        if (allowed && sources.length > 1) marks.set(`clock ${clock}`, 'y');
    // What cannot be read may give it more.
    const otherwise = domain.isKnown ? 'n' : 'u';
    return key => marks.get(key) ?? otherwise;
}

/** The rows in the order of the tables, made when they are asked for: there may be a million. */
function* rowsOf(asked: Asked, alike: AlikePolicy, tables: readonly ShownTable[]): Iterable<Unmarked> {
    for (const [table, { kind }] of tables.entries())
        if (kind === 'register') yield* registerRows(asked, table);
        else if (kind === 'clock') yield* clockRows(asked, table);
        else yield* accessRows(asked, alike, table, kind);
}

function* accessRows(asked: Asked, alike: AlikePolicy, table: number, kind: AccessKind): Iterable<Unmarked> {
    const { scope } = asked.program;
    for (const row of tablesOf(asked.program)[kind]?.rows ?? []) {
        const { line } = row;
        const needs = needsOf(asked, row);
        yield* row.eachMapped((id, index) => ({
            row: { table, line, id: idText(id), name: nameOfId(scope, kind, id), needs },
            key: `${kind} ${alike[kind].standingFor(id, index)}`,
        }));
    }
}

/** What a row of a node or reset table asks for. */
function needsOf(asked: Asked, row: AccessRow): string {
    const frame = frameOf(row);
    const page = frame === 0 ? [] : [`${nameOfPage(asked, frame) ?? 'page'} ${hexOf(frame)}`];
    const all = [...page, ...(row.hwdom ? ['the hardware domain'] : [])];
    return all.length === 0 ? 'denied to everyone' : all.join(' or ');
}

function* registerRows({ policy, program }: Asked, table: number): Iterable<Unmarked> {
    for (const row of policy.mmio?.rows ?? [])
        yield {
            row: {
                ...{ table, line: row.source.line, id: hexOf(row.start), name: registerName(row) },
                needs: [nameOfId(program.scope, 'node', row.node), ...limitsOf(row)].join(', '),
            },
            key: row,
        };
}

const limitsOf = (row: { readonly readonly: boolean; readonly onlyHwdom: boolean }): string[] => [
    ...(row.readonly ? ['read-only'] : []),
    ...(row.onlyHwdom ? ['for the hardware domain only'] : []),
];

/** A row for each clock, whose nodes may stand in several. */
function* clockRows({ policy, program: { scope } }: Asked, table: number): Iterable<Unmarked> {
    const byIndex = new Map<number, { id: number; line: number; nodes: string[] }>();
    for (const { id, index, node, source } of policy.clock?.rows ?? []) {
        const clock = byIndex.get(index) ?? { id, line: source.line, nodes: [] };
        byIndex.set(index, clock);
        clock.nodes.push(nameOfId(scope, 'node', node));
    }
    for (const { id, line, nodes } of byIndex.values())
        yield {
            row: {
                ...{ table, line, id: idText(id), name: nameOfId(scope, 'clock', id) },
                needs: nodes.join(', '),
            },
            key: `clock ${id}`,
        };
}

/** How many rows there are in all. */
function* countOf({ policy, program }: Asked, tables: readonly ShownTable[]): Steps<number> {
    let count = 0;
    for (const { kind } of tables)
        if (kind === 'register') count += policy.mmio?.rows.length ?? 0;
        else if (kind === 'clock') count += new Set(policy.clock?.rows.map(({ index }) => index)).size;
        else yield* inPieces(tablesOf(program)[kind]?.rows ?? [], row => (count += row.size), weightOf);
    return count;
}
