// What several domains may do, side by side, and what two of them can both control.

import type { Domain } from '../model/domain';
import type { Holdings, RegisterRow, Source } from './holdings';
import { inOrder, type Thing, type ThingsAlike } from './things-alike';

/** Ids, and rows of the register table. */
export interface Contents {
    readonly things: readonly Thing[];
    readonly registers: readonly RegisterRow[];
}

/**
 * Whether a domain may: `extra` if only by the page that Xen adds behind a region of a device tree, `unknown` if something that gives it
 * pages could not be read.
 */
export type May = 'yes' | 'extra' | 'no' | 'unknown';

/** What comes from one source, and what the same domains have of it. */
export interface MatrixRow extends Contents {
    readonly source: Source | 'several';
    readonly name: string | undefined;
    /** For each domain of the matrix, in order. */
    readonly may: readonly May[];
}

/** What several domains can control, each of which can take it from the others. */
export interface SharedThings extends Contents {
    /** Without the hardware domain. */
    readonly domains: readonly Domain[];
}

export interface Matrix {
    readonly domains: readonly Domain[];
    readonly rows: readonly MatrixRow[];
    readonly shared: readonly SharedThings[];
}

/** The matrix of some domains, given what each has: what at least one of them may control. */
export function matrixOf(held: readonly Holdings[]): Matrix {
    const domains = held.map(({ domain }) => domain);
    const all = held.map(foundIn);
    const otherwise = domains.map(({ isKnown }): May => (isKnown ? 'no' : 'unknown'));
    const found = new Map<Key, Found>();
    for (const each of all) for (const [key, item] of each) if (!found.has(key)) found.set(key, item);
    const groups = new Map<string, Omit<MatrixRow, keyof Contents> & { readonly items: Item[] }>();
    for (const [key, { source, name, item }] of found) {
        const may = all.map((each, at) => each.get(key)?.may ?? otherwise[at] ?? 'no');
        const like = `${source} ${may.join()}`;
        const group = groups.get(like) ?? { source, name, may, items: [] };
        groups.set(like, group);
        group.items.push(item);
    }
    const rows = [...groups.values()].map(({ items, ...row }) => ({ ...row, ...contentsOf(items) }));
    return { domains, rows, shared: sharedIn(domains, rows) };
}

/** What is the same for all domains: a group of nodes or reset lines, a row of the register table, or a clock by its id. */
type Key = ThingsAlike | RegisterRow['row'] | number;

type Item = ThingsAlike | RegisterRow | Thing;

/** Something that a domain has. */
interface Found {
    readonly item: Item;
    readonly source: Source | 'several';
    readonly name: string | undefined;
    readonly may: May;
}

/** All that a domain has. */
function foundIn({ holdings, wideClocks }: Holdings): Map<Key, Found> {
    const found = new Map<Key, Found>();
    for (const { source, name, isExtra, alike, clocks, registers } of holdings) {
        const may = isExtra ? 'extra' : 'yes';
        for (const item of alike) found.set(item, { item, source, name, may });
        for (const item of clocks) found.set(item.id, { item, source, name, may });
        for (const item of registers) found.set(item.row, { item, source, name, may });
    }
    for (const { clock } of wideClocks)
        found.set(clock.id, { item: clock, source: 'several', name: undefined, may: 'yes' });
    return found;
}

/** Each thing once. */
function contentsOf(items: readonly Item[]): Contents {
    const groups: ThingsAlike[] = [];
    const clocks: Thing[] = [];
    const registers: RegisterRow[] = [];
    for (const item of items)
        if ('row' in item) registers.push(item);
        else if ('things' in item) groups.push(item);
        else clocks.push(item);
    const seen = { node: new Set<number>(), reset: new Set<number>(), clock: new Set<number>() };
    const once = inOrder(groups).filter(({ kind, id }) => !seen[kind].has(id) && seen[kind].add(id));
    return { things: [...once, ...clocks], registers };
}

function sharedIn(domains: readonly Domain[], rows: readonly MatrixRow[]): SharedThings[] {
    const groups = new Map<string, { readonly having: readonly Domain[]; readonly rows: MatrixRow[] }>();
    for (const row of rows) {
        const having = domains.filter(
            ({ hwdom }, at) => (row.may[at] === 'yes' || row.may[at] === 'extra') && !hwdom,
        );
        if (having.length < 2) continue;
        const key = having.map(({ name }) => name).join();
        const group = groups.get(key) ?? { having, rows: [] };
        groups.set(key, group);
        group.rows.push(row);
    }
    return [...groups.values()].map(({ having, rows: those }) => ({
        domains: having,
        things: those.flatMap(({ things }) => things),
        registers: those.flatMap(({ registers }) => registers),
    }));
}
