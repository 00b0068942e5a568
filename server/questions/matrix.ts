// What several domains may do, side by side, and what two of them can both control.

import type { Domain } from '../model/domain';
import type { Holding, Holdings, Source, Thing } from './holdings';

/** Things from one source that the same domains have. */
export interface MatrixRow {
    readonly source: Source | 'several';
    readonly name: string | undefined;
    readonly things: readonly Thing[];
    /** For each domain of the matrix, in order. */
    readonly may: readonly boolean[];
}

/** Things that several domains can control, each of which can take them from the others. */
export interface SharedThings {
    /** Without the hardware domain. */
    readonly domains: readonly Domain[];
    readonly things: readonly Thing[];
}

export interface Matrix {
    readonly domains: readonly Domain[];
    readonly rows: readonly MatrixRow[];
    readonly shared: readonly SharedThings[];
}

/** The matrix of some domains, given what each has: what at least one of them may control. */
export function matrixOf(held: readonly Holdings[]): Matrix {
    const domains = held.map(({ domain }) => domain);
    const all = held.map(thingsOf);
    const found = new Map<string, Found>();
    for (const things of all) for (const [key, each] of things) if (!found.has(key)) found.set(key, each);
    const groups = new Map<string, Found & { readonly things: Thing[]; readonly may: readonly boolean[] }>();
    for (const [key, each] of found) {
        const may = all.map(things => things.has(key));
        const group = `${each.source} ${may.join()}`;
        const known = groups.get(group) ?? { ...each, may, things: [] };
        groups.set(group, known);
        known.things.push(each.thing);
    }
    const rows = [...groups.values()].map(({ source, name, things, may }) => ({ source, name, things, may }));
    return { domains, rows, shared: sharedIn(domains, rows) };
}

interface Found {
    readonly thing: Thing;
    readonly source: Source | 'several';
    readonly name: string | undefined;
}

function thingsOf({ holdings, wideClocks }: Holdings): Map<string, Found> {
    const things = new Map<string, Found>();
    const add = (thing: Thing, { source, name }: Pick<Holding, 'name'> & Pick<Found, 'source'>): void => {
        things.set(`${thing.kind} ${thing.id}`, { thing, source, name });
    };
    for (const holding of holdings) for (const thing of holding.things) add(thing, holding);
    for (const { clock } of wideClocks) add(clock, { source: 'several', name: undefined });
    return things;
}

function sharedIn(domains: readonly Domain[], rows: readonly MatrixRow[]): SharedThings[] {
    const groups = new Map<string, SharedThings & { readonly things: Thing[] }>();
    for (const { may, things } of rows) {
        const having = domains.filter(({ hwdom }, at) => may[at] && !hwdom);
        if (having.length < 2) continue;
        const key = having.map(({ name }) => name).join();
        const known = groups.get(key) ?? { domains: having, things: [] };
        groups.set(key, known);
        known.things.push(...things);
    }
    return [...groups.values()];
}
