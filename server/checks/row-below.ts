// A row that goes on in the line below, as in C: one message, with a fix that joins the lines.

import { shortened } from '../diagnostics/phrases';
import { parseLine } from '../language/parser';
import { isRow } from '../language/statements';
import type { Steps } from '../language/steps';
import { isError, lineOf, type Problem, preferred, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';

/** The problems, with one for each row that is on two lines; of that row nothing else is said. */
export function* withRowsJoined(program: Program, found: readonly Problem[]): Steps<readonly Problem[]> {
    const errors = new Map(found.filter(isError).map(each => [lineOf(each), each]));
    const whole = new Map<Problem, Problem>();
    const told = new Set<number>();
    for (const [line, first] of errors) {
        const below = errors.get(line + 1);
        if (below === undefined || !MAY_GO_ON.has(first.code)) continue;
        yield LINES_READ;
        const row = rowOnTwoLines(program, first, below);
        if (row === undefined) continue;
        whole.set(first, joined(program, first, row));
        told.add(line).add(line + 1);
    }
    return found
        .filter(each => whole.has(each) || !told.has(lineOf(each)))
        .map(each => whole.get(each) ?? each);
}

/** Each of the two lines, and what they are together: lines with mistakes, which take longer than others. */
const LINES_READ = 32;

/** What is said of a row that is not finished. */
const MAY_GO_ON: ReadonlySet<Problem['code']> = new Set(['missing-frame', 'syntax']);

/** The row that two lines are together, if neither can stand for itself; `undefined` if they are none. */
function rowOnTwoLines({ document: { lines } }: Program, first: Problem, below: Problem): string | undefined {
    const [line, next] = [lines.get(lineOf(first)), lines.get(lineOf(below))];
    if (line === undefined || next === undefined || line.node.comment !== -1) return undefined;
    const start = next.text.length - next.text.trimStart().length;
    const isAtEnd = first.range.start.character >= line.text.trimEnd().length;
    if (!isAtEnd || below.range.start.character > start) return undefined;
    const text = `${line.text.trimEnd()} ${next.text.trimStart()}`;
    const { statement, flaws } = parseLine(text, line.before);
    return flaws.length === 0 && isRow(statement) && statement.missing === undefined ? text : undefined;
}

function joined({ document: { lines } }: Program, first: Problem, row: string): Problem {
    const line = lineOf(first);
    const params = { expected: 'the whole row on this line', found: `the rest of it on line ${line + 2}` };
    const end = { line: line + 1, character: lines.get(line + 1)?.text.length ?? 0 };
    const edit = { range: { start: { line, character: 0 }, end }, newText: row };
    const title = `Write ${shortened(row.trim().replace(/\s+/g, ' '), 90)} on one line`;
    const length = lines.get(line)?.text.trimEnd().length ?? 0;
    const span = { start: Math.min(first.range.start.character, length), end: length };
    return problem('syntax', rangeIn(line, span), params, {
        fixes: [preferred({ title, edits: [edit] })],
    });
}
