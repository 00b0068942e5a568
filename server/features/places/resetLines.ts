// The reset lines of a node or a frame: the `of` of their declarations, in reverse.

import { namesBy } from '../../model/kept/name-index';
import type { NameEntry } from '../../model/names';
import type { Scope } from '../../model/scope';

/** The reset lines of a node or a frame, in the order of their declaration; an id with several names appears under each. */
export const resetLinesOf = (scope: Scope, entry: NameEntry): readonly NameEntry[] =>
    byOwner(scope, 'reset').of(keyOf(entry));

const byOwner = namesBy(({ of }) => of.map(keyOf));

/** Two names of one node are the same node. */
const keyOf = ({ kind, value }: NameEntry): string => `${kind} ${value}`;
