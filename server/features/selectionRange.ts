// textDocument/selectionRange: the ranges around a position, from the word outwards: expression, side of the arrow, row, block, file.

import type { SelectionRange } from 'vscode-languageserver-types';
import type { Document, Position, Range } from '../language/document';
import { isCommentLine, type Line } from '../language/lines';
import { partsOf } from '../language/parts';
import { Scanner } from '../language/scanner';
import type { Expression, Span } from '../language/syntax';
import { blockAt } from '../model/blocks';
import { rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { clamped, contentEnd, endOf, isBefore } from './places/lines';
import type { Workspace } from './workspace';

/**
 * For each position, the ranges around it, the innermost first. A position outside the text counts as the nearest one inside.
 * If the file cannot be read, the only range is the position itself, because the protocol requires one.
 */
export function selectionRange(
    workspace: Workspace,
    file: string,
    positions: readonly Position[],
): SelectionRange[] {
    const program = workspace.analysis(file)?.program;
    return positions.map(position =>
        program === undefined
            ? { range: { start: position, end: position } }
            : chainAt(program, nearest(program.document, position)),
    );
}

function nearest({ lines }: Document, { line, character }: Position): Position {
    if (line < 0) return { line: 0, character: 0 };
    const at = clamped(line, lines.length - 1);
    const end = lines.get(at)?.text.length ?? 0;
    return { line: at, character: line > at ? end : clamped(character, end) };
}

function chainAt(program: Program, position: Position): SelectionRange {
    const { document } = program;
    const line = document.lines.get(position.line);
    const inLine = line === undefined ? [] : spansOf(line, position.character);
    const ranges = [
        ...inLine.map(span => rangeIn(position.line, span)),
        ...linesAround(program, position.line),
    ];
    const whole: SelectionRange = { range: { start: { line: 0, character: 0 }, end: endOf(document) } };
    return ranges.reduceRight(
        (parent, range) => (isWider(parent.range, range) ? { range, parent } : parent),
        whole,
    );
}

/** Whether a range contains another one and is larger. */
const isWider = (outer: Range, inner: Range): boolean =>
    !isBefore(inner.start, outer.start) &&
    !isBefore(outer.end, inner.end) &&
    (isBefore(outer.start, inner.start) || isBefore(inner.end, outer.end));

/** The spans of a line that contain a column, from the inside out. */
function spansOf(line: Line, character: number): Span[] {
    const holds = ({ start, end }: Span): boolean => start <= character && character <= end;
    if (line.node.comment !== -1 && character >= line.node.comment) return commentSpans(line);
    const tokens = tokensOf(line.text);
    const expressions = partsOf(line.node).flatMap(({ node }) => expressionsOf(node));
    const content = { start: tokens[0]?.start ?? 0, end: contentEnd(line) };
    return [...tokens.flatMap(inside), ...expressions, ...sides(tokens)]
        .filter(holds)
        .sort((a, b) => a.end - a.start - (b.end - b.start))
        .concat([content, { start: 0, end: line.text.length }].filter(holds));
}

const commentSpans = ({ text, node }: Line): Span[] => [
    { start: node.comment, end: text.length },
    { start: 0, end: text.length },
];

interface TokenSpan extends Span {
    readonly divides: boolean;
    readonly isWaiver: boolean;
    readonly isString: boolean;
}

function tokensOf(text: string): TokenSpan[] {
    const tokens: TokenSpan[] = [];
    for (const scanner = new Scanner(text); !scanner.is('end'); scanner.next()) {
        tokens.push({
            start: scanner.start,
            end: scanner.end,
            divides: scanner.is('->') || scanner.is('='),
            isWaiver: scanner.is('word') && scanner.lexeme === 'waive',
            isString: scanner.is('string') && isClosed(scanner.lexeme),
        });
    }
    return tokens;
}

const isClosed = (string: string): boolean => string.length > 1 && string.endsWith('"');

/** The span of a token; for a string, first the one without its quotes. */
const inside = ({ start, end, isString }: TokenSpan): Span[] =>
    isString
        ? [
              { start: start + 1, end: end - 1 },
              { start, end },
          ]
        : [{ start, end }];

/** The parts to the left and right of the arrow or `=`, and each waiver. */
function sides(tokens: readonly TokenSpan[]): Span[] {
    const cuts = tokens.flatMap((token, at) => {
        if (token.divides) return [at, at + 1];
        return token.isWaiver ? [at] : [];
    });
    const starts = [0, ...cuts];
    return starts.flatMap((from, at) => {
        const first = tokens[from];
        const last = tokens[(starts[at + 1] ?? tokens.length) - 1];
        return first === undefined || last === undefined || last.end < first.end
            ? []
            : [{ start: first.start, end: last.end }];
    });
}

/** The expression and all its subexpressions. The parser bounds the depth. */
function expressionsOf(node: Expression): Span[] {
    const here = { start: node.start, end: node.end };
    return node.kind === 'binary'
        ? [here, ...expressionsOf(node.left), ...expressionsOf(node.right)]
        : [here];
}

/** The multi-line comment that a line belongs to; the lines between a block's head and its end; the block. */
function linesAround(program: Program, line: number): Range[] {
    const { lines } = program.document;
    const whole = (first: number, last: number): Range => ({
        start: { line: first, character: 0 },
        end: { line: last, character: lines.get(last)?.text.length ?? 0 },
    });
    const ranges: Range[] = [];
    if (isCommentLine(lines.get(line))) {
        let [first, last] = [line, line];
        while (isCommentLine(lines.get(first - 1))) first--;
        while (isCommentLine(lines.get(last + 1))) last++;
        ranges.push(whole(first, last));
    }
    const block = blockAt(program, line);
    if (block === undefined) return ranges;
    const last = block.closed ? block.last - 1 : block.last;
    if (line > block.first && line <= last) ranges.push(whole(block.first + 1, last));
    return [...ranges, whole(block.first, block.last)];
}
