// What a part of the benchmark finds, and all of them together.

import type { Point } from '../measuring/growth';
import type { Work } from '../work/work';
import type { MeasuredRow } from './measured-row';
import type { Spread } from './spread';

export interface Measurements {
    readonly rows: readonly MeasuredRow[];
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
