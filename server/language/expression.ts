// Reads an expression with C's precedence.

import { flaw } from './flaw';
import { readNumber } from './number';
import { expected, nameHere, type Reader } from './reader';
import type { Operator, TokenKind } from './scanner';
import type { Expression, IdNode, NameNode, Span } from './syntax';
import { ownerOfWord } from './words';

/** How many levels an expression may have; both parentheses and chains of operators count. */
const DEEPEST = 100;

/** An expression of numbers, names, `+ - * | & << >>` and parentheses; `what` says what it stands for. */
export const expression = (reader: Reader, what: string): Expression | undefined =>
    operations(reader, what, 0, 0);

/** The names in an expression, from left to right. The parser bounds the depth, so the recursion is bounded. */
export function namesIn(node: Expression): NameNode[] {
    switch (node.kind) {
        case 'number':
            return [];
        case 'name':
            return [node];
        case 'binary':
            return [...namesIn(node.left), ...namesIn(node.right)];
    }
}

/** An id, which is written as a name or a number. */
export function id(reader: Reader, what: string): IdNode | undefined {
    if (reader.scanner.is('number')) return number(reader);
    return name(reader, what);
}

/** A name that is not a reserved word. */
export function name(reader: Reader, what: string): NameNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('word')) return expected(reader, what);
    const word = scanner.lexeme;
    const owner = ownerOfWord(word);
    if (owner === 'language') return expected(reader, what);
    if (owner !== undefined) reader.flaws.push(flaw('reserved-name', scanner, { word, owner }));
    return nameHere(reader);
}

/** The name of a domain. It does not get into the C, so a word of C will do: `linux`. */
export function domainName(reader: Reader, what: string): NameNode | undefined {
    const { scanner } = reader;
    const isName = scanner.is('word') && ownerOfWord(scanner.lexeme) !== 'language';
    return isName ? nameHere(reader) : expected(reader, what);
}

/** One operand, and the operations after it with operators that bind tighter than `bound`. */
function operations(reader: Reader, what: string, depth: number, bound: number): Expression | undefined {
    const { scanner } = reader;
    let left = primary(reader, what, depth);
    while (left !== undefined) {
        const operator = scanner.kind;
        if (!isOperator(operator) || bindingOf(operator) <= bound) return left;
        scanner.next();
        const right = operations(reader, what, depth, bindingOf(operator));
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
    const inner = operations(reader, what, depth + 1, 0);
    if (inner === undefined) return undefined;
    if (!scanner.is(')')) return expected(reader, '`)`');
    scanner.next();
    return { ...inner, start, end: scanner.previousEnd };
}

function number({ scanner, flaws }: Reader): IdNode {
    const node = readNumber(scanner.lexeme, scanner, flaws);
    scanner.next();
    return node;
}

function tooDeep({ scanner, flaws }: Reader, span: Span): undefined {
    flaws.push(flaw('too-deep', { start: span.start, end: span.start + 1 }, { levels: DEEPEST }));
    scanner.skipRest();
    return undefined;
}

const isOperator = (kind: TokenKind): kind is Operator => bindingOf(kind) > 0;

/** How tightly an operator binds, as in C; 0 if it is not an operator. */
function bindingOf(kind: TokenKind): number {
    switch (kind) {
        case '|':
            return 1;
        case '&':
            return 2;
        case '<<':
        case '>>':
            return 3;
        case '+':
        case '-':
            return 4;
        case '*':
            return 5;
        default:
            return 0;
    }
}

const depthOf = (node: Expression): number => (node.kind === 'binary' ? node.depth : 1);
