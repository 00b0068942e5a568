// What follows from a line that says, or may have said, how headers are read, and has a mistake: without its folder, its macro or its
// import, headers have other names and other values.

import type { Code } from '../diagnostics';
import { inPieces, type Steps } from '../language/steps';
import { isError, lineOf, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import { UNREAD } from './codes-of-reading';

/** Tells of a problem whether it follows from such a line. */
export function* followsFromHeaderLine(
    program: Program,
    found: readonly Problem[],
): Steps<(problem: Problem) => boolean> {
    let [isOptionInDoubt, isImportInDoubt] = [false, false];
    yield* inPieces(found.filter(isError), each => {
        const kind = kindAt(program, lineOf(each));
        isOptionInDoubt ||= kind === 'include' || kind === 'define' || kind === 'unreadable';
        isImportInDoubt ||= kind === 'unreadable' || (kind === 'import' && UNREAD.has(each.code));
    });
    return ({ code }) =>
        (isOptionInDoubt && OF_NAMES.has(code)) || (isImportInDoubt && code === 'without-header');
}

/** The kind of a statement outside blocks; a comment of another language may have been any. */
function kindAt({ document }: Program, number: number): string | undefined {
    const line = document.lines.get(number);
    // The rows of a block need not be read for that.
    if (line?.before !== 'file') return undefined;
    const { kind } = line.node.statement;
    return kind === 'blank' || kind === 'close' ? 'unreadable' : kind;
}

const WITHOUT_VALUE = ['no-such-constant', 'no-constant-value'] as const satisfies readonly Code[];

/** What is said of the names that an import brings out of a header, and of folders in which nothing was found. */
const OF_NAMES: ReadonlySet<Code> = new Set([
    ...WITHOUT_VALUE,
    ...(['excludes-nothing', 'same-value', 'header-has-errors', 'without-header'] as const),
]);

const LACKING: ReadonlySet<Code> = new Set(WITHOUT_VALUE);

/** The problems, where names that lack a value lead to the folder without headers, which is why they do; of that nothing else is said. */
export function withFoldersJoined({ file }: Program, found: readonly Problem[]): readonly Problem[] {
    const lacking = found.find(({ code }) => LACKING.has(code));
    const folders = found.filter(({ code }) => code === 'without-header');
    if (lacking === undefined || folders.length === 0) return found;
    const places = folders.map(({ range, message }) => ({ file, range, message }));
    return found
        .filter(each => each.code !== 'without-header')
        .map(each => (each === lacking ? { ...each, related: [...each.related, ...places] } : each));
}
