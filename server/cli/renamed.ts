// Which file a new one was before, told by what is in them, as git does it: the file that is gone and has most in common with the new one, if
// that is at least half. The built program loads this file when it is needed.

import { compare } from '../language/sorted';

/** Texts by the paths of their files. */
type Texts = ReadonlyMap<string, string>;

interface Pair {
    readonly now: string;
    readonly before: string;
    readonly likeness: number;
}

/** For each new file that was another one before, the path of that; those that are most alike first. A file that is gone became one at most. */
export function renames(appeared: Texts, gone: Texts): Map<string, string> {
    const taken = new Set<string>();
    const found = new Map<string, string>();
    for (const { now, before } of pairsOf(appeared, gone).sort(byLikeness)) {
        if (found.has(now) || taken.has(before)) continue;
        found.set(now, before);
        taken.add(before);
    }
    return found;
}

function pairsOf(appeared: Texts, gone: Texts): Pair[] {
    const texts = [...gone].map(([before, text]) => ({ before, lines: linesOf(text), size: text.length }));
    return [...appeared].flatMap(([now, text]) => {
        const lines = linesOf(text);
        return texts.flatMap(({ before, lines: others, size }) => {
            const most = Math.max(size, text.length, 1);
            if (Math.min(size, text.length) / most < LEAST) return [];
            const likeness = inCommon(lines, others) / most;
            return likeness < LEAST ? [] : { now, before, likeness };
        });
    });
}

const LEAST = 0.5;

/** How often each line is there. */
function linesOf(text: string): Map<string, number> {
    const lines = new Map<string, number>();
    for (const line of text.split('\n')) lines.set(line, (lines.get(line) ?? 0) + 1);
    return lines;
}

/** In characters, with the ends of lines, as far as they count in the size of a text. */
function inCommon(lines: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
    let sum = 0;
    for (const [line, times] of lines) sum += (line.length + 1) * Math.min(times, others.get(line) ?? 0);
    return sum;
}

const byLikeness = (a: Pair, b: Pair): number =>
    b.likeness - a.likeness || compare(a.now, b.now) || compare(a.before, b.before);
