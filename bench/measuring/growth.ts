// How the time of an edit grows with the file: not at all, if an edit costs only what it touches.

import { withLargeHeap } from '../driving/programs';
import { sourceOf } from '../driving/session';
import { type Edit, someRow, tableOf } from '../driving/table';
import type { Effort } from '../effort';
import type { Measurements } from '../results/measurements';
import { median } from '../results/times';
import { type Duel, duel } from './duel';

/** The median milliseconds of both servers for one kind of edit in files of one size. */
export interface Point {
    readonly kind: Kind;
    /** How many rows the table has. */
    readonly rows: number;
    readonly ours: number;
    readonly echo: number;
}

export interface Kind {
    readonly edit: Edit;
    readonly name: string;
}

export const KINDS: readonly [Kind, ...Kind[]] = [
    { edit: 'row', name: "a row's index" },
    { edit: 'line', name: 'a line near the top' },
    { edit: 'value', name: 'a value that a row uses' },
    { edit: 'border', name: 'the end of a small block' },
];

/** All points, size by size. */
export async function* growth({ growth, point, rest }: Effort): AsyncGenerator<Partial<Measurements>> {
    for (const rows of growth) {
        const table = tableOf(rows);
        const pointOf = async ({ edited }: Duel, kind: Kind): Promise<Point> => {
            const { ours, echo } = await edited(turn => table.edits[kind.edit](someRow(turn, rows)), {
                ...point,
                rest,
            });
            return { kind, rows, ours: median(ours), echo: median(echo) };
        };
        const points = await duel(
            sourceOf('eemi', table.text),
            async both => {
                const points: Point[] = [];
                // The time that Node takes to compile has nothing to do with the size of the file.
                await pointOf(both, KINDS[0]);
                for (const kind of KINDS) points.push(await pointOf(both, kind));
                return points;
            },
            withLargeHeap,
        );
        yield { points };
    }
}
