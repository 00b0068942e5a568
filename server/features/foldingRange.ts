// textDocument/foldingRange: blocks, comments of several lines, and consecutive imports. In a large file, comments are not
// searched for.

import type { FoldingRange } from 'vscode-languageserver-types';
import { isBlank, isCommentLine, type Line, type LineList } from '../language/lines';
import { inPieces, READ_PIECE, type Steps } from '../language/steps';
import type { BlockRange } from '../model/blocks';
import { isLarge } from './places/large';
import type { Workspace } from './workspace';

/** What can be folded, in the order of the text. A block's `}` stays visible. */
export function* foldingRange(workspace: Workspace, file: string): Steps<FoldingRange[]> {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return [];
    const { document } = program;
    const { lines, structure } = document;
    const comments = isLarge(document) ? [] : yield* chosen(lines, isCommentLine);
    const imports = yield* chosen(structure, isImport);
    return [
        ...program.blocks.map(block => blockRange(block, lines)),
        ...runs(comments).map(run => ({ ...run, kind: 'comment' })),
        ...runs(imports).map(run => ({ ...run, kind: 'imports' })),
    ]
        .filter(({ startLine, endLine }) => endLine > startLine)
        .sort((a, b) => a.startLine - b.startLine);
}

/** A block without `}` ends with its last line that is not blank. */
function blockRange({ first, last, closed }: BlockRange, lines: LineList): FoldingRange {
    let end = last;
    while (!closed && end > first && isBlank(lines.get(end))) end--;
    return { startLine: first, endLine: closed ? last - 1 : end };
}

const isImport = ({ node }: Line): boolean => node.statement.kind === 'import';

/** The lines of which something is so: each is read again. */
function* chosen(lines: Iterable<Line>, isSo: (line: Line) => boolean): Steps<Line[]> {
    const found: Line[] = [];
    yield* inPieces(
        lines,
        line => {
            if (isSo(line)) found.push(line);
        },
        () => 1,
        READ_PIECE,
    );
    return found;
}

/** Each run of consecutive lines. */
function runs(lines: readonly Line[]): FoldingRange[] {
    const found: FoldingRange[] = [];
    for (const { number } of lines) {
        const last = found.at(-1);
        if (last?.endLine === number - 1) last.endLine = number;
        else found.push({ startLine: number, endLine: number });
    }
    return found;
}
