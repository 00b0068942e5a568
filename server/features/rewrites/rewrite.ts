// A rewrite: edits after which the text says the same in another way. Each module in this folder makes one kind.

import type { Steps } from '../../language/steps';
import type { Edit } from '../../model/problem';
import type { Program } from '../../model/program';
import type { LineRange } from '../places/lines';

export interface Rewrite {
    readonly title: string;
    /** Edits of the program's own file, without overlaps. */
    readonly edits: readonly Edit[];
}

/** The rewrites to offer at some lines (inside the document, both included) of a program's own file. */
export type Rewriter = (program: Program, lines: LineRange) => Rewrite[];

/** The same for what may take long, in pieces. */
export type LongRewriter = (program: Program, lines: LineRange) => Steps<Rewrite[]>;
