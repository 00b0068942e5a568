// Lines of C below each other get one message: pasted rows or a whole file, a comment over several lines, what stands between `#if`
// and `#endif`.

import { listWithin } from '../diagnostics/phrases';
import { CONDITION, type Habit, habitAt } from '../language/c-habits';
import { isBlank, type Line } from '../language/lines';
import { inPieces, LINES_A_PROBLEM, problemWeight, type Steps } from '../language/steps';
import { type Fix, lineOf, type Problem, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';

/** Lines of C below each other; the lines are the first and the last one, both included. */
interface Region {
    readonly first: number;
    readonly last: number;
    /** What is said of its lines, in their order; at least one. */
    readonly problems: readonly [Problem, ...Problem[]];
}

/** The problems, with one for each region of C, at its first line. What is said of the lines below it is left out. */
export function* inRegionsOfC(program: Program, found: readonly Problem[]): Steps<readonly Problem[]> {
    const inC = new Map(found.filter(each => isForeign(program, each)).map(each => [lineOf(each), each]));
    if (inC.size === 0) return found;
    const firsts = new Map<Problem, Problem>();
    const told = new Set<number>();
    for (const region of yield* regionsOf(program, inC, new Set(found.map(lineOf)))) {
        for (let at = region.first + 1; at <= region.last; at++) told.add(at);
        firsts.set(region.problems[0], yield* toldOnce(program, region));
    }
    return found.filter(each => !told.has(lineOf(each))).map(each => firsts.get(each) ?? each);
}

/** Whether it is about C, or about a comment with `#`. */
const isForeign = ({ document }: Program, { code, range: { start } }: Problem): boolean =>
    code === 'c-syntax' ||
    (code === 'syntax' && document.lines.get(start.line)?.text[start.character] === '#');

function* regionsOf(
    { document }: Program,
    inC: ReadonlyMap<number, Problem>,
    faulty: ReadonlySet<number>,
): Steps<readonly Region[]> {
    const regions: Region[] = [];
    const conditions = conditionsIn(document);
    let below = -1;
    for (const [first, problem] of [...inC].sort(([a], [b]) => a - b)) {
        if (first < below) continue;
        const problems: [Problem, ...Problem[]] = [problem];
        let last = first;
        for (let at: number | undefined = first; at !== undefined; at = nextInC(document, inC, first, last)) {
            last = yield* withPassedOver(document, faulty, Math.max(at, conditions.get(at) ?? at));
            const each = inC.get(at);
            if (at > first && each !== undefined) problems.push(each);
            yield 1;
        }
        below = last + 1;
        regions.push({ first, last, problems });
    }
    return regions;
}

/** The next line that is not blank, if it is C. */
function nextInC(
    { lines }: Program['document'],
    inC: ReadonlyMap<number, Problem>,
    first: number,
    last: number,
): number | undefined {
    // The `};` of a block in this language has nothing to do with what is below it.
    if (first === last && isEndOfBlock(lines.get(first))) return undefined;
    let next = last + 1;
    while (isBlank(lines.get(next))) next++;
    return inC.has(next) ? next : undefined;
}

/** The last line down to which there are only blank ones, and rows and `};` that are not told of because what is above is C. */
function* withPassedOver(
    { lines }: Program['document'],
    faulty: ReadonlySet<number>,
    last: number,
): Steps<number> {
    let end = last;
    for (let next = last + 1; isBlank(lines.get(next)) || isPassedOver(lines.get(next)); next++) {
        if (isPassedOver(lines.get(next))) end = next;
        yield LINES_A_PROBLEM;
    }
    return end;

    function isPassedOver(line: Line | undefined): boolean {
        const kind = line?.node.statement.kind;
        const isRow = line?.before === 'file' && (kind === 'unreadable' || kind === 'close');
        return isRow && !faulty.has(line.number);
    }
}

const isEndOfBlock = (line: Line | undefined): boolean =>
    line !== undefined && line.before !== 'file' && line.node.statement.kind === 'close';

/** The line of the `#endif` for each `#if` that has one. */
function conditionsIn({ lines }: Program['document']): ReadonlyMap<number, number> {
    const ends = new Map<number, number>();
    const open: number[] = [];
    for (const { text, number } of lines) {
        if (!text.includes('#')) continue;
        if (CONDITION.begins.test(text)) open.push(number);
        const begin = CONDITION.ends.test(text) ? open.pop() : undefined;
        if (begin !== undefined) ends.set(begin, number);
    }
    return ends;
}

function* toldOnce(
    { document: { lines } }: Program,
    { first: line, last, problems }: Region,
): Steps<Problem> {
    const [first] = problems;
    const opening = lines.get(line);
    if (opening === undefined) return first;
    if (lines.get(last)?.insideBelow === 'comment' && !opening.isInComment) return openComment(first);
    const kinds = new Set<Habit['kind'] | undefined>();
    const noteKind = (each: Problem): void => void kinds.add(kindOf(lines.get(lineOf(each)), each));
    yield* inPieces(problems, noteKind, problemWeight);
    const isAside = isAsideOf(kindOf(opening, first), kinds);
    if (!isAside && !isSource(kinds)) return { ...first, fixes: fixesOf(problems) };
    const range = rangeIn(line, { start: first.range.start.character, end: opening.text.length });
    return problem('c-syntax', range, { habit: 'source', lastLine: last + 1, of: subjectOf(kinds) });
}

/** Whether lines of these kinds begin with what only goes with the others: the end of a line, which would have a message for itself. */
const isAsideOf = (
    first: Habit['kind'] | undefined,
    kinds: ReadonlySet<Habit['kind'] | undefined>,
): boolean => first === 'terminator' && ownOf(kinds).some(kind => OF_ROWS.has(kind) || OF_TABLES.has(kind));

/** What lines of these kinds say in C: tables, if there is one among them, else rows, else names. */
function subjectOf(kinds: ReadonlySet<Habit['kind'] | undefined>): 'tables' | 'rows' | 'names' {
    const own = ownOf(kinds);
    if (own.some(kind => OF_TABLES.has(kind))) return 'tables';
    return own.some(kind => OF_ROWS.has(kind)) ? 'rows' : 'names';
}

const OF_TABLES: ReadonlySet<Habit['kind']> = new Set(['table', 'declaration'] as const);
const OF_ROWS: ReadonlySet<Habit['kind']> = new Set(['row'] as const);

/** A comment that takes in all the lines below: only its first line was meant, which is a guess, and lets rows count that did not. */
function openComment({ range, fixes }: Problem): Problem {
    const title = 'Write //, so that the lines below are read';
    return problem(
        'c-syntax',
        range,
        { habit: 'open-comment' },
        { fixes: fixes.map(({ edits }) => ({ title, edits })) },
    );
}

function kindOf(line: Line | undefined, { range }: Problem): Habit['kind'] | undefined {
    if (line === undefined) return undefined;
    return line.isInComment ? 'comment' : habitAt(line.text, range.start.character, line.before)?.kind;
}

/** Whether lines of these kinds are C of several kinds, as in a file: its comments and the ends of its lines are not its own. */
function isSource(kinds: ReadonlySet<Habit['kind'] | undefined>): boolean {
    const own = ownOf(kinds);
    return own.length > 1 || (own.length === 1 && kinds.has('comment') && own[0] !== 'macro');
}

const ownOf = (kinds: ReadonlySet<Habit['kind'] | undefined>): Habit['kind'][] =>
    [...kinds].flatMap(kind => (kind === undefined || ASIDE.has(kind) ? [] : [kind]));

const ASIDE: ReadonlySet<Habit['kind']> = new Set(['comment', 'hash', 'terminator']);

/** The fixes of the first problem that all have; together they are one. So are the only fixes that each has. */
function fixesOf(problems: Region['problems']): readonly Fix[] {
    const [first, ...others] = problems;
    if (others.length === 0) return first.fixes;
    const only = problems.flatMap(({ fixes }) => (fixes.length === 1 ? fixes : []));
    const titles = [...new Set(only.map(({ title }) => title))];
    const [one] = only;
    if (one !== undefined && only.length === problems.length && only.every(({ safe }) => safe === one.safe)) {
        const [begins = '', ...goesOn] = titles;
        const all = [begins, ...goesOn.map(title => title.charAt(0).toLowerCase() + title.slice(1))];
        const title = `${listWithin(80, all)} in ${problems.length} lines`;
        return [{ ...one, title, edits: only.flatMap(({ edits }) => edits) }];
    }
    return first.fixes.flatMap(one => {
        const { title, edits } = one;
        const same = others.flatMap(({ fixes }) => fixes.filter(fix => fix.title === title));
        if (same.length < others.length) return [];
        return [
            {
                ...one,
                title: `${title} in ${others.length + 1} lines`,
                edits: [...edits, ...same.flatMap(each => each.edits)],
            },
        ];
    });
}
