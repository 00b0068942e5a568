// The nodes of a device tree that a `from` line may choose.

import type { Program } from '../../model/program';
import { type Candidate, ITEM_KINDS, LIKELY } from './candidate';

/** The nodes below /passthrough of the tree that a line names, in their order; of several with one name the first. */
export function* treeNodeCandidates({ domains }: Program, at: number): Iterable<Candidate> {
    const lines = domains.flatMap(({ froms }) => froms.filter(({ line }) => line === at));
    for (const label of new Set(lines.flatMap(({ nodes }) => nodes)))
        yield { label, kind: ITEM_KINDS.value, rank: LIKELY };
}
