// A place where a name is due, and the declared names that may stand there. Where there are very many, those that are likely and
// the first that answer to what was typed stand for all.

import type { Analysis } from '../../checks/analyse';
import type { Part } from '../../language/parts';
import type { Statement } from '../../language/statements';
import type { Expression, NameKind } from '../../language/syntax';
import { isNameEntry, type NameEntry } from '../../model/names';
import type { Program } from '../../model/program';
import { first } from '../places/least';
import { type Candidate, nameCandidate } from './candidate';
import { MOST_NAMES, namesLike } from './namesLike';

export interface Context {
    readonly analysis: Analysis;
    readonly program: Program;
    readonly line: number;
    readonly statement: Statement;
    readonly part: Part;
    /** What stands of the name already. */
    readonly typed: string;
}

/** The names of a kind that are likely at a place, the likeliest first. */
type Likely = (kind: NameKind) => Iterable<NameEntry>;

const NONE: Likely = () => [];

/**
 * The names for a place that answer to what was typed, kind by kind; those of a kind that answer equally well in the order of
 * their declaration. `likely` is asked only where there are very many.
 */
export function* namesHere({ program, part, typed }: Context, likely = NONE): Iterable<NameEntry> {
    for (const kind of part.kinds) {
        const found = namesLike(program.scope, kind, typed);
        if (found.size < MOST_NAMES) yield* found;
        else yield* new Set([...first(likely(kind), MOST_NAMES), ...found]);
    }
}

/** The same as candidates, with their ranks. */
export function* named(
    context: Context,
    rankOf: (entry: NameEntry) => number,
    likely = NONE,
): Iterable<Candidate> {
    for (const entry of namesHere(context, likely))
        yield nameCandidate(context.program, entry, rankOf(entry));
}

/** The id that is written as a name or a number. */
export function idOf({ scope }: Program, node: Expression): bigint | undefined {
    if (node.kind === 'number') return node.value;
    const entry = node.kind === 'name' ? scope.get(node.name) : undefined;
    return isNameEntry(entry) ? entry.value : undefined;
}
