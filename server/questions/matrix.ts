// What several domains may do, side by side, and what two of them can both control.

import type { Domain } from '../model/domain';
import type { Holdings, RegisterRow, Source, Thing } from './holdings';

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
    const found = new Map<string | object, Found>();
    for (const each of all) for (const [key, item] of each) if (!found.has(key)) found.set(key, item);
    const groups = new Map<string, Omit<MatrixRow, keyof Contents> & Collected>();
    for (const [key, { source, name, item }] of found) {
        const may = all.map((each, at) => each.get(key)?.may ?? otherwise[at] ?? 'no');
        addTo(groups, `${source} ${may.join()}`, item, () => ({ source, name, may }));
    }
    const rows = [...groups.values()];
    return { domains, rows, shared: sharedIn(domains, rows) };
}

/** One thing that a domain has. */
interface Found {
    readonly item: Thing | RegisterRow;
    readonly source: Source | 'several';
    readonly name: string | undefined;
    readonly may: May;
}

/** All that a domain has, by what is the same for all domains. */
function foundIn({ holdings, wideClocks }: Holdings): Map<string | object, Found> {
    const found = new Map<string | object, Found>();
    for (const { source, name, isExtra, things, registers } of holdings) {
        const may = isExtra ? 'extra' : 'yes';
        for (const item of things) found.set(keyOf(item), { item, source, name, may });
        for (const item of registers) found.set(item.row, { item, source, name, may });
    }
    for (const { clock } of wideClocks)
        found.set(keyOf(clock), { item: clock, source: 'several', name: undefined, may: 'yes' });
    return found;
}

const keyOf = ({ kind, id }: Thing): string => `${kind} ${id}`;

/** Contents that are being put together. */
interface Collected {
    readonly things: Thing[];
    readonly registers: RegisterRow[];
}

/** Puts a thing to those of its group, which is begun if it is the first. */
function addTo<G extends object>(
    groups: Map<string, G & Collected>,
    key: string,
    item: Thing | RegisterRow,
    begin: () => G,
): void {
    const group = groups.get(key) ?? { ...begin(), things: [], registers: [] };
    groups.set(key, group);
    if ('row' in item) group.registers.push(item);
    else group.things.push(item);
}

function sharedIn(domains: readonly Domain[], rows: readonly MatrixRow[]): SharedThings[] {
    const groups = new Map<string, Pick<SharedThings, 'domains'> & Collected>();
    for (const { may, things, registers } of rows) {
        const having = domains.filter(
            ({ hwdom }, at) => (may[at] === 'yes' || may[at] === 'extra') && !hwdom,
        );
        if (having.length < 2) continue;
        const key = having.map(({ name }) => name).join();
        for (const item of [...things, ...registers]) addTo(groups, key, item, () => ({ domains: having }));
    }
    return [...groups.values()];
}
