// The ids of a policy in groups of which the rules say the same to every domain, so that a row of a million ids is one question.

import type { PolicyAccessRow, PolicyAccessTable } from '../access/policy';
import { nameOfId } from '../model/id-names';
import { perVersion } from '../model/kept/per-version';
import type { AccessKind } from '../model/program';
import type { Scope } from '../model/scope';
import type { Asked } from './answers';

export type ObjectKind = 'node' | 'reset' | 'clock';

/** Something that has an id. */
export interface Thing {
    readonly kind: ObjectKind;
    readonly id: number;
    /** Its first name, or its number. */
    readonly name: string;
}

/** Nodes or reset lines that the same domains may control, for the same reason. */
export interface ThingsAlike {
    /** That of the first. */
    readonly id: number;
    /** In the order of the table; an id that is in two rows is here twice. */
    readonly things: readonly Thing[];
    /** The places of these among all rows of the table, ascending. */
    readonly places: readonly number[];
}

/** The ids of a table, in the order of the first of each group. */
export function thingsAlike({ policy, program }: Asked, kind: AccessKind): readonly ThingsAlike[] {
    const table = policy[kind];
    if (table === undefined) return [];
    return grouped(table, kind, program.scope, kind === 'node' && policy.edition.nodeZeroPasses);
}

interface Group extends ThingsAlike {
    readonly things: Thing[];
    readonly places: number[];
}

const grouped = perVersion(
    (
        table: PolicyAccessTable,
        kind: AccessKind,
        scope: Scope,
        isZeroApart: boolean,
    ): readonly ThingsAlike[] => {
        // Of several rows with one index the last decides.
        const deciding = new Map<number, PolicyAccessRow>();
        for (const row of table.rows) deciding.set(row.index, row);
        const groups = new Map<string, Group>();
        for (const [place, row] of table.rows.entries()) {
            const { frame, hwdom } = deciding.get(row.index) ?? row;
            const { id } = row;
            const key = isZeroApart && id === 0 ? 'zero' : `${frame} ${hwdom}`;
            const group = groups.get(key) ?? { id, things: [], places: [] };
            groups.set(key, group);
            group.things.push({ kind, id, name: nameOfId(scope, kind, id) });
            group.places.push(place);
        }
        return [...groups.values()];
    },
);

/** The things of some groups: nodes before reset lines, and each in the order of the table. */
export function inOrder(groups: readonly ThingsAlike[]): readonly Thing[] {
    const [only, ...others] = groups;
    if (only !== undefined && others.length === 0) return only.things;
    const placed = groups.flatMap(({ things, places }) =>
        things.map((thing, at) => ({ thing, place: places[at] ?? 0 })),
    );
    return placed
        .sort(
            (a, b) =>
                Number(a.thing.kind === 'reset') - Number(b.thing.kind === 'reset') || a.place - b.place,
        )
        .map(({ thing }) => thing);
}
