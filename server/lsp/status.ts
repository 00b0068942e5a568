// The status of an open document: a few numbers for a status bar.

import { errorsOf, warningsOf } from '../checks/analyse';
import type { Workspace } from '../features/workspace';
import { resolvePath } from '../model/paths';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';
import type { Status } from './protocol';

/** `problems` are all that the editor shows for the document. */
export function statusOf(
    { uriOf, freshness }: Pick<Workspace, 'uriOf' | 'freshness'>,
    program: Program,
    problems: readonly Problem[],
    version: number,
): Status {
    return {
        uri: uriOf(program.file),
        version,
        errors: errorsOf(problems).length,
        warnings: warningsOf(problems).length,
        // Waived gaps are not among the problems.
        gaps: problems.reduce((sum, { missing }) => sum + (missing?.ids.length ?? 0), 0),
        outputs: program.outputs.map(({ format, path }) => {
            const full = resolvePath(program.file, path);
            return { uri: uriOf(full), format, freshness: freshness(program.file, full) ?? null };
        }),
    };
}
