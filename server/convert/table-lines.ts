// The block of a table in the result: what stands above it, its head, its rows, and what stands behind it.

import { withBetween } from './between-lines';
import { withConditional } from './conditional-rows';
import type { ConvertedTable, TableContext } from './context';
import type { FileComments } from './file-comments';
import { closingLines, headComments } from './head';
import { plainLine } from './lines';
import { commentsOnLost, type LostLine } from './lost-lines';
import { indexingOf } from './subjects';

/** The block of a table with its comments, a blank line above it, and how many rows it has. */
export function tableLines(
    { head, rule, lines, joined = 0 }: ConvertedTable,
    context: TableContext,
    lost: readonly LostLine[],
    isOfFile: FileComments['has'],
    pasted: string | undefined,
) {
    const { kind, table } = context.found;
    const indexing = indexingOf(kind === 'mmio' ? 'register' : kind, rule, context);
    const all = withBetween(lines, commentsOnLost(lost, table));
    const inner = pasted === undefined ? { lines: all, said: [] } : withConditional(all, table, pasted);
    const rows = lines.filter(({ at }) => at !== undefined).length;
    const block = [
        plainLine(''),
        ...headComments(table, isOfFile).map(plainLine),
        { text: `${kind} ${table.name} {`, at: table.at },
        ...head.map(plainLine),
        ...inner.lines,
        ...closingLines(table).map(plainLine),
    ];
    return {
        lines: block,
        indexing,
        said: inner.said,
        rows,
        rowsInC: rows + joined,
        isByPosition: head.some(line => line.endsWith(' & 0x3fff')),
    };
}
