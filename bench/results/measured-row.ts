// A row of the benchmark's table: what was measured, what it was compared with, and the limit.

export interface MeasuredRow {
    readonly work: string;
    /** How many rows the measured table has; `undefined` if there is no table. */
    readonly rows: number | undefined;
    readonly unit: 'ms' | 'MiB' | 'kB';
    /** What was measured, or why nothing was. */
    readonly measured: number | string;
    readonly peer?: Peer;
    /** A row without a limit is for information only. */
    readonly limit?: Limit;
}

export interface Peer {
    readonly name: string;
    /** In the unit of the row, or why it could not be measured. */
    readonly measured: number | string;
}

/** The highest value allowed: in the unit of the row, or in multiples of the peer. */
export type Limit = { readonly most: number } | { readonly times: number };

export type Verdict = 'ok' | 'missed' | 'not judged' | '';

/** What could not be measured, or has nothing to compare it with, is not judged. */
export function verdictOf(row: MeasuredRow): Verdict {
    const { limit, measured } = row;
    if (limit === undefined) return '';
    const judged = 'times' in limit ? ratioOf(row) : measured;
    if (typeof judged !== 'number') return 'not judged';
    return judged <= ('times' in limit ? limit.times : limit.most) ? 'ok' : 'missed';
}

/** What was measured, in multiples of the peer; `undefined` if one of the two is missing. */
function ratioOf({ measured, peer }: MeasuredRow): number | undefined {
    return typeof measured === 'number' && typeof peer?.measured === 'number'
        ? measured / peer.measured
        : undefined;
}

export const HEADS = ['work', 'rows', 'measured', 'peer', 'ratio', 'at most', 'verdict'] as const;

/** The cells of a row, as the terminal and the page show them. */
export function cellsOf(row: MeasuredRow): string[] {
    const { work, rows, unit, measured, peer, limit } = row;
    const ratio = ratioOf(row);
    return [
        work,
        rows === undefined ? '-' : shownCount(rows),
        shown(measured, unit),
        peer === undefined ? '' : `${shown(peer.measured, unit)} (${peer.name})`,
        ratio === undefined ? '' : ratio.toFixed(2),
        limit === undefined ? '' : shownLimit(limit, unit),
        verdictOf(row),
    ];
}

const shown = (measured: number | string, unit: string): string =>
    typeof measured === 'number' ? `${shownNumber(measured)} ${unit}` : measured;

const shownLimit = (limit: Limit, unit: string): string =>
    'times' in limit ? `${limit.times} x` : `${limit.most} ${unit}`;

/** With three significant digits. */
export function shownNumber(value: number): string {
    const whole = [1, 10, 100].filter(bound => value >= bound).length;
    return value.toFixed(3 - whole);
}

/** With a space between the thousands. */
export const shownCount = (count: number): string => count.toLocaleString('en').replaceAll(',', ' ');
