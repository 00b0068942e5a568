// One mistake, one message: leaves out what follows from a line that could not be read. What a rule concludes from something that
// is missing is not even looked for (`fromAbsence` in forms.ts).

import { CODES, type Code, DIAGNOSTICS, isCode } from '../diagnostics';
import { nearestCodes } from '../language/nearest';
import { countLeading } from '../language/sorted';
import type { Statement } from '../language/statements';
import { inPieces, type Steps } from '../language/steps';
import { blockAt } from '../model/blocks';
import { isError, lineOf, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import { withBracesJoined } from './brace-below';
import { inRegionsOfC } from './c-regions';
import { mayBeLost } from './lost-names';
import { isOfUnfinished, unfinishedIn } from './unfinished-rows';

/** What is reported if a part of a line was not read. */
const UNREAD: ReadonlySet<Code> = new Set(['syntax', 'c-syntax', 'unclosed-string', 'too-deep']);

/** What else is said about such a line: these speak of its letters, or of the lines above it. */
const OF_READING: ReadonlySet<Code> = new Set([...UNREAD, 'bad-number', 'reserved-name', 'unclosed-block']);

/** The problems, in the same order, without those that are consequences of others among them. */
export function* withoutConsequences(program: Program, found: readonly Problem[]): Steps<readonly Problem[]> {
    if (!found.some(isError)) return found;
    const unread = new Set(found.filter(isUnread).map(lineOf));
    const withRow = new Set([...unread].filter(line => isReadUpToWaiver(program, line)));
    const lost = linesOfLostBlocks(program, unread);
    const faulty = new Set(found.filter(isFault).map(lineOf));
    const reserved = new Set(found.filter(({ code }) => code === 'reserved-name').map(placeOf));
    const isOfOtherChip = found.some(({ code }) => code === 'wrong-platform');
    const broken = brokenWaivers(program, found);
    const misplaced = new Set(
        found.filter(({ code }) => code === 'bad-index').map(each => blockOf(program, lineOf(each))),
    );
    const unfinished = unfinishedIn(found);
    const isLost = mayBeLost(program, unread);
    const hasDamagedIndex = found.some(each => isFault(each) && isOfIndexLine(program, each));
    const unindexed = yield* blocksWithoutIndex(program, unread, faulty);
    const isCause = (problem: Problem): boolean => {
        const line = lineOf(problem);
        if (lost.has(line) || (isOfOtherChip && problem.code === 'target-differs')) return false;
        // Nobody can declare it.
        if (problem.code === 'unknown-name' && reserved.has(placeOf(problem))) return false;
        if (OF_NAMES.has(problem.code) && isLost(textAt(program, problem))) return false;
        // A macro that another table defines too differs from it only by the mistake.
        if (hasDamagedIndex && problem.code === 'duplicate-name' && isIndexLine(program, line)) return false;
        if (problem.code === 'unclosed-block' && faulty.size > 0)
            return !faulty.has(lastLineAbove(program, line));
        if (problem.code === 'sparse-table' && misplaced.has(blockOf(program, line))) return false;
        if (mayBeWaived(broken, program, problem)) return false;
        if (unfinished !== undefined && isOfUnfinished(unfinished, program.file, problem)) return false;
        const doubt = OF_INDEX.has(problem.code) ? unindexed.get(blockOf(program, line)) : undefined;
        if (doubt !== undefined && doubt !== line) return false;
        return !unread.has(line) || withRow.has(line) || OF_READING.has(problem.code);
    };
    const causes: Problem[] = [];
    yield* inPieces(found, problem => {
        if (isCause(problem)) causes.push(problem);
    });
    return inRegionsOfC(program, withBracesJoined(program, causes));
}

/** The lines with a mistake that say, or may have said, how ids become indexes, by the first line of their block. */
function* blocksWithoutIndex(
    program: Program,
    unread: ReadonlySet<number>,
    faulty: ReadonlySet<number>,
): Steps<ReadonlyMap<number, number>> {
    const blocks = new Map<number, number>();
    yield* inPieces([...faulty], line => {
        const { text, node } = program.document.lines.get(line) ?? NO_LINE;
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

/** Whether a problem is that of an `index` line by itself. */
const isOfIndexLine = (program: Program, problem: Problem): boolean =>
    problem.code !== 'duplicate-name' && isIndexLine(program, lineOf(problem));

/** By its text, because many lines may have a problem, and reading them all takes long. */
const isIndexLine = ({ document }: Program, line: number): boolean =>
    MAYBE_INDEX.test(document.lines.get(line)?.text ?? '');

const textAt = ({ document }: Program, { range: { start, end } }: Problem): string =>
    (document.lines.get(start.line)?.text ?? '').slice(start.character, end.character);

/** What is said about names that nobody has declared. */
const OF_NAMES: ReadonlySet<Code> = new Set(['unknown-name', 'other-platform']);

/** What is said about the indexes of rows. */
const OF_INDEX: ReadonlySet<Code> = new Set([
    ...(['bad-index', 'out-of-range', 'duplicate-index', 'double-index', 'sparse-table'] as const),
    ...(['clock-unsorted', 'duplicate-clock'] as const),
]);

/**
 * What a waiver that could not be read, or whose code does not exist, may silence: the findings of its row (by the line), or of its
 * block (by the first line). Each place has the codes that may be meant; any code, if it is unknown what was written.
 */
function brokenWaivers(program: Program, found: readonly Problem[]): ReadonlyMap<number, readonly Code[]> {
    const places = new Map<number, readonly Code[]>();
    for (const problem of found) {
        const line = lineOf(problem);
        if (!isUnread(problem) && problem.code !== 'bad-waiver') continue;
        const { text, node } = program.document.lines.get(line) ?? NO_LINE;
        const codes = meantBy(problem, text, node?.statement);
        if (codes.length === 0) continue;
        const isOwnLine = node?.statement.kind === 'waive' || node?.statement.kind === 'unreadable';
        places.set((isOwnLine ? blockAt(program, line)?.first : undefined) ?? line, codes);
    }
    return places;
}

const NO_LINE = { text: '', node: undefined };

/** The codes that a problem's line may be meant to silence. A line of which nothing can be read may be a waiver. */
function meantBy({ code, range }: Problem, text: string, statement: Statement | undefined): readonly Code[] {
    if (code === 'bad-waiver') return nearestCodes(text.slice(range.start.character, range.end.character));
    if (statement === undefined) return [];
    if (statement.kind === 'unreadable') return CODES;
    if (statement.kind !== 'waive') return [];
    // While a code is being typed, completion still needs to know what there is to waive.
    const isBeingTyped = range.start.character >= text.trimEnd().length;
    return isBeingTyped && !isCode(statement.code?.name ?? '') ? [] : CODES;
}

function mayBeWaived(
    broken: ReadonlyMap<number, readonly Code[]>,
    program: Program,
    { code, range }: Problem,
): boolean {
    if (broken.size === 0 || !DIAGNOSTICS[code].waivable) return false;
    const { line } = range.start;
    return [line, blockAt(program, line)?.first].some(
        place => place !== undefined && broken.get(place)?.includes(code) === true,
    );
}

/** Whether a line is a row of which only the waiver could not be read. */
function isReadUpToWaiver({ document }: Program, line: number): boolean {
    const statement = document.lines.get(line)?.node.statement;
    return statement !== undefined && 'waivers' in statement && statement.waivers.length > 0;
}

/**
 * Lines outside blocks of which nothing need be said. If the head of a block cannot be read, neither can its rows; and after a `}`
 * that should not be there, the rows below it. The first such line stands for all up to the next statement.
 */
function linesOfLostBlocks(program: Program, unread: ReadonlySet<number>): ReadonlySet<number> {
    const lost = new Set<number>();
    let told: number | undefined;
    for (const line of [...unread].sort((a, b) => a - b)) {
        const isStray = isStrayClose(program, line);
        if (!isStray && !isStrayRow(program, line)) continue;
        const statement = lastStatementAbove(program, line, unread);
        if (statement === told) lost.add(line);
        told = statement;
    }
    return lost;
}

const isStrayRow = ({ document }: Program, number: number): boolean => {
    const line = document.lines.get(number);
    return line?.before === 'file' && line.node.statement.kind === 'unreadable';
};

/** Whether a line is a `}`, outside blocks or with something behind it. */
const isStrayClose = ({ document }: Program, number: number): boolean =>
    document.lines.get(number)?.node.statement.kind === 'close';

/** The number of the last line above that is outside blocks or limits one, and was read; -1 if there is none. */
function lastStatementAbove(program: Program, line: number, unread: ReadonlySet<number>): number {
    const { structure } = program.document;
    let at = countLeading(structure, ({ number }) => number < line) - 1;
    while (isUnreadClose(structure[at]?.number)) at--;
    return structure[at]?.number ?? -1;

    function isUnreadClose(number: number | undefined): boolean {
        return number !== undefined && unread.has(number) && isStrayClose(program, number);
    }
}

/** The last line with something in it of a block without `}`, given the line at which that is reported: it may have been the `}`. */
function lastLineAbove(program: Program, reported: number): number {
    const { lines } = program.document;
    const isNextStatement = lines.get(reported)?.before !== 'file';
    let at = isNextStatement ? reported - 1 : (blockAt(program, reported)?.last ?? -1);
    while (lines.get(at)?.node.statement.kind === 'blank') at--;
    return at;
}

const placeOf = ({ range: { start } }: Problem): string => `${start.line}:${start.character}`;

const isUnread = ({ code }: Problem): boolean => UNREAD.has(code);

const isFault = (problem: Problem): boolean => isError(problem) && problem.code !== 'unclosed-block';
