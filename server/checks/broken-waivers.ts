// What follows from a waiver that could not be read: nobody knows what it is for, so what it may be for is not told.

import { type Code, codes, isCode, isWaivable } from '../diagnostics';
import { nearestCodes } from '../language/nearest-codes';
import type { Statement } from '../language/statements';
import type { WaiveNode } from '../language/statements/waive';
import { inPieces, problemWeight, type Steps } from '../language/steps';
import type { WaiverNode } from '../language/waiver';
import { blockAt } from '../model/blocks';
import { isError, lineOf, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import { UNREAD } from './codes-of-reading';

/** Tells of a problem whether a waiver that could not be read, or whose code does not exist, may be meant for it. */
export function* mayBeWaived(
    program: Program,
    found: readonly Problem[],
): Steps<(problem: Problem) => boolean> {
    const broken = yield* brokenWaivers(program, found);
    return ({ code, range }) => {
        if (broken.size === 0 || !isWaivable(code)) return false;
        const { line } = range.start;
        return [line, blockAt(program, line)?.first].some(
            place => place !== undefined && broken.get(place)?.has(code) === true,
        );
    };
}

/**
 * What such waivers may silence: the findings of a row (by the line), or of a block (by the first line). Each place has the codes
 * that may be meant; any code, if it is unknown what was written.
 */
function* brokenWaivers(
    program: Program,
    found: readonly Problem[],
): Steps<ReadonlyMap<number, ReadonlySet<Code>>> {
    const places = new Map<number, Set<Code>>();
    // Of thousands of lines nothing can be read.
    const any = new Set(codes());
    const noteMeant = (problem: Problem): void => {
        const line = lineOf(problem);
        const { text = '', node } = program.document.lines.get(line) ?? {};
        const isOfWaiver = UNREAD.has(problem.code) || problem.code === 'bad-waiver';
        const meant = isOfWaiver
            ? meantBy(problem, text, node?.statement)
            : waivedFor(problem, node?.statement);
        if (meant !== ANY && meant.length === 0) return;
        const isOwnLine = node?.statement.kind === 'waive' || node?.statement.kind === 'unreadable';
        const place = (isOwnLine || !isOfWaiver ? blockAt(program, line)?.first : undefined) ?? line;
        const known = places.get(place) ?? new Set();
        if (known === any) return;
        if (meant !== ANY) for (const each of meant) known.add(each);
        places.set(place, meant === ANY ? any : known);
    };
    // A line may have thousands of waivers, and codes are compared with all that there are.
    yield* inPieces(found.filter(isError), noteMeant, problemWeight);
    return places;
}

/** What the waiver is for among whose ids a mistake is. */
function waivedFor({ range }: Problem, statement: Statement | undefined): readonly Code[] {
    if (statement === undefined || !('waivers' in statement || statement.kind === 'waive')) return [];
    const { character } = range.start;
    return waiversOf(statement).flatMap(({ code, start, end }) =>
        start <= character && character < end && code !== undefined && isCode(code.name) ? [code.name] : [],
    );
}

/** What the last waiver that begins in front of a mistake is for. */
function waivedBefore({ range }: Problem, statement: Statement): readonly Code[] {
    if (!('waivers' in statement)) return [];
    const code = waiversOf(statement).findLast(({ start }) => start < range.start.character)?.code?.name;
    return code !== undefined && isCode(code) ? [code] : [];
}

const waiversOf = (
    statement: WaiveNode | Extract<Statement, { readonly waivers: unknown }>,
): readonly WaiverNode[] => (statement.kind === 'waive' ? [statement] : statement.waivers);

const ANY = 'any';

/** The codes that a problem's line may be meant to silence. A line of which nothing can be read may be a waiver. */
function meantBy(
    problem: Problem,
    text: string,
    statement: Statement | undefined,
): readonly Code[] | typeof ANY {
    const { code, range } = problem;
    if (code === 'bad-waiver')
        return [
            ...nearestCodes(text.slice(range.start.character, range.end.character)),
            // It may be the reason that is bad.
            ...waivedFor(problem, statement),
        ];
    if (statement === undefined) return [];
    if (statement.kind === 'unreadable') return ANY;
    if (statement.kind !== 'waive') return waivedBefore(problem, statement);
    // While a code is being typed, completion still needs to know what there is to waive.
    const isBeingTyped = range.start.character >= text.trimEnd().length;
    return isBeingTyped && !isCode(statement.code?.name ?? '') ? [] : ANY;
}
