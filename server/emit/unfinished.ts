// The mark that a run leaves in a folder while it replaces several outputs there. If the run is killed, the mark stays, and says
// that the outputs may not belong together.

import { baseName } from '../model/paths';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';

/** The name of the file. */
export const MARK = '.eemi-acl-unfinished';

/** The path of the mark that concerns an output, given its path. */
export const markBeside = (output: string): string => output.slice(0, output.lastIndexOf('/') + 1) + MARK;

const TITLE =
    'eemi-acl emit was replacing these files, or was stopped while it did. To finish, run it again.';

/** The text of a mark about files in its folder. */
export const markText = (names: readonly string[]): string => `${[TITLE, ...names].join('\n')}\n`;

function markOf(text: string): readonly string[] {
    const [title, ...names] = text.split('\n');
    return title === TITLE ? names.filter(name => name !== '') : [];
}

/** The names in a mark as it is read from a file; none in anything else. */
export function namesIn(pieces: Iterable<Uint8Array>): readonly string[] {
    const read: Uint8Array[] = [];
    let length = 0;
    for (const piece of pieces) {
        read.push(Buffer.from(piece));
        length += piece.length;
        if (length > LONGEST) return [];
    }
    return markOf(Buffer.concat(read).toString('utf8'));
}

/** In bytes. No mark is longer. */
const LONGEST = 1 << 24;

/** A problem for each output that a run was about to replace when it was stopped, given the names in each mark. */
export function unfinishedProblems(
    program: Program,
    namesInMark: (mark: string) => readonly string[],
): Problem[] {
    return program.outputs.flatMap(output => {
        const names = namesInMark(markBeside(output.file));
        if (!names.includes(baseName(output.file))) return [];
        return problem('unfinished-output', rangeIn(output.line, output.span), {
            path: output.path,
            count: names.length,
        });
    });
}
