// With which pages a guest may use some devices, with their reset lines and clocks, and what else these pages give. A row names one page,
// so there is nothing to choose: the pages of all that is needed are the smallest set.

import { type ClockShare, clockShares } from '../access/clock-shares';
import { gainersOf, passersOf } from '../access/passers';
import { addTo } from '../language/sorted';
import { rowOfId } from '../model/coverage';
import { nameOfId } from '../model/id-names';
import { isNameEntry } from '../model/names';
import { accessTable, type Program } from '../model/program';
import { linesOf } from '../model/relations';
import type { Asked } from './answers';
import { registerName } from './holdings';
import type { Contents } from './matrix';
import { nameOfPage } from './pages';
import type { Thing } from './things-alike';

export interface NeededPage {
    /** A frame number. */
    readonly page: number;
    readonly name: string | undefined;
    /** What of the devices needs it. */
    readonly things: readonly Thing[];
    /** What it gives besides, also together with the other pages. */
    readonly others: Contents;
}

export interface Needs {
    readonly devices: readonly Thing[];
    readonly pages: readonly NeededPage[];
    /** Clocks that the pages give together, and no device here asked for. */
    readonly otherClocks: readonly Thing[];
    /** What belongs to the devices and no page gives. */
    readonly withheld: readonly Thing[];
}

/** The id of a node by its name or number; `undefined` for anything else. */
export function nodeCalled({ scope }: Program, text: string): number | undefined {
    const entry = scope.get(text);
    if (isNameEntry(entry)) return entry.kind === 'node' ? entry.number : undefined;
    const number = text === '' ? Number.NaN : Number(text);
    return Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** What a guest needs for some nodes, by their ids. */
export function needsOf(asked: Asked, nodes: readonly number[]): Needs {
    const { program } = asked;
    const clocks = clockShares(program);
    const things = thingsOf(program, clocks, nodes);
    const byPage = new Map<number, Thing[]>();
    for (const { thing, pages } of things) for (const page of pages ?? []) addTo(byPage, page, thing);
    const isNeeded = isOneOf(things.map(({ thing }) => thing));
    const others = clocks.flatMap(clock => {
        const pages = clock.by === 'pages' && clock.pages.every(page => byPage.has(page)) ? clock.pages : [];
        const thing = thingOf(program, 'clock', clock.id);
        return pages.length === 0 || isNeeded(thing) ? [] : { thing, pages };
    });
    return {
        devices: nodes.map(id => thingOf(program, 'node', id)),
        pages: [...byPage].map(([page, things]) => ({
            page,
            name: nameOfPage(asked, page),
            things,
            others: othersOf(asked, page, others, isNeeded),
        })),
        otherClocks: others.filter(({ pages }) => pages.length > 1).map(({ thing }) => thing),
        withheld: things.filter(({ pages }) => pages === undefined).map(({ thing }) => thing),
    };
}

interface Needed {
    readonly thing: Thing;
    /** The pages that give it; `undefined` if none does. */
    readonly pages: readonly number[] | undefined;
}

/** The nodes, their reset lines, and the clocks that name them. */
function thingsOf(program: Program, clocks: readonly ClockShare[], nodes: readonly number[]): Needed[] {
    const { scope, tables } = program;
    const resets = new Set(nodes.flatMap(node => linesOf(scope, node).flatMap(({ number }) => number ?? [])));
    const clocked = new Set(clocksOf(program, nodes));
    const byRow = (kind: 'node' | 'reset', id: number): Needed => {
        const { frame } = passersOf(rowOfId(accessTable(tables, kind), id));
        return { thing: thingOf(program, kind, id), pages: frame === undefined ? undefined : [frame] };
    };
    return [
        ...nodes.map(id => byRow('node', id)),
        ...[...resets].map(id => byRow('reset', id)),
        ...clocks
            .filter(({ id }) => clocked.has(id))
            .map(each => ({
                thing: thingOf(program, 'clock', each.id),
                pages: each.by === 'pages' ? each.pages : undefined,
            })),
    ];
}

/** The ids of the clocks whose rows name one of the nodes. */
const clocksOf = ({ tables }: Program, nodes: readonly number[]): number[] =>
    tables.flatMap(table =>
        table.kind === 'clock'
            ? table.rows.flatMap(row => (row.nodes.some(({ id }) => nodes.includes(id)) ? row.clock.id : []))
            : [],
    );

const thingOf = ({ scope }: Program, kind: Thing['kind'], id: number): Thing => ({
    kind,
    id,
    name: nameOfId(scope, kind, id),
});

function isOneOf(things: readonly Thing[]): (thing: Thing) => boolean {
    const keys = new Set(things.map(({ kind, id }) => `${kind} ${id}`));
    return ({ kind, id }) => keys.has(`${kind} ${id}`);
}

/** What rows give by a page besides what is needed. */
function othersOf(
    { program, policy }: Asked,
    page: number,
    clocks: readonly Needed[],
    isNeeded: (thing: Thing) => boolean,
): Contents {
    const ids = (['node', 'reset'] as const).flatMap(kind =>
        (policy[kind]?.rows ?? [])
            .filter(({ frame }) => frame === page)
            .map(({ id }) => thingOf(program, kind, id)),
    );
    const ownClocks = clocks.filter(({ pages }) => pages?.length === 1 && pages[0] === page);
    const nodes = accessTable(program.tables, 'node');
    const registers = (policy.mmio?.rows ?? []).filter(({ source }) => {
        const row = rowOfId(nodes, source.nodeId);
        const isOwn = isNeeded({ kind: 'node', id: source.nodeId, name: '' });
        return !isOwn && passersOf(row).frame === page && gainersOf(source, row) === 'owners';
    });
    return {
        things: [...ids, ...ownClocks.map(({ thing }) => thing)].filter(thing => !isNeeded(thing)),
        registers: registers.map(row => ({ row, name: registerName(row) })),
    };
}
