// What a rewrite is: edits that say the same in another way. A module of this folder makes one kind of them.

import type { Edit } from '../../model/problem';
import type { Program } from '../../model/program';
import type { LineRange } from '../places/lines';

export interface Rewrite {
    readonly title: string;
    /** Of the program's own file; none of them overlap. */
    readonly edits: readonly Edit[];
}

/** The rewrites that are of use at some lines (inside the document, both included) of a program's own file. */
export type Rewriter = (program: Program, lines: LineRange) => Rewrite[];
