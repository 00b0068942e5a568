// The status of an open document: a few numbers for a status bar.

import { errorsOf, warningsOf } from '../checks/analyse';
import type { Code } from '../diagnostics';
import type { Workspace } from '../features/workspace';
import { blockAt } from '../model/blocks';
import { resolvePath } from '../model/paths';
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
        outputs: program.outputs.map(({ format, path }) => {
            const full = resolvePath(program.file, path);
            return { uri: uriOf(full), format, freshness: freshness(program.file, full) ?? null };
        }),
    };
}

/** What of the problems will not be there when the line is finished, as far as that can be told. */
function typedOf(program: Program, problems: readonly Problem[], line: number): TypedLine {
    const block = blockAt(program, line);
    const ofBlock = problems.filter(
        ({ code, range: { start } }) =>
            OF_UNFINISHED.has(code) &&
            block !== undefined &&
            blockAt(program, start.line)?.first === block.first,
    );
    const ofLine = problems.filter(({ range: { start } }) => start.line === line);
    const all = [...new Set([...ofBlock, ...ofLine])];
    const { first, last } = block !== undefined && ofBlock.length > 0 ? block : { first: line, last: line };
    return { first, last, errors: errorsOf(all).length, warnings: warningsOf(all).length };
}

/** What is said of a block in which something is still missing. */
const OF_UNFINISHED: ReadonlySet<Code> = new Set(['empty-table', 'unclosed-block']);
