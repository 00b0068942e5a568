// The status of an open document: a few numbers for a status bar.

import { errorsOf, warningsOf } from '../checks/analyse';
import { gapGroups } from '../checks/index-gap';
import type { Workspace } from '../features/workspace';
import { resolvePath } from '../model/paths';
import type { Problem } from '../model/problem';
import { isAccessTable, type Program } from '../model/program';
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
        gaps: gapsReported(program, problems),
        outputs: program.outputs.map(({ format, path }) => {
            const full = resolvePath(program.file, path);
            return { uri: uriOf(full), format, freshness: freshness(program.file, full) ?? null };
        }),
    };
}

/** The ids in the gaps among these problems; waived gaps are not among them. */
function gapsReported(program: Program, problems: readonly Problem[]): number {
    const lines = new Set(
        problems.filter(({ code }) => code === 'index-gap').map(({ range }) => range.start.line),
    );
    return program.tables
        .filter(isAccessTable)
        .filter(({ file }) => file === program.file)
        .flatMap(table => [...gapGroups(program, table)].map(group => ({ ...group, table })))
        .filter(({ below, table }) => lines.has(below?.line ?? table.first))
        .reduce((sum, { gaps }) => sum + gaps.length, 0);
}
