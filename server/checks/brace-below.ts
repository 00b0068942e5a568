// A `{` on a line of its own, as in C: one message, at the head above, with a fix that takes it there.

import { isHead } from '../language/statements';
import { type Fix, type Problem, preferred, problem, rangeIn, removeLines } from '../model/problem';
import type { Program } from '../model/program';

/** The problems, with one for each head whose `{` is on the line below. */
export function withBracesJoined(program: Program, found: readonly Problem[]): readonly Problem[] {
    const heads = new Set(found.filter(each => hasBraceBelow(program, each)));
    if (heads.size === 0) return found;
    const told = new Set([...heads].map(({ range }) => range.start.line + 1));
    return found
        .filter(({ range }) => !told.has(range.start.line))
        .map(each => (heads.has(each) ? joined(each) : each));
}

function hasBraceBelow({ document: { lines } }: Program, { code, range }: Problem): boolean {
    if (code !== 'syntax') return false;
    const { line } = range.start;
    // Few lines are read for that.
    if (lines.get(line + 1)?.text.trim() !== '{') return false;
    const statement = lines.get(line)?.node.statement;
    return statement !== undefined && isHead(statement);
}

function joined({ range }: Problem): Problem {
    const { line, character } = range.start;
    const below = line + 1;
    const params = { expected: '`{` at the end of this line', found: `it on line ${below + 1}` };
    const insertion = { range: rangeIn(line, { start: character, end: character }), newText: ' {' };
    const removal = removeLines('', below, below).edits;
    const fix: Fix = { title: 'Write { here, and not below', edits: [insertion, ...removal], safe: true };
    return problem('syntax', range, params, { fixes: [preferred(fix)] });
}
