// Whether a file that stands where an output goes is that output.

import type { Host } from '../model/graph';
import { resolvePath } from '../model/paths';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { OutputStatement, Program } from '../model/program';
import { readBanner } from './banner';
import { outputPrinter } from './outputs';

/**
 * `stale`: printed by this tool from another state of the source. `edited`: printed by this tool and changed after
 * that. `foreign`: not printed by this tool.
 */
export type Freshness = 'fresh' | 'missing' | 'stale' | 'edited' | 'foreign';

/** What an existing file (its text, or `undefined` for none) is beside what would be printed now. Line ends are alike. */
export function judge(existing: string | undefined, printed: string): Freshness {
    if (existing === undefined) return 'missing';
    const text = existing.includes('\r') ? existing.replaceAll('\r\n', '\n') : existing;
    if (text === printed) return 'fresh';
    const banner = readBanner(text);
    if (banner === undefined) return 'foreign';
    return banner.isIntact ? 'stale' : 'edited';
}

/**
 * The outputs of a program that are stale, edited or foreign. For programs without errors only: with errors there is nothing
 * definite to compare with.
 */
export function outputProblems(program: Program, host: Host): Problem[] {
    const print = outputPrinter(program);
    return program.outputs.flatMap(output => {
        const path = resolvePath(program.file, output.path);
        const existing = host.output(path);
        if (existing === undefined) return [];
        return outputProblem(output, judge(existing, print(output.format, { path }).text)) ?? [];
    });
}

/** What is wrong with an output, at the path of its `emit` line; nothing with a fresh or missing one. */
export function outputProblem({ path, line, span }: OutputStatement, state: Freshness): Problem | undefined {
    switch (state) {
        case 'fresh':
        case 'missing':
            return undefined;
        case 'stale':
            return problem('stale-output', rangeIn(line, span), { path });
        case 'edited':
        case 'foreign':
            return problem('edited-output', rangeIn(line, span), { path, isForeign: state === 'foreign' });
    }
}
