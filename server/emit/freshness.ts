// Whether a file that stands where an output goes is that output.

import type { Host } from '../model/graph';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';

export type Freshness = 'fresh' | 'missing' | 'stale' | 'edited' | 'foreign';

/** What the text of an existing file (`undefined`: there is none) is, beside what would be printed now. */
export function judge(existing: string | undefined, printed: string): Freshness {
    if (existing === undefined) return 'missing';
    return existing === printed ? 'fresh' : 'stale';
}

/** `stale-output` and `edited-output`, each at the path of its `emit` line. The program has no errors. */
export function outputProblems(_program: Program, _host: Host): Problem[] {
    return [];
}
