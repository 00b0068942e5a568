// Consecutive lines of C get one message: pasted rows, or a comment over several lines.

import { closesComment, opensComment } from '../language/c-habits';
import { type Fix, lineOf, type Problem } from '../model/problem';
import type { Program } from '../model/program';

/** The problems, with one for each region of C: that of its first line, with a fix for all lines if each of them has it. */
export function inRegionsOfC(program: Program, found: readonly Problem[]): readonly Problem[] {
    const inC = new Map(found.filter(each => isForeign(program, each)).map(each => [lineOf(each), each]));
    if (inC.size === 0) return found;
    const firsts = new Map<Problem, Problem>();
    const told = new Set<number>();
    for (const [line, first] of [...inC].sort(([a], [b]) => a - b)) {
        if (told.has(line)) continue;
        const last = lastLine(program, inC, line);
        for (let at = line + 1; at <= last; at++) told.add(at);
        firsts.set(first, { ...first, fixes: fixesOf(inC, line, last) });
    }
    return found.filter(each => !told.has(lineOf(each))).map(each => firsts.get(each) ?? each);
}

/** Whether it is about C, or about a comment with `#`. */
const isForeign = ({ document }: Program, { code, range: { start } }: Problem): boolean =>
    code === 'c-syntax' ||
    (code === 'syntax' && document.lines.get(start.line)?.text[start.character] === '#');

/** The last line of the region that begins in a line. */
function lastLine({ document }: Program, inC: ReadonlyMap<number, Problem>, first: number): number {
    let last = first;
    for (;;) {
        if (opensComment(document.lines.get(last)?.text ?? '')) last = endOfComment(document, last);
        if (!inC.has(last + 1)) return last;
        last++;
    }
}

/** The line in which a comment ends that begins in another; that other one if it does not end. */
function endOfComment({ lines }: Program['document'], first: number): number {
    for (let at = first + 1; at < lines.length; at++) if (closesComment(lines.get(at)?.text ?? '')) return at;
    return first;
}

/** The fixes of one line; for several, those that each of them has. */
function fixesOf(inC: ReadonlyMap<number, Problem>, first: number, last: number): readonly Fix[] {
    const all: (readonly Fix[])[] = [];
    for (let line = first; line <= last; line++) all.push(inC.get(line)?.fixes ?? []);
    const [own = [], ...others] = all;
    if (others.length === 0) return own;
    return own.flatMap(({ title, edits }) => {
        const same = others.flatMap(fixes => fixes.filter(fix => fix.title === title));
        if (same.length < others.length) return [];
        return [
            {
                title: `${title} in ${all.length} lines`,
                edits: [...edits, ...same.flatMap(each => each.edits)],
            },
        ];
    });
}
