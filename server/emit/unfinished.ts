// The mark that a run leaves in a folder while it replaces several outputs there. If the run is killed, the mark stays, and says
// that the outputs may not belong together.

import { baseName, resolvePath } from '../model/paths';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import type { ReadOutput } from './freshness';

/** The name of the file. */
export const MARK = '.eemi-acl-unfinished';

/** The path of the mark that concerns an output, given its path. */
export const markBeside = (output: string): string => output.slice(0, output.lastIndexOf('/') + 1) + MARK;

const TITLE =
    'eemi-acl emit was replacing these files, or was stopped while it did. To finish, run it again.';

/** The text of a mark about files in its folder. */
export const markText = (names: readonly string[]): string => `${[TITLE, ...names].join('\n')}\n`;

/** The names in a mark; none in any other text. */
export function markOf(text: string): readonly string[] {
    const [title, ...names] = text.split('\n');
    return title === TITLE ? names.filter(name => name !== '') : [];
}

/** A problem for each output that a run was about to replace when it was stopped. */
export function unfinishedProblems(program: Program, read: ReadOutput): Problem[] {
    return program.outputs.flatMap(output => {
        const full = resolvePath(program.file, output.path);
        const names = markOf(read(markBeside(full), () => 0) ?? '');
        if (!names.includes(baseName(full))) return [];
        return problem('unfinished-output', rangeIn(output.line, output.span), {
            path: output.path,
            count: names.length,
        });
    });
}
