// textDocument/documentSymbol: the outline of a file, its blocks with their rows. The rows of long blocks are left out: nobody
// looks for a row among thousands, and the editor asks for the outline after every edit.

import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { Document, Range } from '../language/document';
import type { Line } from '../language/lines';
import { type HeadNode, isBlockStatement, subjectOf } from '../language/statements';
import type { Span } from '../language/syntax';
import type { BlockRange } from '../model/blocks';
import { rangeIn } from '../model/problem';
import { BLOCK_SYMBOLS, LINE_SYMBOLS } from './texts/symbolKinds';
import type { Workspace } from './workspace';

/** The most lines that are listed, in all blocks together. */
export const MOST_LISTED = 2000;

/** The blocks in the order of the text; `undefined` if the file cannot be read. */
export function documentSymbol(workspace: Workspace, file: string): DocumentSymbol[] | undefined {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return undefined;
    const short = shortBlocks(program.blocks);
    return program.blocks.map(block => blockSymbol(program.document, block, short.has(block)));
}

/** The shortest blocks, as many as fit within the limit. */
function shortBlocks(blocks: readonly BlockRange[]): ReadonlySet<BlockRange> {
    const short = new Set<BlockRange>();
    let left = MOST_LISTED;
    for (const block of [...blocks].sort((a, b) => lengthOf(a) - lengthOf(b))) {
        left -= lengthOf(block);
        if (left < 0) break;
        short.add(block);
    }
    return short;
}

const lengthOf = ({ first, last }: BlockRange): number => last - first;

function blockSymbol(document: Document, block: BlockRange, isListed: boolean): DocumentSymbol {
    const { head, first, last } = block;
    const text = document.lines.get(first)?.text ?? '';
    const { name, detail, span } = titleOf(head, text);
    return {
        name,
        detail,
        kind: BLOCK_SYMBOLS[head.kind],
        range: {
            start: { line: first, character: 0 },
            end: { line: last, character: document.lines.get(last)?.text.length ?? 0 },
        },
        selectionRange: rangeIn(first, span),
        children: isListed ? lineSymbols(block) : [],
    };
}

interface Title {
    readonly name: string;
    readonly detail: string;
    readonly span: Span;
}

/** A block without a name is listed by its kind, because an outline needs a name. */
function titleOf(head: HeadNode, text: string): Title {
    const whole = contentSpan(text);
    switch (head.kind) {
        case 'table':
            return named(head.name, `${head.table} table`, whole);
        case 'names':
            return { name: `names ${head.of}`, detail: '', span: whole };
        case 'domain':
            return named(head.name, head.hwdom ? 'hardware domain' : 'domain', whole);
        case 'test': {
            const title = head.title?.value.trim() ?? '';
            if (head.title === undefined || title === '') return { name: 'test', detail: '', span: whole };
            return { name: title, detail: 'test', span: head.title };
        }
    }
}

const named = (node: (Span & { readonly name: string }) | undefined, kind: string, whole: Span): Title =>
    node === undefined
        ? { name: kind, detail: '', span: whole }
        : { name: node.name, detail: kind, span: node };

const lineSymbols = (block: BlockRange): DocumentSymbol[] =>
    block.content().flatMap(line => lineSymbol(line) ?? []);

/** A row: its left side as the name, its right side as the detail. */
function lineSymbol({ text, node, number }: Line): DocumentSymbol | undefined {
    const { statement } = node;
    if (!isBlockStatement(statement)) return undefined;
    const span = subjectOf(statement);
    if (span === undefined) return undefined;
    const end = node.comment === -1 ? text.length : node.comment;
    const range: Range = rangeIn(number, contentSpan(text.slice(0, end)));
    const rest = text.slice(span.end, end).trim();
    return {
        name: text.slice(span.start, span.end),
        detail: rest,
        kind: LINE_SYMBOLS[statement.kind],
        range,
        selectionRange: rangeIn(number, span),
    };
}

/** The columns of a text without the blanks around it. */
function contentSpan(text: string): Span {
    const trimmed = text.trim();
    const start = text.indexOf(trimmed);
    return { start, end: start + trimmed.length };
}
