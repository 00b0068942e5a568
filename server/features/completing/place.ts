// What may be written at a position. The parser decides: the line is read up to the position with a word inserted there, once with
// a word that could be a name, to see which part of the line it is in, and once with each word of the language.

import type { Code } from '../../diagnostics';
import type { Document, Position } from '../../language/document';
import type { PathPart } from '../../language/form';
import { type LineNode, parseLine } from '../../language/parser';
import { type Part, partsOf, pathPartOf } from '../../language/parts';
import { Scanner } from '../../language/scanner';
import type { Statement } from '../../language/statements';
import type { Block, Span, StringNode } from '../../language/syntax';
import { LANGUAGE_WORDS, type LanguageWord } from '../../language/words';

export interface CompletionPlace {
    /** The columns that a completion replaces: the word at the position, or the last segment of a path. */
    readonly span: Span;
    /** The text from the start of `span` to the position. */
    readonly typed: string;
    readonly block: Block;
    /** Whether only blanks come before it. */
    readonly atLineStart: boolean;
    /** Whether nothing, or only a comment, comes after it. */
    readonly isLast: boolean;
    /** The words of the language that fit here. */
    readonly words: readonly LanguageWord[];
    /** The part of the line that a name would be in, and the line read with a name here. */
    readonly part: Part | undefined;
    readonly statement: Statement;
    /** The path that the position is in, up to the position. */
    readonly path: PathPart | undefined;
    /** Whether it is in the name of a node of a device tree. */
    readonly isTreeNode: boolean;
}

/** An identifier that nothing else is called. */
const PROBE = 'eemi_completion_probe';

/** For each word the line is read once; longer lines than this do not occur in practice. */
const LONGEST_LINE = 2000;

/** What may be written at a position; `undefined` in comments, numbers, strings that are neither paths nor names of nodes, and overlong lines. */
export function completionPlace(
    document: Document,
    { line: at, character }: Position,
): CompletionPlace | undefined {
    const line = document.lines.get(at);
    if (line === undefined || character < 0 || character > line.text.length) return undefined;
    const { text, node } = line;
    if (
        line.isInComment ||
        line.inside === 'theirs' ||
        character > LONGEST_LINE ||
        (node.comment !== -1 && character > node.comment)
    )
        return undefined;
    const token = tokenAround(text, character);
    if (token.kind === 'number') return undefined;
    const before = node.before;
    if (token.kind === 'string') return placeInString(text, character, before);
    const end = node.comment === -1 ? text.length : node.comment;
    const isLast = text.slice(token.end, end).trim() === '';
    return { ...placeOfWord(text, character, token, before), isLast };
}

interface TokenAtCursor extends Span {
    readonly kind: 'word' | 'number' | 'string' | 'none';
}

/** The token that the position is in or directly after; not a word that begins at the position. */
function tokenAround(text: string, character: number): TokenAtCursor {
    const scanner = new Scanner(text);
    for (; !scanner.is('end') && scanner.start < character; scanner.next()) {
        const { kind, start, end } = scanner;
        if (kind === 'string' && (character < end || !isClosed(text, start, end)))
            return { kind, start, end };
        if ((kind === 'word' || kind === 'number') && character <= end) return { kind, start, end };
    }
    return { kind: 'none', start: character, end: character };
}

const isClosed = (text: string, start: number, end: number): boolean =>
    end > start + 1 && text[end - 1] === '"';

function placeInString(text: string, character: number, block: Block): CompletionPlace | undefined {
    const { statement } = parseLine(`${text.slice(0, character)}"`, block);
    // As the line was read up to the position, the string with the position is its last token.
    const isHere = (string: StringNode | undefined): boolean => string?.end === character + 1;
    const path = pathPartOf(statement);
    const treeNode = statement.kind === 'from' && isHere(statement.node) ? statement.node : undefined;
    const node = treeNode ?? path?.node;
    if (node === undefined || !isHere(node)) return undefined;
    const start = node.start + 1 + node.value.lastIndexOf('/') + 1;
    const span = { start, end: segmentEnd(text, character) };
    const typed = text.slice(start, character);
    return {
        span,
        typed,
        block,
        atLineStart: false,
        isLast: false,
        words: [],
        part: undefined,
        statement,
        path: treeNode === undefined ? path : undefined,
        isTreeNode: treeNode !== undefined,
    };
}

function segmentEnd(text: string, from: number): number {
    let at = from;
    while (at < text.length && text[at] !== '"' && text[at] !== '/') at++;
    // Without a closing quote, it is unknown where the path ends.
    return text[at] === '"' || text[at] === '/' ? at : from;
}

function placeOfWord(
    text: string,
    character: number,
    token: TokenAtCursor,
    block: Block,
): Omit<CompletionPlace, 'isLast'> {
    const prefix = text.slice(0, token.start);
    const probed = probe(prefix, PROBE, block);
    const part = isReadTo(probed, token.start) ? partAt(probed, token.start) : undefined;
    const words = LANGUAGE_WORDS.filter(word => isAllowed(prefix, word, block));
    const start = part === undefined ? token.start : startOf(part, token.start);
    return {
        span: { start, end: endOf(text, token.end, part) },
        typed: text.slice(start, character),
        block,
        atLineStart: prefix.trim() === '',
        words,
        part,
        statement: probed.statement,
        path: undefined,
        isTreeNode: false,
    };
}

/** A line up to and including a word. Open parentheses are closed, so that what is in them is read. */
function probe(prefix: string, word: string, block: Block): LineNode {
    let open = 0;
    for (const scanner = new Scanner(prefix); !scanner.is('end'); scanner.next()) {
        if (scanner.is('(')) open++;
        else if (scanner.is(')')) open = Math.max(open - 1, 0);
    }
    return parseLine(prefix + word + ')'.repeat(open), block);
}

/** Whether the parser got as far as a column: a mistake ends the reading of a line. */
const isReadTo = ({ flaws }: LineNode, column: number): boolean =>
    flaws.every(
        ({ code, start }) =>
            start > column || (code !== 'syntax' && code !== 'c-syntax' && code !== 'too-deep'),
    );

function partAt(line: LineNode, column: number): Part | undefined {
    return partsOf(line).find(({ node }) => node.start <= column && column < node.end);
}

/** A word of the language fits where the parser accepts it, and as that word. */
function isAllowed(prefix: string, word: LanguageWord, block: Block): boolean {
    const line = probe(prefix, word, block);
    const column = prefix.length;
    if (!isReadTo(line, column) || partAt(line, column) !== undefined) return false;
    if (line.flaws.some(({ code, start }) => NOT_THERE.has(code) && start === column)) return false;
    // The parser accepts a waiver after an unfinished row, and reports that the row is unfinished.
    const { statement } = line;
    return word !== 'waive' || !('missing' in statement) || statement.missing === undefined;
}

/** The parser knows what a word means at these places, and reports that it must not be there. */
const NOT_THERE: ReadonlySet<Code> = new Set(['unclosed-block', 'alias-of']);

/** Codes and names of platforms contain hyphens, so they begin before their last word. */
function startOf({ node, role }: Part, start: number): number {
    return isHyphenated(role) ? node.start : start;
}

function endOf(text: string, from: number, part: Part | undefined): number {
    if (part === undefined || !isHyphenated(part.role)) return from;
    let end = from;
    for (const scanner = new Scanner(text); !scanner.is('end') && scanner.start <= from; scanner.next()) {
        if (!scanner.is('word')) continue;
        scanner.extendOverHyphens();
        if (scanner.start < from && from <= scanner.end) end = scanner.end;
    }
    return end;
}

const isHyphenated = (role: Part['role']): boolean =>
    role === 'code' || role === 'platform' || role === 'target';
