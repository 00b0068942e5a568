// A place where a name is expected, and the declared names that fit there. If there are very many, only the likely ones and the
// first ones that match what was typed.

import type { Analysis } from '../../checks/analyse';
import { first } from '../../language/least';
import type { Part } from '../../language/parts';
import type { Statement } from '../../language/statements';
import type { Expression, NameKind } from '../../language/syntax';
import { isNameEntry, type NameEntry } from '../../model/names';
import type { Program } from '../../model/program';
import { type Candidate, nameCandidate } from './candidate';
import { MOST_NAMES, namesLike } from './namesLike';

export interface NameContext {
    readonly analysis: Analysis;
    readonly program: Program;
    readonly line: number;
    readonly statement: Statement;
    readonly part: Part;
    /** The part of the name that has been typed. */
    readonly typed: string;
    /** Whether the line ends after it. */
    readonly isLast: boolean;
}

/** The names of a kind that are likely at a place, the likeliest first. */
type Likely = (kind: NameKind) => Iterable<NameEntry>;

const NONE: Likely = () => [];

/**
 * The names for a place that match what was typed, kind by kind; equally good matches in the order of their declaration.
 * `likely` is called only if there are very many names.
 */
export function* namesHere({ program, part, typed }: NameContext, likely = NONE): Iterable<NameEntry> {
    for (const kind of part.kinds) {
        const found = namesLike(program.scope, kind, typed);
        if (found.size < MOST_NAMES) yield* found;
        else yield* new Set([...first(likely(kind), MOST_NAMES), ...found]);
    }
}

/** The same names as candidates, with their ranks. */
export function* named(
    context: NameContext,
    rankOf: (entry: NameEntry) => number,
    likely = NONE,
): Iterable<Candidate> {
    for (const entry of namesHere(context, likely))
        yield nameCandidate(context.program, entry, rankOf(entry));
}

/** The id that a name or a number stands for. */
export function idOf({ scope }: Program, node: Expression): bigint | undefined {
    if (node.kind === 'number') return node.value;
    const entry = node.kind === 'name' ? scope.get(node.name) : undefined;
    return isNameEntry(entry) ? entry.value : undefined;
}
