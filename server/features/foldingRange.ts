// textDocument/foldingRange: blocks, comments of several lines, and imports that stand together.

import type { FoldingRange } from 'vscode-languageserver-types';
import type { Line, LineList } from '../language/lines';
import type { BlockRange } from '../model/blocks';
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
function blockRange({ first, last, closed }: BlockRange, lines: LineList): FoldingRange {
    let end = last;
    while (!closed && end > first && isBlank(lines.get(end))) end--;
    return { startLine: first, endLine: closed ? last - 1 : end };
}

const isImport = ({ node }: Line): boolean => node.statement.kind === 'import';

/** Each stretch of lines of which all are such. */
function runs(lines: LineList, holds: (line: Line) => boolean): FoldingRange[] {
    const found: FoldingRange[] = [];
    let startLine: number | undefined;
    let at = 0;
    const end = (): void => {
        if (startLine !== undefined) found.push({ startLine, endLine: at - 1 });
        startLine = undefined;
    };
    for (const line of lines) {
        if (holds(line)) startLine ??= at;
        else end();
        at++;
    }
    end();
    return found;
}
