// The status of an open document: a few numbers for a status bar.

import { errorsOf, warningsOf } from '../checks/analyse';
import type { Code } from '../diagnostics';
import type { Workspace } from '../features/workspace';
import { countLeading } from '../language/sorted';
import { type BlockRange, blockAt } from '../model/blocks';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';
import type { OpenDocument } from './documents';
import type { Status, TypedLine } from './protocol';

/** `problems` are all that the editor shows for the document. */
export function statusOf(
    { uriOf, freshness }: Pick<Workspace, 'uriOf' | 'freshness'>,
    program: Program,
    problems: readonly Problem[],
    { version, typed }: Pick<OpenDocument, 'version' | 'typed'>,
): Status {
    return {
        uri: uriOf(program.file),
        version,
        errors: errorsOf(problems).length,
        warnings: warningsOf(problems).length,
        typed: typed === undefined ? null : typedOf(program, problems, typed),
        // Waived gaps are not among the problems.
        gaps: problems.reduce((sum, { missing }) => sum + (missing?.ids.length ?? 0), 0),
        outputs: program.outputs.map(({ format, file }) => ({
            uri: uriOf(file),
            format,
            freshness: freshness(program.file, file) ?? null,
        })),
    };
}

/** What of the problems will not be there when the line is finished, as far as that can be told. */
function typedOf(program: Program, problems: readonly Problem[], line: number): TypedLine {
    const { begin, block } = blockFrom(program, line);
    const ofBlock = problems.filter(
        ({ code, range: { start } }) =>
            OF_UNFINISHED.has(code) &&
            block !== undefined &&
            blockAt(program, start.line)?.first === block.first,
    );
    const ofLine = problems.filter(({ range: { start } }) => start.line === line);
    const all = [...new Set([...ofBlock, ...ofLine])];
    const isAll = block !== undefined && ofBlock.length > 0;
    const { first, last } = isAll ? { first: begin, last: block.last } : { first: line, last: line };
    return { first, last, errors: errorsOf(all).length, warnings: warningsOf(all).length };
}

/** The block that a line is in or above, and where the lines above it begin: a new file is often filled in from its first line on. */
function blockFrom({ blocks }: Program, line: number): { begin: number; block: BlockRange | undefined } {
    const at = countLeading(blocks, ({ last }) => last < line);
    return { begin: (blocks[at - 1]?.last ?? -1) + 1, block: blocks[at] };
}

/** What is said of a block in which something is still missing. */
const OF_UNFINISHED: ReadonlySet<Code> = new Set(['empty-table', 'unclosed-block']);
