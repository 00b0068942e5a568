// What is at a position, judging by its line alone: a name, a path, a word of the language, the arrow of a row, or an
// expression.

import type { Document, Position } from '../../language/document';
import type { PathPart } from '../../language/form';
import type { Line } from '../../language/lines';
import type { LineNode } from '../../language/parser';
import { type Mention, mentionsOf, type Part, partsOf, pathPartOf } from '../../language/parts';
import { Scanner } from '../../language/scanner';
import type { Expression, Span } from '../../language/syntax';
import { ownerOfWord } from '../../language/words';

export type SymbolAt = { readonly span: Span } & (
    | { readonly kind: 'name'; readonly mention: Mention }
    /** A word in a part of the line that could not be read; it may be a name. */
    | { readonly kind: 'word'; readonly word: string }
    | { readonly kind: 'path'; readonly path: PathPart }
    | { readonly kind: 'keyword'; readonly word: string }
    | { readonly kind: 'arrow' }
    | { readonly kind: 'expression'; readonly node: Expression; readonly part: Part }
);

/**
 * What is at a position. A position directly after a name counts as in it. `undefined` in comments, between symbols, and
 * outside the text.
 */
export function symbolAt(document: Document, { line: at, character }: Position): SymbolAt | undefined {
    const line = document.lines.get(at);
    if (line === undefined || !isInside({ start: 0, end: line.text.length }, character)) return undefined;
    const { node, text } = line;
    if (node.comment !== -1 && character > node.comment) return undefined;
    const path = pathPartOf(node.statement);
    if (path !== undefined && isInside(path.node, character)) return { kind: 'path', span: path.node, path };
    const mention = mentionsOf(line).find(each => isInside(each.span, character));
    if (mention !== undefined) return { kind: 'name', span: mention.span, mention };
    return tokenAt(text, character) ?? expressionAt(node, character);
}

/** The words of a line that are in none of its parts, because the line could not be fully read. */
export function looseWords({ text, node }: Pick<Line, 'text' | 'node'>): Span[] {
    if (node.flaws.length === 0 && node.statement.kind !== 'unreadable') return [];
    const read = mentionsOf({ text, node })
        .map(({ span }) => span)
        .sort((a, b) => a.start - b.start);
    const words: Span[] = [];
    let next = 0;
    for (const scanner = new Scanner(text); !scanner.is('end'); scanner.next()) {
        while ((read[next]?.end ?? text.length) < scanner.end) next++;
        const isRead = (read[next]?.start ?? text.length) <= scanner.start;
        if (isLoose(scanner) && !isRead) words.push({ start: scanner.start, end: scanner.end });
    }
    return words;
}

const isInside = ({ start, end }: Span, character: number): boolean => start <= character && character <= end;

const isLoose = (scanner: Scanner): boolean =>
    scanner.is('word') && ownerOfWord(scanner.lexeme) !== 'language';

/** The word at a position, or otherwise the arrow; between two tokens both are considered. */
function tokenAt(text: string, character: number): SymbolAt | undefined {
    let arrow: SymbolAt | undefined;
    for (
        const scanner = new Scanner(text);
        !scanner.is('end') && scanner.start <= character;
        scanner.next()
    ) {
        if (!isInside(scanner, character)) continue;
        const span = { start: scanner.start, end: scanner.end };
        if (scanner.is('->')) arrow = { kind: 'arrow', span };
        else if (scanner.is('word'))
            return { kind: isLoose(scanner) ? 'word' : 'keyword', span, word: scanner.lexeme };
    }
    return arrow;
}

function expressionAt(line: LineNode, character: number): SymbolAt | undefined {
    for (const part of partsOf(line)) {
        const node = innermost(part.node, character);
        if (node !== undefined) return { kind: 'expression', span: node, node, part };
    }
    return undefined;
}

function innermost(node: Expression, character: number): Expression | undefined {
    if (!isInside(node, character)) return undefined;
    if (node.kind !== 'binary') return node;
    return innermost(node.left, character) ?? innermost(node.right, character) ?? node;
}
