// One mistake, one message: leaves out what follows from a line that could not be read. What a rule concludes from something that
// is missing is not even looked for (`fromAbsence` in forms.ts).

import type { Code } from '../diagnostics';
import { type Habit, habitAt } from '../language/c-habits';
import type { Line } from '../language/lines';
import { inPieces, type Steps } from '../language/steps';
import { blockAt, isLost } from '../model/blocks';
import { isError, lineOf, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import { withBracesJoined } from './brace-below';
import { mayBeWaived } from './broken-waivers';
import { inRegionsOfC } from './c-regions';
import { OF_READING, UNREAD } from './codes-of-reading';
import { followsFromCollision } from './collisions';
import { followsFromIndex } from './damaged-index';
import { followsFromHeaderLine, withFoldersJoined } from './headers-in-doubt';
import { followsFromLostName } from './lost-names';
import { mergeConflicts } from './merge-conflicts';
import { withLinesMoved } from './misplaced-lines';
import { withOtherBraces } from './other-braces';
import { withPatchesJoined } from './patch-regions';
import { withRowsJoined } from './row-below';
import { followsFromTable } from './second-table';
import { followsFromUnfinished } from './unfinished-rows';

/** The problems, in the same order, without those that are consequences of others among them. */
export function* withoutConsequences(program: Program, found: readonly Problem[]): Steps<readonly Problem[]> {
    if (!found.some(isError)) return found;
    const unread = new Set(found.filter(isUnread).map(lineOf));
    const conflicts = unread.size === 0 ? undefined : mergeConflicts(program, found);
    const faulty = new Set(found.filter(isFault).map(lineOf));
    yield found.length;
    const follows = [
        ...(conflicts === undefined ? [] : [conflicts.isInside]),
        yield* followsFromLine(program, conflicts?.withoutMarkers(unread) ?? unread),
        followsFromLostName(program, unread),
        yield* followsFromIndex(program, found, unread, faulty),
        yield* mayBeWaived(program, found),
        yield* afterStop(found, () => followsFromUnfinished(program.file, found)),
        yield* afterStop(found, () => followsFromCollision(program.file, found)),
        yield* afterStop(found, () => followsFromTable(found)),
        yield* followsFromWord(program, found),
        followsFromBrace(program, faulty),
        yield* followsFromHeaderLine(program, found),
    ];
    const causes: Problem[] = [];
    yield* inPieces(found, problem => {
        if (!follows.some(each => each(problem))) causes.push(problem);
    });
    yield causes.length;
    // The others are about lines that could not be read.
    if (unread.size === 0) return yield* withRowsJoined(program, withFoldersJoined(program, causes));
    const moved = withLinesMoved(program, causes);
    yield moved.length;
    const closed = withOtherBraces(program, withBracesJoined(program, moved));
    yield closed.length;
    const joined = withFoldersJoined(program, closed);
    yield joined.length;
    const patched = withPatchesJoined(program, joined);
    const told = conflicts === undefined ? patched : patched.map(conflicts.told);
    return yield* inRegionsOfC(program, yield* withRowsJoined(program, told));
}

const NEVER = (): boolean => false;

/** What looks at all problems in one go, and so begins a piece of its own. */
function* afterStop<T>(found: readonly Problem[], make: () => T): Steps<T> {
    yield found.length;
    return make();
}

/** Of a line that could not be read, what it means is not told; nor of lines that are lost with it. */
function* followsFromLine(
    program: Program,
    unread: ReadonlySet<number>,
): Steps<(problem: Problem) => boolean> {
    if (unread.size === 0) return NEVER;
    const withRow = new Set<number>();
    yield* inPieces([...unread], line => {
        if (isReadUpToWaiver(program, line)) withRow.add(line);
    });
    const lost = yield* linesOfLostBlocks(program, unread);
    return problem => {
        const line = lineOf(problem);
        return lost.has(line) || (unread.has(line) && !withRow.has(line) && !OF_READING.has(problem.code));
    };
}

/**
 * Nobody can declare a reserved name. Without the platform of the right chip, which may also come with an import, what follows from its
 * target is no mistake of its own.
 */
function* followsFromWord(program: Program, found: readonly Problem[]): Steps<(problem: Problem) => boolean> {
    const reserved = new Set(found.filter(({ code }) => code === 'reserved-name').map(placeOf));
    let isOfOtherChip = found.some(({ code }) => code === 'wrong-platform');
    let isOfOtherEdition = false;
    yield* inPieces(found.filter(isError), each => {
        const kind = statementAt(program, lineOf(each));
        isOfOtherChip ||=
            kind === 'platform' ||
            kind === 'unreadable' ||
            (kind === 'import' && mayHavePlatform(program, each));
        isOfOtherEdition ||= kind === 'target' || kind === 'unreadable';
    });
    return problem =>
        (problem.code === 'unknown-name' && reserved.has(placeOf(problem))) ||
        (isOfOtherChip && OF_CHIP.has(problem.code)) ||
        (isOfOtherEdition && OF_EDITION.has(problem.code));
}

/** Whether an import, of which this is told, would have brought a platform. */
const mayHavePlatform = ({ platform }: Program, { code }: Problem): boolean =>
    platform === undefined && !OF_CHIP.has(code);

/** The kind of a statement outside blocks, or `unreadable`. */
function statementAt({ document }: Program, number: number): string | undefined {
    const line = document.lines.get(number);
    // The rows of a block need not be read for that.
    if (line === undefined || (line.before !== 'file' && !line.isStructural)) return undefined;
    const { kind } = line.node.statement;
    return kind === 'unreadable' && line.before !== 'file' ? undefined : kind;
}

/** What is judged by what the platform's chip is, or by the target that comes with it. */
const OF_CHIP: ReadonlySet<Code> = new Set([
    'target-differs',
    'id-by-position',
    'bad-index',
    'not-supported',
    'mmio-refused',
    'mixed-target',
    'mmio-unsorted',
    'mmio-shadowed',
    // Where names have numbers all the same, these are those of another chip.
    ...(['index-gap', 'clock-gap', 'mailbox-row', 'wrong-frame', 'reset-frame-differs'] as const),
    ...(['reset-withheld', 'shared-page', 'not-a-page', 'clock-dead', 'unused-waiver'] as const),
]);

/** What is judged by the rules of a year. */
const OF_EDITION: ReadonlySet<Code> = new Set([
    ...(['node-zero-passes', 'clock-bypassed', 'mailbox-row'] as const),
    ...(['false-claim', 'unknown-claim'] as const),
]);

/** Where a block has no `}`, the last line above that has a mistake may have been it, or it is in a comment of C without an end. */
const followsFromBrace =
    (program: Program, faulty: ReadonlySet<number>): ((problem: Problem) => boolean) =>
    problem =>
        problem.code === 'unclosed-block' &&
        faulty.size > 0 &&
        (program.document.lines.last?.insideBelow !== 'nothing' ||
            faulty.has(lastLineAbove(program, lineOf(problem))));

/** Whether a line is a row of which only the waiver could not be read. */
function isReadUpToWaiver({ document }: Program, line: number): boolean {
    const statement = document.lines.get(line)?.node.statement;
    return statement !== undefined && 'waivers' in statement && statement.waivers.length > 0;
}

/**
 * Lines outside blocks of which nothing need be said. If the head of a block cannot be read, neither can its rows; and after a `}`
 * that should not be there, the rows below it. The first such line stands for all up to the next statement.
 */
function* linesOfLostBlocks(program: Program, unread: ReadonlySet<number>): Steps<ReadonlySet<number>> {
    const lost = new Set<number>();
    const statementAbove = statementsAbove(program, unread);
    let told: number | undefined;
    let statementOfC = -1;
    yield* inPieces(
        [...unread].sort((a, b) => a - b),
        line => {
            const isStray = isStrayClose(program, line);
            if (!isStray && !isStrayRow(program, line)) return;
            if (!isStray && isStatementOfC(program, line)) statementOfC = line;
            const statement = Math.max(statementAbove(line), statementOfC);
            if (statement === told) lost.add(line);
            told = statement;
        },
    );
    return lost;
}

const isStrayRow = ({ document }: Program, number: number): boolean => {
    const line = document.lines.get(number);
    return line?.before === 'file' && (line.node.statement.kind === 'unreadable' || isLost(line));
};

/** Whether a line outside blocks is a statement of C: it is no row that the `}` above it cut off. */
function isStatementOfC({ document }: Program, number: number): boolean {
    const { text = '' } = document.lines.get(number) ?? {};
    const kind = habitAt(text, text.length - text.trimStart().length, 'file')?.kind;
    return kind !== undefined && STATEMENTS_OF_C.has(kind);
}

const STATEMENTS_OF_C: ReadonlySet<Habit['kind']> = new Set([
    ...(['table', 'declaration', 'enum', 'define', 'index', 'include', 'directive', 'conditional'] as const),
]);

/** Whether a line is a `}`, outside blocks or with something behind it. */
const isStrayClose = ({ document }: Program, number: number): boolean => {
    const line = document.lines.get(number);
    // The rows of a block need not be read for that.
    return line?.isStructural === true && line.node.statement.kind === 'close';
};

/**
 * Gives, for lines in their order, the number of the last line above that is outside blocks or limits one, and was read; -1 if there
 * is none. In their order, so that each line of the file is passed once.
 */
function statementsAbove(program: Program, unread: ReadonlySet<number>): (line: number) => number {
    const { structure } = program.document;
    let [at, last] = [0, -1];
    return line => {
        for (; isAbove(structure[at]?.number, line); at++) {
            const number = structure[at]?.number ?? -1;
            if (!unread.has(number) || !isStrayClose(program, number)) last = number;
        }
        return last;
    };
}

const isAbove = (number: number | undefined, line: number): boolean => number !== undefined && number < line;

/** The last line with something in it of a block without `}`, given the line at which that is reported: it may have been the `}`. */
function lastLineAbove(program: Program, reported: number): number {
    const { lines } = program.document;
    const isNextStatement = lines.get(reported)?.before !== 'file';
    let at = isNextStatement ? reported - 1 : (blockAt(program, reported)?.last ?? -1);
    while (saysNothing(lines.get(at))) at--;
    return at;
}

/** Whether a line is blank, or a comment that is none of another language. */
const saysNothing = (line: Line | undefined): boolean =>
    line?.node.statement.kind === 'blank' && line.node.flaws.length === 0;

const placeOf = ({ range: { start } }: Problem): string => `${start.line}:${start.character}`;

const isUnread = ({ code }: Problem): boolean => UNREAD.has(code);

const isFault = (problem: Problem): boolean => isError(problem) && problem.code !== 'unclosed-block';
