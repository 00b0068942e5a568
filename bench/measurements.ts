// What a part of the benchmark finds, and all of them together.

import type { Point } from './growth';
import type { Row } from './row';
import type { Spread } from './spread';
import type { Work } from './work';

export interface Measurements {
    readonly rows: readonly Row[];
    readonly spreads: readonly Spread[];
    readonly points: readonly Point[];
    readonly works: readonly Work[];
}

export const NONE: Measurements = { rows: [], spreads: [], points: [], works: [] };

export const joined = (before: Measurements, found: Partial<Measurements>): Measurements => ({
    rows: [...before.rows, ...(found.rows ?? [])],
    spreads: [...before.spreads, ...(found.spreads ?? [])],
    points: [...before.points, ...(found.points ?? [])],
    works: [...before.works, ...(found.works ?? [])],
});
