// Reads an expression with C's precedence, one function a level of it.

import { type Flaw, flaw } from './flaw';
import { readNumber } from './number';
import type { Operator, Scanner } from './scanner';
import type { Expression, IdNode, NameNode, Span } from './syntax';
import { ownerOfWord } from './words';

/** Loosest first, as in C. */
const LEVELS: readonly (readonly Operator[])[] = [['|'], ['&'], ['<<', '>>'], ['+', '-'], ['*']];

/** How many levels an expression may have: parentheses and operators in a row both count. */
const DEEPEST = 100;

/** What the parser of a line shares: where it reads, and what it has found wrong. */
export interface Reader {
    readonly scanner: Scanner;
    readonly flaws: Flaw[];
}

/** Reports that something else was expected here, and gives up on the rest of the line. */
export function expected(reader: Reader, what: string): undefined {
    const { scanner } = reader;
    const span = scanner.is('end') ? { start: scanner.previousEnd, end: scanner.previousEnd } : scanner;
    reader.flaws.push(flaw('syntax', span, { expected: what, found: describe(scanner) }));
    scanner.skipRest();
    return undefined;
}

/** An expression of numbers, names, `+ - * | & << >>` and parentheses; `what` says for what it stands. */
export const expression = (reader: Reader, what: string): Expression | undefined => level(reader, what, 0, 0);

/** A name or a number, which is how an id is written. */
export function id(reader: Reader, what: string): IdNode | undefined {
    if (reader.scanner.is('number')) return number(reader);
    return name(reader, what);
}

/** A name that is not one of the taken words. */
export function name(reader: Reader, what: string): NameNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('word')) return expected(reader, what);
    const word = scanner.lexeme;
    const owner = ownerOfWord(word);
    if (owner === 'language') return expected(reader, what);
    if (owner !== undefined) reader.flaws.push(flaw('reserved-name', scanner, { word, owner }));
    return nameHere(reader, word);
}

/** The current word as a name, whatever it is. */
export function nameHere({ scanner }: Reader, word = scanner.lexeme): NameNode {
    const node: NameNode = { kind: 'name', name: word, start: scanner.start, end: scanner.end };
    scanner.next();
    return node;
}

function level(reader: Reader, what: string, depth: number, at: number): Expression | undefined {
    const operators = LEVELS[at];
    if (operators === undefined) return primary(reader, what, depth);
    const { scanner } = reader;
    let left = level(reader, what, depth, at + 1);
    while (left !== undefined && isOneOf(operators, scanner.kind)) {
        const operator = scanner.kind;
        scanner.next();
        const right = level(reader, what, depth, at + 1);
        if (right === undefined) return undefined;
        const deepest = Math.max(depthOf(left), depthOf(right)) + 1;
        if (deepest > DEEPEST) return tooDeep(reader, left);
        left = { kind: 'binary', operator, left, right, depth: deepest, start: left.start, end: right.end };
    }
    return left;
}

function primary(reader: Reader, what: string, depth: number): Expression | undefined {
    const { scanner } = reader;
    if (scanner.is('number')) return number(reader);
    if (!scanner.is('(')) return name(reader, what);
    if (depth >= DEEPEST) return tooDeep(reader, scanner);
    const { start } = scanner;
    scanner.next();
    const inner = level(reader, what, depth + 1, 0);
    if (inner === undefined) return undefined;
    if (!scanner.is(')')) return expected(reader, '`)`');
    scanner.next();
    return { ...inner, start, end: scanner.previousEnd };
}

function number({ scanner, flaws }: Reader): IdNode {
    const { node, flaw } = readNumber(scanner.lexeme, scanner);
    if (flaw !== undefined) flaws.push(flaw);
    scanner.next();
    return node;
}

function tooDeep({ scanner, flaws }: Reader, span: Span): undefined {
    flaws.push(flaw('too-deep', { start: span.start, end: span.start + 1 }, { levels: DEEPEST }));
    scanner.skipRest();
    return undefined;
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
    list.some(entry => entry === value);

const depthOf = (node: Expression): number => (node.kind === 'binary' ? node.depth : 1);

function describe(scanner: Scanner): string {
    if (scanner.is('end')) return 'the end of the line';
    const lexeme = scanner.lexeme.length > 40 ? `${scanner.lexeme.slice(0, 40)}…` : scanner.lexeme;
    return scanner.is('word') && ownerOfWord(lexeme) === 'language'
        ? `the word \`${lexeme}\` of the language`
        : `\`${printable(lexeme)}\``;
}

/** Control and format characters as their code points, so that a message shows what nobody can see. */
const printable = (text: string): string =>
    text.replace(
        /[\p{C}\p{Zl}\p{Zp}]/gu,
        char => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
