// What a check is: a rule that looks at a resolved file and finds problems, each at a place of that file.

import type { Code } from '../diagnostics';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';

export interface Check {
    /** The codes that it reports; the tests prove that it reports no other. */
    readonly codes: readonly Code[];
    /** The problems of the program's own file. What an import shows by itself is told when the import is checked. */
    readonly find: (program: Program) => Iterable<Problem>;
}
