// A line of the benchmark's table: what was measured, the peer beside it, and the limit.

export interface MeasuredRow {
    readonly work: string;
    /** How many rows the table has; `undefined` where there is none. */
    readonly rows: number | undefined;
    readonly unit: 'ms' | 'MiB' | 'kB';
    /** What came out, or why nothing did. */
    readonly measured: number | string;
    readonly peer?: Peer;
    /** Without one the row is for information. */
    readonly limit?: Limit;
}

export interface Peer {
    readonly name: string;
    /** In the row's unit, or why it could not be measured. */
    readonly measured: number | string;
}

/** So many of the row's units, or so many times the peer, are allowed. */
export type Limit = { readonly most: number } | { readonly times: number };

export type Verdict = 'ok' | 'missed' | 'not judged' | '';

/** What could not be measured, or has no peer to hold it against, is not judged. */
export function verdictOf(row: MeasuredRow): Verdict {
    const { limit, measured } = row;
    if (limit === undefined) return '';
    const judged = 'times' in limit ? ratioOf(row) : measured;
    if (typeof judged !== 'number') return 'not judged';
    return judged <= ('times' in limit ? limit.times : limit.most) ? 'ok' : 'missed';
}

/** What was measured, in multiples of the peer; `undefined` where one of the two is missing. */
export function ratioOf({ measured, peer }: MeasuredRow): number | undefined {
    return typeof measured === 'number' && typeof peer?.measured === 'number'
        ? measured / peer.measured
        : undefined;
}

export const HEADS = ['work', 'rows', 'measured', 'peer', 'ratio', 'at most', 'verdict'] as const;

/** The cells of a row, as they are shown in the terminal and on the page. */
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

/** Three digits that count, and no more. */
export function shownNumber(value: number): string {
    const whole = [1, 10, 100].filter(bound => value >= bound).length;
    return value.toFixed(3 - whole);
}

/** With a space between the thousands. */
export const shownCount = (count: number): string => count.toLocaleString('en').replaceAll(',', ' ');
