// The difference of two texts as a unified diff, which people read and `patch` and `git apply` take. The first call loads it
// (`AT_FIRST_CALL` in build.mjs).

import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from 'diff';

/** Lines around a change. */
const CONTEXT = 3;

/**
 * Lines removed and added. The search for the smallest diff takes time with the square of this; a text that differs in more of its
 * lines is shown as replaced.
 */
const MOST_CHANGED_LINES = 2000;

/** The diff, with `path` in its head; empty for equal texts. Lines end with `\n` alone: another line end is part of its line. */
export function unifiedDiff(path: string, before: string, after: string): string {
    if (before === after) return '';
    const [old, now] = [`a/${path}`, `b/${path}`];
    const options = { context: CONTEXT, maxEditLength: MOST_CHANGED_LINES };
    const found = structuredPatch(old, now, before, after, undefined, undefined, options);
    return formatPatch(found ?? replaced(old, now, before, after), FILE_HEADERS_ONLY);
}

/** The patch that removes all lines and adds the new ones. */
function replaced(old: string, now: string, before: string, after: string): StructuredPatch {
    const removed = structuredPatch(old, now, before, '', undefined, undefined, { context: 0 });
    const added = structuredPatch(old, now, '', after, undefined, undefined, { context: 0 });
    const [[gone], [came]] = [removed.hunks, added.hunks];
    if (gone === undefined || came === undefined) return gone === undefined ? added : removed;
    return {
        ...removed,
        hunks: [{ ...gone, newStart: 1, newLines: came.newLines, lines: [...gone.lines, ...came.lines] }],
    };
}
