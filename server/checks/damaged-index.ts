// What follows from a line that says, or may have said, how ids become indexes, and has a mistake: all indexes of its table are in doubt.

import type { Code } from '../diagnostics';
import { inPieces, type Steps } from '../language/steps';
import { blockAt } from '../model/blocks';
import { comparePositions, isError, lineOf, type Problem } from '../model/problem';
import type { Program, Table } from '../model/program';

/** Tells of a problem whether it follows from such a line. `unread` are the lines that could not be read, `faulty` all with an error. */
export function* followsFromIndex(
    program: Program,
    found: readonly Problem[],
    unread: ReadonlySet<number>,
    faulty: ReadonlySet<number>,
): Steps<(problem: Problem) => boolean> {
    let isDamaged = false;
    yield* inPieces(found, each => {
        isDamaged ||= isError(each) && each.code !== 'duplicate-name' && isIndexLine(program, lineOf(each));
    });
    const unindexed = yield* blocksWithoutIndex(program, unread, faulty);
    const misplaced = firstMisplaced(program, found, unindexed);
    // A table without rows has none that could be for other ids.
    const empty = new Set(program.tables.filter(isWithoutRows).map(({ first }) => first));
    return problem => {
        const line = lineOf(problem);
        // A macro that another table defines too differs from it only by the mistake.
        if (problem.code === 'duplicate-name') return isDamaged && isIndexLine(program, line);
        if (!OF_INDEX.has(problem.code)) return false;
        const block = blockOf(program, line);
        if (problem.code === 'bad-index' && empty.has(line)) return true;
        if (OF_PLACE.has(problem.code) && misplaced.has(block)) return true;
        if (problem.code === 'bad-index' && problem !== misplaced.get(block)) return true;
        const doubt = unindexed.get(block);
        return doubt !== undefined && doubt !== line;
    };
}

const isWithoutRows = (table: Table): boolean =>
    table.kind !== 'mmio' && table.macro === undefined && table.rows.length === 0;

/** The first thing that is said of indexes that are wrong in each block; the block is given by its first line. */
function firstMisplaced(
    program: Program,
    found: readonly Problem[],
    unindexed: ReadonlyMap<number, number>,
): ReadonlyMap<number, Problem> {
    const firsts = new Map<number, Problem>();
    for (const problem of found) {
        if (problem.code !== 'bad-index') continue;
        const block = blockOf(program, lineOf(problem));
        // What follows from the mistake in an `index` line is not said in its place.
        if ((unindexed.get(block) ?? lineOf(problem)) !== lineOf(problem)) continue;
        const first = firsts.get(block);
        if (first === undefined || comparePositions(problem.range.start, first.range.start) < 0)
            firsts.set(block, problem);
    }
    return firsts;
}

/** The lines with a mistake that say, or may have said, how ids become indexes, by the first line of their block. */
function* blocksWithoutIndex(
    program: Program,
    unread: ReadonlySet<number>,
    faulty: ReadonlySet<number>,
): Steps<ReadonlyMap<number, number>> {
    const blocks = new Map<number, number>();
    yield* inPieces([...faulty], line => {
        const { text = '', node } = program.document.lines.get(line) ?? {};
        const statement = node?.statement;
        const kind = statement?.kind;
        const isWord =
            statement !== undefined &&
            'missing' in statement &&
            (statement.missing !== undefined || unread.has(line));
        const isLost = unread.has(line) && (kind === 'unreadable' || kind === 'close');
        if (kind === 'index' || MAYBE_INDEX.test(text) || isLost || (isWord && isFirstOfBlock(program, line)))
            blocks.set(blockOf(program, line), line);
    });
    return blocks;
}

/** An `index` line, perhaps with a word in front. */
const MAYBE_INDEX = /^\s*(?:\S+\s+)?index\s/;

/** Whether a line is the first one with something in it after the head of its block, where the index usually is. */
function isFirstOfBlock(program: Program, line: number): boolean {
    const { lines } = program.document;
    const head = blockAt(program, line)?.first ?? line;
    let at = line - 1;
    while (at > head && lines.get(at)?.node.statement.kind === 'blank') at--;
    return at === head;
}

const blockOf = (program: Program, line: number): number => blockAt(program, line)?.first ?? line;

/** By its text, because many lines may have a problem, and reading them all takes long. */
const isIndexLine = ({ document }: Program, line: number): boolean =>
    MAYBE_INDEX.test(document.lines.get(line)?.text ?? '');

/** What is said about how far out an index is. */
const OF_PLACE: ReadonlySet<Code> = new Set(['sparse-table', 'out-of-range'] as const);

/** What is said about the indexes of rows. */
const OF_INDEX: ReadonlySet<Code> = new Set([
    ...(['bad-index', 'out-of-range', 'duplicate-index', 'double-index', 'sparse-table'] as const),
    ...(['clock-unsorted', 'duplicate-clock'] as const),
]);
