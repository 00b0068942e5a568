// One line taken apart for its layout: its tokens in canonical spelling, put together into the cells of its statement's
// columns. It reads tokens as the parser does and knows no other line.

import type { Line } from './lines';
import { Scanner } from './scanner';
import type { Statement } from './syntax';

/**
 * The cells of a line that has no flaw, and none of a line that has; the comment is not among them. An empty cell is a
 * column that the line leaves out; the last one is never empty.
 */
export function cellsOf({ text, node }: Line): string[] {
    const cells: string[] = [];
    if (node.flaws.length > 0) return cells;
    const { statement } = node;
    const scanner = new Scanner(text);
    let column = 0;
    let previous = '';
    for (let index = 0; !scanner.is('end'); index++) {
        extend(scanner, statement, previous);
        const before = column;
        column = Math.max(column, columnOf(scanner, statement, index, column));
        while (cells.length <= column) cells.push('');
        const glued = column === before && isGlued(scanner, previous, statement, index);
        cells[column] += (glued || cells[column] === '' ? '' : ' ') + canonical(scanner);
        previous = scanner.lexeme;
        scanner.next();
    }
    return cells;
}

/** A word reaches over hyphens or a star where the parser reads a platform, a code or a pattern. */
function extend(scanner: Scanner, statement: Statement, previous: string): void {
    if (!scanner.is('word')) return;
    if (statement.kind === 'import') scanner.extendOverStar();
    if (previous === 'waive' || previous === 'platform' || previous === 'target') scanner.extendOverHyphens();
}

/** Which column of its statement the current token stands in, when the one before it stood in `column`. */
function columnOf(scanner: Scanner, statement: Statement, index: number, column: number): number {
    switch (statement.kind) {
        case 'platform':
        case 'target':
        case 'license':
            return index === 0 ? 0 : 1;
        case 'emit':
            return index < 2 ? 0 : 1;
        case 'declaration':
            return scanner.is('=') ? 1 : 0;
        case 'access-row':
        case 'clock-row':
            return beginsRight(scanner) ? 1 : 0;
        case 'mmio-row':
            return beginsRight(scanner) ? 2 : isQualifier(scanner) ? 1 : 0;
        case 'test-line':
            return isPermission(scanner) ? 1 : index === 0 ? 0 : Math.min(column + 1, 3);
        default:
            return 0;
    }
}

/** A row that lacks its arrow may still have a waiver. */
const beginsRight = (scanner: Scanner): boolean => scanner.is('->') || scanner.lexeme === 'waive';

const isQualifier = ({ lexeme }: Scanner): boolean => lexeme === 'mask' || lexeme === 'readonly';

const isPermission = ({ lexeme }: Scanner): boolean => lexeme === 'may' || lexeme === 'not';

/** Whether the current token stands at the one before it without a space. */
function isGlued(scanner: Scanner, previous: string, statement: Statement, index: number): boolean {
    if (previous === '(' || scanner.is(')') || scanner.is(',')) return true;
    if (scanner.is('(')) return statement.kind === 'index' && index === 2;
    return (isRange(scanner.lexeme) || isRange(previous)) && !hasCompoundEnd(statement);
}

const isRange = (lexeme: string): boolean => lexeme === '..' || lexeme === '..<';

/** `A..B` is one thing to read; where an end has operators, the range binds loosest and gets the space that shows it. */
const hasCompoundEnd = (statement: Statement): boolean =>
    statement.kind === 'mmio-row' &&
    (statement.address.first.kind === 'binary' || statement.address.last?.kind === 'binary');

/**
 * Digits in lower case. `_` and leading zeros of a `0x` or `0b` number stay: the author put them there to show fields of
 * a mask or halves of an address, and without them the number is harder to compare with a manual.
 */
const canonical = (scanner: Scanner): string =>
    scanner.is('number') ? scanner.lexeme.toLowerCase() : scanner.lexeme;
