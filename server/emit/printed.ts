// An output as it is put together: lines, of which those that a row became know the row.

import type { Row } from '../model/program';
import { type Banner, withBanner } from './banner';

export type Line = string | RowLine;

interface RowLine {
    readonly text: string;
    readonly row: Row;
}

export interface Printed {
    /** It ends with one line feed. */
    readonly text: string;
    readonly rows: readonly RowLines[];
}

/** The lines of the text that a row became, from 0, both included. */
export interface RowLines {
    readonly row: Row;
    readonly first: number;
    readonly last: number;
}

/** The lines that were printed of a row. */
export const linesOfRow = (row: Row, texts: readonly string[]): Line[] => texts.map(text => ({ text, row }));

/** The whole output: the banner and these lines. */
export function printed(banner: Banner, lines: readonly Line[]): Printed {
    const body = lines.map(line => `${typeof line === 'string' ? line : line.text}\n`).join('');
    const text = withBanner(banner, body);
    return { text, rows: rowLines(lines, lineCount(text) - lineCount(body)) };
}

/** A line may hold line feeds: it is then several lines of the text. */
function rowLines(lines: readonly Line[], start: number): RowLines[] {
    const found: { row: Row; first: number; last: number }[] = [];
    let at = start;
    for (const line of lines) {
        if (typeof line === 'string') at += lineCount(line) + 1;
        else {
            const open = found.at(-1);
            if (open?.row === line.row && open.last === at - 1) open.last = at;
            else found.push({ row: line.row, first: at, last: at });
            at++;
        }
    }
    return found;
}

/** The line feeds in a text. */
function lineCount(text: string): number {
    let count = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
    return count;
}
