// Splits one line into cells for its layout: its tokens in canonical spelling, joined to the cells of its statement's
// columns. It reads tokens as the parser does, and knows no other line.

import { ROLES, type Role } from './form';
import type { Line } from './lines';
import type { LineNode } from './parser';
import { Scanner } from './scanner';
import { formOf } from './statements';
import type { Span } from './syntax';

/**
 * The cells of a line, without the comment; no cells if the line has a flaw. An empty cell is a column that the line leaves
 * out; the last cell is never empty.
 */
export function cellsOf({ text, node }: Pick<Line, 'text' | 'node'>): string[] {
    const cells: string[] = [];
    if (node.flaws.length > 0) return cells;
    const form = formOf(node.statement);
    const isWide = form.hasWideRange?.(node.statement) ?? false;
    const words = longWords(node);
    scanner.restart(text);
    let column = 0;
    let previous = '';
    for (let index = 0; !scanner.is('end'); index++) {
        if (words !== undefined && scanner.is('word')) scanner.extendTo(words.get(scanner.start) ?? 0);
        const before = column;
        column = Math.max(column, form.column(scanner, index, column));
        while (cells.length <= column) cells.push('');
        const isCall = scanner.is('(') && form.callsAt?.(index) === true;
        const glued = column === before && (isCall || isGlued(scanner, previous, isWide));
        const cell = cells[column] ?? '';
        const word = canonical(scanner);
        if (cell === '') cells[column] = word;
        else cells[column] = glued ? cell + word : `${cell} ${word}`;
        // The sign of a number is no operator between two.
        previous = previous === '=' && scanner.is('-') ? SIGN : scanner.lexeme;
        scanner.next();
    }
    // Let go of the text, which may be a slice of a whole file.
    scanner.restart('');
    return cells;
}

/** One for all lines, since they are read one after the other. */
const scanner = new Scanner('');

/**
 * The ends of words that are not identifiers, by their starts, if there are any: a platform, a code or a pattern is one word for
 * the parser, although the scanner by itself sees several tokens.
 */
function longWords({ statement, before }: LineNode): ReadonlyMap<number, number> | undefined {
    let ends: Map<number, number> | undefined;
    const add = (node: Span | undefined, role: Role): void => {
        if (node === undefined || ROLES[role] !== 'other') return;
        ends ??= new Map();
        ends.set(node.start, node.end);
    };
    formOf(statement).parts(statement, add, before);
    return ends;
}

const SIGN = '= -';

/** Whether the current token follows the one before it without a space. Ranges with long ends have spaces. */
function isGlued(scanner: Scanner, previous: string, isWide: boolean): boolean {
    if (previous === '(' || previous === SIGN || scanner.is(')') || scanner.is(',')) return true;
    return !isWide && (isRange(scanner.lexeme) || isRange(previous));
}

const isRange = (lexeme: string): boolean => lexeme === '..' || lexeme === '..<';

/**
 * Digits in lower case. `_` and leading zeros of a `0x` or `0b` number stay: the author wrote them to show the fields of a mask
 * or the halves of an address, and without them the number is harder to compare with a manual.
 */
const canonical = (scanner: Scanner): string =>
    scanner.is('number') ? scanner.lexeme.toLowerCase() : scanner.lexeme;
