// One line of a source for the terminal: invisible characters made visible, a place underlined, cut if it is too long.

import type { Span } from '../language/syntax';
import { columnsOf, isPlain, visible } from './visible';

export interface Excerpt {
    readonly text: string;
    /** Spaces, then `^` below the place. */
    readonly marks: string;
}

/** One character; `start` and `end` (exclusive) are its UTF-16 columns in the line. */
interface Cell extends Span {
    readonly shown: string;
    readonly columns: number;
}

const CUT = '…';
const TAB = '    ';

/**
 * The part of a line around `span` (UTF-16 columns, `end` exclusive; it may be empty or past the end) that fits into
 * `width` columns. Only that part is looked at, so a line may be of any length.
 */
export function excerpt(line: string, span: Span, width: number): Excerpt {
    const at = Math.min(span.start, line.length);
    // As nearly every line, which then need not be taken apart.
    if (line.length <= width && isPlain(line)) return plainExcerpt(line, at, span.end);
    const cells = cellsAround(line, at, 4 * width);
    const [first, last] = windowOf(cells, line.length, at, width);
    const shown = cells.slice(first, last);
    const lead = (shown[0]?.start ?? 0) > 0 ? CUT : '';
    const tail = (shown.at(-1)?.end ?? 0) < line.length ? CUT : '';
    const before = shown.filter(({ end }) => end <= at);
    const marked = shown.filter(({ start, end }) => end > at && start < span.end);
    return {
        text: lead + shown.map(cell => cell.shown).join('') + tail,
        marks: ' '.repeat(lead.length + columnsIn(before)) + '^'.repeat(Math.max(1, columnsIn(marked))),
    };
}

/** Each character of a plain line is one column. */
const plainExcerpt = (line: string, at: number, end: number): Excerpt => ({
    text: line,
    marks: ' '.repeat(at) + '^'.repeat(Math.max(1, Math.min(end, line.length) - at)),
});

function cellsAround(line: string, at: number, reach: number): Cell[] {
    const cells: Cell[] = [];
    const from = Math.max(0, at - reach);
    let start = isInsidePair(line, from) ? from + 1 : from;
    for (const char of line.slice(start, at + reach)) {
        const shown = char === '\t' ? TAB : visible(char);
        cells.push({ shown, columns: columnsOf(shown), start, end: start + char.length });
        start += char.length;
    }
    return cells;
}

/** Which cells fit into `width` columns along with the cut marks: some before the place, then as many as fit after it. */
function windowOf(cells: readonly Cell[], length: number, at: number, width: number): [number, number] {
    const isWholeLine = (cells[0]?.start ?? 0) === 0 && (cells.at(-1)?.end ?? 0) === length;
    if (isWholeLine && columnsIn(cells) <= width) return [0, cells.length];
    const place = cells.findIndex(({ end }) => end > at);
    let first = place === -1 ? cells.length : place;
    let last = first;
    let room = width - 2 * CUT.length;
    const growLeft = (until: number): void => {
        for (let cell = cells[first - 1]; cell && room - cell.columns >= until; cell = cells[first - 1]) {
            room -= cell.columns;
            first--;
        }
    };
    growLeft(Math.ceil((2 * room) / 3));
    for (let cell = cells[last]; cell !== undefined && room >= cell.columns; cell = cells[last]) {
        room -= cell.columns;
        last++;
    }
    growLeft(0);
    return [first, last];
}

const columnsIn = (cells: readonly Cell[]): number => cells.reduce((sum, { columns }) => sum + columns, 0);

function isInsidePair(line: string, at: number): boolean {
    const code = line.charCodeAt(at);
    return at > 0 && code >= 0xdc00 && code <= 0xdfff;
}
