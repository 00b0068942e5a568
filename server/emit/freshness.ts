// Whether a file that stands where an output goes is that output.

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

interface FreshnessWords {
    /** By itself. */
    readonly title: string;
    /** In a sentence, behind the name of the file. */
    readonly clause: string;
    /** What there is to add to the bare word, in a list of files. */
    readonly note: string;
}

export const FRESHNESS_WORDS: Readonly<Record<Freshness, FreshnessWords>> = {
    fresh: { title: 'Up to date', clause: 'up to date', note: '' },
    missing: { title: 'Not written yet', clause: 'not written yet', note: '' },
    stale: {
        title: 'Stale: the source has changed since',
        clause: 'stale, because the source has changed since',
        note: 'its source has changed since',
    },
    edited: {
        title: 'Edited by hand since it was written',
        clause: 'edited by hand since it was written',
        note: 'changed by hand since',
    },
    foreign: {
        title: 'Another file stands here, which was not written from this one',
        clause: 'another file stands here, which was not written from this one',
        note: 'not printed by eemi-acl',
    },
};

/**
 * Why a file in this state is not replaced, and what to do, to follow its name; `undefined` where nothing would be lost. The
 * endings say how it can be replaced nevertheless.
 */
export function whyKept(
    state: Freshness,
    endings: { readonly edited: string; readonly foreign: string },
): string | undefined {
    switch (state) {
        case 'edited':
            return `was changed by hand, and the change would be lost; move it into the source, ${endings.edited}`;
        case 'foreign':
            return `was not printed by eemi-acl and would be lost; name another output, ${endings.foreign}`;
        case 'fresh':
        case 'missing':
        case 'stale':
            return undefined;
    }
}

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
 * definite to compare with. `read` gives the text of an output, or `undefined` where there is none.
 */
export function outputProblems(program: Program, read: (path: string) => string | undefined): Problem[] {
    const print = outputPrinter(program);
    return program.outputs.flatMap(output => {
        const path = resolvePath(program.file, output.path);
        const existing = read(path);
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
