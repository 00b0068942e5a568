// The lines of the result: rows with the place in the C that they come from, comments, and single blank lines between them.

import type { CComment, CPlace, CRow, Trivium } from '../c/reading';
import { isRowNote } from '../model/row-note';
import { TRAP } from './remarks';

export interface ImportedLine {
    readonly text: string;
    /** The place in the C; `undefined` for a line that says nothing of its own. */
    readonly at: CPlace | undefined;
    /** Only of a row with one id and without comments: what joins it to rows like it. */
    readonly single?: SingleRow;
}

export interface SingleRow {
    /** How the id is written: a name or a number. */
    readonly name: string;
    readonly id: bigint;
    readonly right: string;
}

/** The lines inside a block. */
export class BlockLines {
    private readonly lines: ImportedLine[] = [];
    private isBlankDue = false;

    constructor(
        /** Hears of each row, without its comments. */
        private readonly noteRow: (text: string) => void,
    ) {}

    /** What stands before a row: comments, and one blank line for several. */
    trivia(trivia: readonly Trivium[]): void {
        for (const each of trivia) {
            if (each.kind === 'blank') this.isBlankDue = true;
            else if (each.kind === 'comment') this.comment(commentLines(each));
        }
    }

    comment(lines: readonly string[]): void {
        for (const line of lines) this.add(line === '' ? '//' : `// ${line}`, undefined);
    }

    /** A row; of its comments one of a single line stands behind it, the others above it. */
    row(text: string, comments: readonly (readonly string[])[], at: CPlace, single?: SingleRow): void {
        this.noteRow(text);
        if (comments.length === 0) return this.add(text, at, single);
        const behind = comments.filter(lines => lines.length === 1).map(([line]) => line);
        for (const lines of comments) if (lines.length > 1) this.comment(lines);
        if (behind.length > 0) this.add(`${text} // ${behind.join('; ')}`, at);
        else this.add(text, at, single);
    }

    finished(): readonly ImportedLine[] {
        return this.lines;
    }

    private add(text: string, at: CPlace | undefined, single?: SingleRow): void {
        if (this.isBlankDue && this.lines.length > 0) this.lines.push({ text: '', at: undefined });
        this.isBlankDue = false;
        const row = { text: indented(text), at };
        this.lines.push(single === undefined ? row : { ...row, single });
    }
}

/** A line of a block. It is joined to one text in memory: a sum of texts stays several, and there may be very many lines. */
export const indented = (text: string): string => ['    ', text].join('');

/** The comments within a row and behind it. The note that generated C has there follows from the row, and is left out. */
export function rowComments(
    { inside, behind }: CRow,
    index: number | undefined,
    address: bigint | undefined,
): readonly (readonly string[])[] {
    if (inside.length + behind.length === 0) return NONE;
    const said = [...inside, ...behind].map(commentLines);
    return said.filter(([line = '', ...more]) => more.length > 0 || !isRowNote(line, index, address));
}

const NONE: readonly never[] = [];

/** The lines of a comment, without empty ones around them and without what an earlier import wrote. */
export function commentLines({ lines }: CComment): readonly string[] {
    const ours = lines.map(harmless).filter(line => !line.startsWith(TRAP));
    const first = ours.findIndex(line => line !== '');
    const last = ours.findLastIndex(line => line !== '');
    return first === -1 ? [] : ours.slice(first, last + 1);
}

/** On one line, whatever a file may have in a comment. */
const harmless = (line: string): string => line.replace(/[\r\n\f\v]/g, ' ').trim();
