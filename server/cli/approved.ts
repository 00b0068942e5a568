// The changes of access that are meant: those of the file that the command line names, else those of the project.

import { type Judging, readApprovals } from '../changes/approvals';
import { fullPath, readText, shownPath } from '../files/disk';
import { Projects } from '../files/projects';

/** What is approved for changes of sources (full paths); or what is wrong with it. */
export function approvedFor(
    named: string | undefined,
    sources: readonly string[],
): Judging['approved'] | string {
    return named === undefined ? ofProjects(sources) : inFile(named);
}

function inFile(named: string): Judging['approved'] | string {
    const text = readText(named, true);
    if (typeof text !== 'string') return `${named} ${text.reason}`;
    const read = readApprovals(text, fullPath(named));
    return 'wrong' in read ? `${named}:${read.wrong}: ${read.why}` : read.approved;
}

/** Also what is meant for other files of the projects is among it. */
function ofProjects(sources: readonly string[]): Judging['approved'] | string {
    const projects = new Projects();
    for (const source of sources) projects.of(source);
    const all = projects.found();
    for (const { file, flaws } of all)
        for (const { line, message } of flaws) return `${shownPath(file)}:${line + 1}: ${message}`;
    return new Map(
        all.flatMap(({ file, project }) =>
            [...(project.approved ?? [])].map(
                ([digest, { reason, line }]) =>
                    [digest, { reason, place: { file, line }, isShared: true }] as const,
            ),
        ),
    );
}
