// A macro of C that makes an index of an id, in a table that has its index macro already: written as a line of the language it would be
// a second one, so it is only removed.

import { type Problem, removeLines, undecided } from '../problem';
import type { Program } from '../program';

/** The problem with that fix, if it offers a second index macro; as it is, if not. */
export function withOneIndex({ tables, file }: Pick<Program, 'tables' | 'file'>, problem: Problem): Problem {
    const isIndex = problem.fixes.some(({ edits }) =>
        edits.some(({ newText }) => newText.startsWith('index ')),
    );
    if (!isIndex) return problem;
    const { line } = problem.range.start;
    const table = tables.find(each => each.file === file && each.first <= line && line <= each.last);
    const macro = table !== undefined && 'macro' in table ? table.macro : undefined;
    if (macro === undefined) return problem;
    const title = `Remove this line: the table has its index macro on line ${macro.line + 1}`;
    return { ...problem, fixes: [undecided(removeLines(title, line, line))] };
}
