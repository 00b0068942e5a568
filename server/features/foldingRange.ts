// textDocument/foldingRange: blocks, comments of several lines, and imports that stand together.

import type { FoldingRange } from 'vscode-languageserver-types';
import type { Line } from '../language/document';
import type { BlockRange } from '../model/program';
import { isBlank, isComment } from './lines';
import type { Workspace } from './workspace';

/** What can be folded, in the order of the text. A block's `}` stays visible. */
export function foldingRange(workspace: Workspace, file: string): FoldingRange[] {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return [];
    const { lines } = program.document;
    return [
        ...program.blocks.map(block => blockRange(block, lines)),
        ...runs(lines, isComment).map(run => ({ ...run, kind: 'comment' })),
        ...runs(lines, isImport).map(run => ({ ...run, kind: 'imports' })),
    ]
        .filter(({ startLine, endLine }) => endLine > startLine)
        .sort((a, b) => a.startLine - b.startLine);
}

/** A block without `}` ends with its last line that holds something. */
function blockRange({ first, last, closed }: BlockRange, lines: readonly Line[]): FoldingRange {
    let end = last;
    while (!closed && end > first && isBlank(lines[end])) end--;
    return { startLine: first, endLine: closed ? last - 1 : end };
}

const isImport = (line: Line | undefined): boolean => line?.node.statement.kind === 'import';

/** Each stretch of lines of which all are such. */
function runs(lines: readonly Line[], holds: (line: Line | undefined) => boolean): FoldingRange[] {
    const found: FoldingRange[] = [];
    for (let at = 0; at < lines.length; at++) {
        const startLine = at;
        while (holds(lines[at])) at++;
        if (at > startLine) found.push({ startLine, endLine: at - 1 });
    }
    return found;
}
