// What a check is to the one who runs it. The author of a rule writes it in one of the forms (`forms.ts`), which make this of it.

import type { Code } from '../diagnostics';
import type { Steps } from '../language/steps';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';

export interface Check {
    /** The codes that it reports; the tests prove that it reports no other. */
    readonly codes: readonly Code[];
    /** The problems of the program's own file, in pieces of work. What an import shows by itself is told when the import is checked. */
    readonly find: (program: Program) => Steps<readonly Problem[]>;
}
