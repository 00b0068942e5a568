// textDocument/semanticTokens: full, range and delta. Names are coloured by their meaning, which a grammar cannot know.

import type { SemanticTokens, SemanticTokensEdit } from 'vscode-languageserver-types';
import type { Range } from '../language/document';
import type { Line } from '../language/lines';
import { type Mention, mentionsOf } from '../language/parts';
import { Scanner, type TokenKind } from '../language/scanner';
import { isRow, type Statement } from '../language/statements';
import { READ_PIECE, type Steps } from '../language/steps';
import { ownerOfWord } from '../language/words';
import type { Program } from '../model/program';
import { linesOf } from './places/lines';
import {
    COMMENT,
    KEYWORD,
    type Names,
    NUMBER,
    namesOf,
    OPERATOR,
    STRING,
    type TokenStyle,
} from './texts/tokenStyles';
import type { Workspace } from './workspace';

/** The tokens of a whole file, five numbers for each token as the protocol requires. It must not change in between. */
export function* semanticTokens(workspace: Workspace, file: string): Steps<SemanticTokens> {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return { data: [] };
    return yield* encoded(program, 0, program.document.lines.length - 1);
}

/** The tokens of the lines that a range touches. The cost depends on these lines only. */
export function* semanticTokensRange(
    workspace: Workspace,
    file: string,
    range: Range,
): Steps<SemanticTokens> {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return { data: [] };
    const { first, last } = linesOf(program.document, range);
    return yield* encoded(program, first, last);
}

/** The edit of the numbers, in whole tokens, that turns `before` into `after`; none if they are equal. */
export function semanticTokensDelta(
    before: readonly number[],
    after: readonly number[],
): SemanticTokensEdit[] {
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head]) head++;
    if (head === before.length && head === after.length) return [];
    head -= head % TOKEN_NUMBERS;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
    tail -= tail % TOKEN_NUMBERS;
    return [
        {
            start: head,
            deleteCount: before.length - head - tail,
            data: after.slice(head, after.length - tail),
        },
    ];
}

const TOKEN_NUMBERS = 5;

function* encoded(program: Program, first: number, last: number): Steps<SemanticTokens> {
    const data: number[] = [];
    const names = namesOf(program);
    let previousLine = 0;
    for (let line = first; line <= last; line++) {
        const text = program.document.lines.get(line);
        if (text === undefined) break;
        let previousStart = 0;
        for (const { start, end, style } of tokensOf(text, names)) {
            data.push(line - previousLine, start - previousStart, end - start, style.type, style.modifiers);
            previousLine = line;
            previousStart = start;
        }
        if ((line - first) % READ_PIECE === READ_PIECE - 1) yield READ_PIECE;
    }
    return { data };
}

interface StyledToken {
    readonly start: number;
    readonly end: number;
    readonly style: TokenStyle;
}

/** The tokens of a line from left to right. The parser finds the names, the scanner the rest. */
function* tokensOf(line: Line, names: Names): Iterable<StyledToken> {
    const { text, node } = line;
    const mentions = isPlainRow(node.statement)
        ? NO_MENTIONS
        : mentionsOf(line).sort((a, b) => a.span.start - b.span.start);
    const isEmit = node.statement.kind === 'emit';
    const scanner = new Scanner(text);
    const end = node.comment === -1 ? text.length : node.comment;
    for (let next = 0; !scanner.is('end') && scanner.start < end; scanner.next()) {
        const mention = mentions[next]?.span.start === scanner.start ? mentions[next++] : undefined;
        if (mention !== undefined) scanner.extendTo(mention.span.end);
        let found: TokenStyle | undefined;
        if (mention !== undefined) found = names.ofMention(mention, line);
        else found = isEmit && scanner.is('word') ? KEYWORD : styleOf(scanner, names);
        if (found !== undefined) yield { start: scanner.start, end: scanner.end, style: found };
    }
    if (node.comment !== -1) yield { start: node.comment, end: text.length, style: COMMENT };
}

const NO_MENTIONS: readonly Mention[] = [];

/** In most lines of a long table, the style of a name depends on the scope only, not on its place. */
const isPlainRow = (statement: Statement): boolean =>
    statement.kind === 'blank' || (isRow(statement) && statement.waivers.length === 0);

function styleOf(scanner: Scanner, names: Names): TokenStyle | undefined {
    switch (scanner.kind) {
        case 'word':
            return ownerOfWord(scanner.lexeme) === 'language' ? KEYWORD : names.ofWord(scanner.lexeme);
        case 'number':
            return NUMBER;
        case 'string':
            return STRING;
        default:
            return isOperator(scanner.kind) ? OPERATOR : undefined;
    }
}

const PLAIN: ReadonlySet<TokenKind> = new Set<TokenKind>(['{', '}', '(', ')', ',', 'stray', 'end']);
const isOperator = (kind: TokenKind): boolean => !PLAIN.has(kind);
