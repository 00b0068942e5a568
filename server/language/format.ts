// The canonical layout of a document: indentation, columns within groups of similar lines, comments, blank lines. It moves
// the parts of a line without knowing what they mean. The text of a comment is never changed, and neither is a line with a
// flaw, because nobody knows what it was meant to be.

import { mainLine } from './block-lines';
import { cellsOf } from './cells';
import type { Document, Range } from './document';
import { eolOf, isBlank, type Line, type LineList } from './lines';
import type { LineNode } from './parser';
import { formOf } from './statements';
import { finish, inPieces, PIECE, READ_PIECE, type Steps } from './steps';

export interface LineEdit {
    readonly range: Range;
    readonly newText: string;
}

const INDENT = '    ';
export const BYTE_ORDER_MARK = '\ufeff';

/** Longer lines do not take part in the columns: one long row would push all others to the right. */
const WIDEST = 100;

/** The whole text in its canonical layout. Every line, also the last one, ends as the first one does. */
export const formatText = (document: Document): string => finish(formattingText(document));

/** The same, in pieces. */
export function* formattingText({ lines }: Document): Steps<string> {
    const pieces: string[] = [];
    // A text for each line, kept up to the end, would take several times the memory of all the text.
    let piece: string[] = [];
    yield* formatLines(lines, 0, lines.length, text => {
        if (piece.push(text) < PIECE) return;
        pieces.push(piece.join(''));
        piece = [];
    });
    const text = pieces.concat(piece).join('');
    return keptMark(lines, text) + text;
}

/**
 * The edits that format the lines `first` to `last` (both included, from 0). The groups that the lines belong to are formatted
 * as a whole, so that the edits agree with those for the whole document. In the order of the text, without overlaps; lines
 * outside the document count as the nearest one.
 */
export const formatEdits = (document: Document, first = 0, last = document.lines.length - 1): LineEdit[] =>
    finish(formattingEdits(document, first, last));

/** The same, in pieces. */
export function* formattingEdits(document: Document, first: number, last: number): Steps<LineEdit[]> {
    const { lines } = document;
    const around = groupsAround(document, first, last);
    const [from, to] = [around.first, around.last + 1];
    const edits: LineEdit[] = [];
    const texts: string[] = [];
    yield* formatLines(lines, from, to, text => texts.push(text));
    if (from === 0) texts[0] = keptMark(lines, texts.find(text => text !== '') ?? '') + (texts[0] ?? '');
    for (let at = 0; at < texts.length; at++) {
        const start = at;
        while (at < texts.length && texts[at] !== textWithEnd(lines.get(from + at))) at++;
        if (at === start) continue;
        const range = { start: { line: from + start, character: 0 }, end: startOf(from + at, lines) };
        edits.push({ range, newText: texts.slice(start, at).join('') });
    }
    return edits;
}

/**
 * The lines `first` to `last` (both included) with the whole groups that they belong to, but of a group no more than `most` lines on
 * either side; lines outside count as the nearest one.
 */
export function groupsAround(
    { lines }: Document,
    first: number,
    last: number,
    most = Number.POSITIVE_INFINITY,
): { first: number; last: number } {
    const [from, to] = [clamp(Math.min(first, last), lines), clamp(Math.max(first, last), lines)];
    return { first: startOfGroup(lines, from, from - most), last: endOfGroup(lines, to, to + most) - 1 };
}

/**
 * Whether the lines `first` to `last` (both included), with the groups that they belong to, are more than `most`. It looks at no
 * more lines than that.
 */
export function isLong({ lines }: Document, first: number, last: number, most: number): boolean {
    const from = startOfGroup(lines, first, last - most);
    const to = endOfGroup(lines, last, first + most);
    return to - from > most;
}

const clamp = (line: number, lines: LineList): number => Math.min(Math.max(line, 0), lines.length - 1);

const textWithEnd = (line: Line | undefined): string => (line === undefined ? '' : line.text + line.eol);

/** The start of a line; for the line after the last one, the end of the text. */
function startOf(line: number, lines: LineList): Range['start'] {
    if (line < lines.length) return { line, character: 0 };
    return { line: line - 1, character: lines.get(line - 1)?.text.length ?? 0 };
}

/** Takes a formatted line with its end; an empty text for a blank line that is removed. */
type Put = (text: string) => void;

/** Formats each line from `from` to `to` (exclusive), in their order. Expects whole groups. */
function* formatLines(lines: LineList, from: number, to: number, put: Put): Steps<void> {
    const eol = eolOf({ lines });
    let at = from;
    for (const group of yield* groupsIn(lines.between(from, to - 1))) {
        const end = at + group.cuts.length;
        if (group.cuts.every(({ line }) => isBlank(line))) blanks(lines, at, end, eol).forEach(put);
        else yield* layOut(group, text => put(text + eol));
        at = end;
    }
}

/** A line, and what the layout needs of its node, which is let go of: there may be very many. */
interface Cut {
    readonly line: Line;
    /** Its cells, one below the other in one text: a list of them takes several times the memory. */
    readonly cells: string;
    /** Whether it takes part in the columns. */
    readonly takesPart: boolean;
    readonly indent: string;
    /** As that of its node. */
    readonly comment: number;
    /** Whether it has a flaw, or is on the side of a merge conflict that is not read. */
    readonly isUnread: boolean;
    /** Whether there is nothing but perhaps a comment. */
    readonly isEmpty: boolean;
}

/** A group of lines; the width of each column, for which the last cell of a line does not count. */
interface Group {
    readonly cuts: Cut[];
    readonly widths: number[];
}

/** Whole groups of lines, in order. A line is read each time that its node is asked for, so it is asked for once. */
function* groupsIn(lines: readonly Line[]): Steps<Group[]> {
    const groups: Group[] = [];
    let name: string | undefined;
    let group: Group = { cuts: [], widths: [] };
    const put = (line: Line): void => {
        const { text, node } = line;
        const cells = cellsOf({ text, node });
        if (groupOf(node) !== name) {
            name = groupOf(node);
            group = { cuts: [], widths: [] };
            groups.push(group);
        }
        const isNarrow = takesPart(cells);
        if (isNarrow) widen(group.widths, cells);
        group.cuts.push({
            line,
            cells: cells.join('\n'),
            takesPart: isNarrow,
            indent: indentOf({ node }),
            comment: node.comment,
            isUnread: node.flaws.length > 0 || node.statement.kind === 'unreadable',
            isEmpty: node.statement.kind === 'blank',
        });
    };
    yield* inPieces(lines, put, () => 1, READ_PIECE);
    return groups;
}

/** Of a group of blank lines, one stays if it separates something. */
function blanks(lines: LineList, from: number, to: number, eol: string): string[] {
    const first = separates(lines, from, to) ? eol : '';
    return Array.from({ length: to - from }, (_, at) => (at === 0 ? first : ''));
}

/** The byte order mark of the lines, if the formatted text lacks it. */
function keptMark(lines: LineList, text: string): string {
    if (lines.get(0)?.text.startsWith(BYTE_ORDER_MARK) !== true) return '';
    return text.startsWith(BYTE_ORDER_MARK) ? '' : BYTE_ORDER_MARK;
}

/** The first line of a group, or `least` if the group begins above that. */
function startOfGroup(lines: LineList, line: number, least = 0): number {
    const group = groupAt(lines, line);
    let at = line;
    while (at > Math.max(least, 0) && isIn(group, lines, at - 1)) at--;
    return at;
}

/** The line after a group, or the one after `most` if the group continues below that. */
function endOfGroup(lines: LineList, line: number, most = lines.length - 1): number {
    const group = groupAt(lines, line);
    let at = line + 1;
    while (at <= Math.min(most, lines.length - 1) && isIn(group, lines, at)) at++;
    return at;
}

const isIn = (group: string | undefined, lines: LineList, line: number): boolean =>
    group !== undefined && groupAt(lines, line) === group;

function groupAt(lines: LineList, line: number): string | undefined {
    const found = lines.get(line);
    return found && groupOf(found.node);
}

/** Lines of one group share their columns. A line that cannot be read does not end the group around it. */
function groupOf({ statement, before, comment }: LineNode): string {
    if (statement.kind === 'blank' && comment !== -1) return 'comment';
    if (statement.kind === 'unreadable' && before !== 'file') return mainLine(before).group;
    return formOf(statement).group;
}

/** Only single blank lines are kept, and none at the start or end of the text or of a block. */
function separates(lines: LineList, from: number, to: number): boolean {
    const above = lines.get(from - 1)?.node;
    const below = lines.get(to)?.node;
    return (
        above !== undefined && below !== undefined && !opensBlock(above) && below.statement.kind !== 'close'
    );
}

const opensBlock = ({ statement, after }: LineNode): boolean => 'opens' in statement && after !== 'file';

/** The lines of one group, with their columns and their comments aligned. */
function* layOut({ cuts, widths }: Group, put: Put): Steps<void> {
    const isCommented = cuts.some(({ comment, isEmpty }) => comment !== -1 && !isEmpty);
    const column = isCommented ? yield* commentColumn(cuts, widths) : 0;
    yield* inPieces(cuts, cut => put(laidOut(cut, widths, column)));
}

function laidOut(cut: Cut, widths: readonly number[], column: number): string {
    const { text } = cut.line;
    if (cut.isUnread) return text;
    const code = codeOf(cut, widths);
    if (cut.comment === -1) return code;
    const words = withoutBlanksAtEnd(text.slice(cut.comment));
    return cut.isEmpty ? code + words : `${code.padEnd(column)} ${words}`;
}

/** A line without its comment: each cell in its column. */
function codeOf({ indent, cells, takesPart }: Cut, widths: readonly number[]): string {
    let code = '';
    let start = 0;
    let column = 0;
    for (let end = cells.indexOf('\n'); end !== -1; end = cells.indexOf('\n', start)) {
        const cell = cells.slice(start, end);
        code = beside(code, takesPart ? cell.padEnd(widths[column] ?? 0) : cell);
        start = end + 1;
        column++;
    }
    return indent + beside(code, cells.slice(start));
}

/** Two parts of a line with a blank between them; nothing stands for one that is left out. */
function beside(left: string, right: string): string {
    if (left === '' || right === '') return left + right;
    return `${left} ${right}`;
}

const indentOf = ({ node }: Pick<Line, 'node'>): string =>
    node.before === 'file' || node.statement.kind === 'close' ? '' : INDENT;

/** Makes room for the cells of a line in the columns of its group. */
function widen(widths: number[], cells: readonly string[]): void {
    for (let at = 0; at < cells.length - 1; at++)
        widths[at] = Math.max(widths[at] ?? 0, cells[at]?.length ?? 0);
}

function takesPart(cells: readonly string[]): boolean {
    let sum = 0;
    for (let at = 0; at < cells.length - 1; at++) sum += cells[at]?.length ?? 0;
    return sum <= WIDEST;
}

/** The column of comments: right of the longest line, with or without a comment. Very long lines do not count. */
function* commentColumn(cuts: readonly Cut[], widths: readonly number[]): Steps<number> {
    let column = 0;
    yield* inPieces(cuts, cut => {
        const { length } = codeOf(cut, widths);
        if (length <= WIDEST) column = Math.max(column, length);
    });
    return column;
}

/** Without a regular expression, which would try every run of blanks inside the line. */
function withoutBlanksAtEnd(text: string): string {
    let end = text.length;
    while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
    return text.slice(0, end);
}
