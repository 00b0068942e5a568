// Puts comments between the lines of a table, where what they say stands in the C.

import type { CPlace } from '../c/reading';
import { type ImportedLine, indented } from './lines';

/** Something to be said at a place of the C, as lines without what makes them comments. */
export interface Addition {
    readonly at: CPlace;
    readonly lines: readonly string[];
}

/** The lines with what is added, each behind the last line about something above it; what nothing is above comes first. */
export function withBetween(
    lines: readonly ImportedLine[],
    additions: readonly Addition[],
): readonly ImportedLine[] {
    if (additions.length === 0) return lines;
    const left = byFile(additions);
    const reversed: ImportedLine[] = [];
    for (const line of lines.toReversed()) {
        const at = line.at ?? line.about;
        const below = at && left.get(at.file);
        while (at !== undefined && below !== undefined && (below.at(-1)?.at.line ?? -1) > at.line)
            reversed.push(...commentsOf(below.pop()));
        reversed.push(line);
    }
    const first = [...left.values()].flat();
    return [...first.flatMap(each => commentsOf(each).reverse()), ...reversed.reverse()];
}

/** Ascending in each file. */
function byFile(additions: readonly Addition[]): Map<string, Addition[]> {
    const files = new Map<string, Addition[]>();
    for (const each of additions) {
        const others = files.get(each.at.file);
        if (others === undefined) files.set(each.at.file, [each]);
        else others.push(each);
    }
    for (const all of files.values()) all.sort((a, b) => a.at.line - b.at.line);
    return files;
}

/** The last one first. */
const commentsOf = (addition: Addition | undefined): ImportedLine[] =>
    (addition?.lines ?? [])
        .map(text => ({ text: indented(`// ${text}`), at: undefined, about: addition?.at }))
        .reverse();
