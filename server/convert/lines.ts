// The lines of the result: rows with the place in the C that they come from, comments, and single blank lines between them.

import type { CComment, CPlace, CRow, Trivium } from '../c/reading';
import { isRowNote } from '../model/row-note';
import { TRAP } from './remarks';

export interface ImportedLine {
    readonly text: string;
    /** The place in the C; `undefined` for a line that says nothing of its own. */
    readonly at: CPlace | undefined;
    /** Of a comment, where it stands in the C, or the row there that it is about. */
    readonly about?: CPlace | undefined;
    /** Only of a row with one id and without comments: what joins it to rows like it. */
    readonly single?: SingleRow;
}

export interface SingleRow {
    /** How the id is written: a name or a number. */
    readonly name: string;
    readonly id: bigint;
    readonly right: string;
}

/** A line that the C has not. */
export const plainLine = (text: string): ImportedLine => ({ text, at: undefined });

/** The lines inside a block. */
export class BlockLines {
    private readonly lines: ImportedLine[] = [];
    private isBlankDue = false;
    /** The row of the C whose lines come. */
    private about: CPlace | undefined;

    constructor(
        /** Hears of each row, without its comments. */
        private readonly noteRow: (text: string) => void,
    ) {}

    /** What stands before a row, or before the end of the table: comments, and one blank line for several. */
    trivia(trivia: readonly Trivium[], row: CPlace): void {
        for (const each of trivia) {
            if (each.kind === 'blank') this.isBlankDue = true;
            if (each.kind !== 'comment') continue;
            this.about = each.at;
            this.comment(commentLines(each));
        }
        this.about = row;
    }

    comment(lines: readonly string[]): void {
        for (const line of lines)
            this.add({ text: indented(asComment(line)), at: undefined, about: this.about });
    }

    /** A row; of its comments one of a single line stands behind it, the others above it. */
    row(text: string, comments: readonly (readonly string[])[], at: CPlace, single?: SingleRow): void {
        this.noteRow(text);
        if (comments.length === 0) return this.addRow(text, at, single);
        const behind = comments.filter(lines => lines.length === 1).map(([line]) => line);
        for (const lines of comments) if (lines.length > 1) this.comment(lines);
        if (behind.length > 0) this.addRow(`${text} // ${behind.join('; ')}`, at);
        else this.addRow(text, at, single);
    }

    finished(): readonly ImportedLine[] {
        return this.lines;
    }

    private addRow(text: string, at: CPlace, single: SingleRow | undefined = undefined): void {
        const row = { text: indented(text), at };
        this.add(single === undefined ? row : { ...row, single });
    }

    private add(line: ImportedLine): void {
        if (this.isBlankDue && this.lines.length > 0) this.lines.push(plainLine(''));
        this.isBlankDue = false;
        this.lines.push(line);
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
    const said = [...inside, ...behind].map(commentLines).map(asOneLine);
    return said.filter(([line = '', ...more]) => more.length > 0 || !isRowNote(line, index, address));
}

/** Behind a row, a comment of one line needs no indentation. */
const asOneLine = (lines: readonly string[]): readonly string[] =>
    lines.length === 1 ? lines.map(line => line.trim()) : lines;

const NONE: readonly never[] = [];

/** The lines of a comment, with the members of a struct that it is about; without empty ones around them and without what an earlier import wrote. */
export function commentLines({ lines, members = '' }: CComment): readonly string[] {
    const said = withoutEmptyEnds(withoutTraps(lines.map(harmless)));
    const [first, ...more] = said;
    return members === '' || first === undefined ? said : [`${members}: ${first}`, ...more];
}

/** Without the traps that an earlier import wrote: generated C, which says them in several lines if one is too short, is imported with its own. */
function withoutTraps(lines: readonly string[]): readonly string[] {
    let isInTrap = false;
    return lines.filter((line, at) => {
        isInTrap = line.startsWith(TRAP) || (isInTrap && goesOn(lines[at - 1] ?? '', line));
        return !isInTrap;
    });
}

/** Whether generated C has broken a line here, because the next word has no room. Who writes by hand begins with a capital. */
const goesOn = (before: string, line: string): boolean =>
    before.length + 1 + line.replace(/ .*/, '').length > COMMENT_WIDTH &&
    line !== '' &&
    !/^[A-Z](?![A-Z_0-9])/.test(line);

/** What 80 columns leave for a comment above a row: it is indented, behind ` * `. */
const COMMENT_WIDTH = 73;

/** Lines without the empty ones before the first and behind the last that is not. */
export function withoutEmptyEnds(lines: readonly string[]): readonly string[] {
    const first = lines.findIndex(line => line !== '');
    const last = lines.findLastIndex(line => line !== '');
    return first === -1 ? [] : lines.slice(first, last + 1);
}

/** On one line, whatever a file may have in a comment. */
const harmless = (line: string): string => line.replace(/[\r\n\f\v]/g, ' ').trimEnd();

/** Comments as lines of comments, with one blank line where there are any between them. */
export function written(trivia: readonly Trivium[], linesOf = commentLines): string[] {
    const groups: string[][] = [[]];
    for (const each of trivia)
        if (each.kind === 'comment') groups.at(-1)?.push(...linesOf(each));
        else if (each.kind === 'blank') groups.push([]);
    const said = groups.filter(lines => lines.length > 0).map(lines => lines.map(asComment));
    return said.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

const asComment = (line: string): string => (line === '' ? '//' : `// ${line}`);
