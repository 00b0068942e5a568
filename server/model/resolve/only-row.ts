// A row that a fix would remove and that is the only one of its table: without rows there is no array, so the table goes with it.

import { isBlank, isCommentLine, type Line } from '../../language/lines';
import { type Fix, lineOf, type Problem, removeLines, undecided } from '../problem';
import type { Program } from '../program';

/** The problem with such fixes removing the table; as it is, where other rows are left. */
export function withOnlyRow({ document, tables, file }: Judged, problem: Problem): Problem {
    const row = document.lines.get(lineOf(problem));
    if (row === undefined || !problem.fixes.some(fix => removes(fix, row))) return problem;
    const table = tables.find(
        each => each.file === file && each.first < row.number && row.number <= each.last,
    );
    if (table === undefined) return problem;
    // Looked for one by one: nearly always one of the next lines is another row.
    for (let at = table.first + 1; at < table.last; at++) {
        const line = document.lines.get(at);
        if (line !== row && line !== undefined && isRow(line)) return problem;
    }
    const fixes = problem.fixes.map(fix => (removes(fix, row) ? tableRemoved(fix, table) : fix));
    return { ...problem, fixes };
}

type Judged = Pick<Program, 'document' | 'tables' | 'file'>;

/** Whether nothing is left of a row but its comment. */
function removes({ edits: [edit, ...others] }: Fix, { number, text }: Line): boolean {
    if (edit === undefined || others.length > 0 || edit.newText !== '') return false;
    const { start, end } = edit.range;
    if (start.line !== number || end.line !== number || start.character === end.character) return false;
    const behind = text.slice(end.character).trim();
    return text.slice(0, start.character).trim() === '' && (behind === '' || behind.startsWith('//'));
}

function isRow(line: Line): boolean {
    const { kind } = line.node.statement;
    return !isBlank(line) && !isCommentLine(line) && kind !== 'index' && kind !== 'waive';
}

/** What the fix does, by its title, is what it does to the row. */
function tableRemoved({ title }: Fix, { first, last }: Program['tables'][number]): Fix {
    const effect = title.includes(': ') ? title.slice(title.indexOf(': ')) : '';
    return undecided(removeLines(`Remove the table, which has no other row${effect}`, first, last));
}
