// What `#if` and the like mean for rows that are pasted: nothing is known of the macros that they ask for. Rows that a compiler without
// them leaves out become comments, and nothing says of the others that they always count, but the title of what is offered.

import type { CCondition, CTable } from '../c/reading';
import { count, short } from '../diagnostics/phrases';
import { type Addition, withBetween } from './between-lines';
import type { ImportedLine } from './lines';

interface Conditional {
    readonly lines: readonly ImportedLine[];
    /** What became of them, each as a part of a title. */
    readonly said: readonly string[];
}

/** The lines of a table with what it leaves out, where that stands in the text. */
export function withConditional(
    lines: readonly ImportedLine[],
    { skipped, rows, conditions }: CTable,
    text: string,
): Conditional {
    const said = new Set<string>();
    const source = text.split('\n');
    const additions: Addition[] = [];
    for (const { from, to, condition } of [...skipped].reverse()) {
        const left = source.slice(from.line, to.line + 1).filter(line => line.trim() !== '');
        const why = conditionText(condition);
        additions.unshift({ at: from, lines: left.map(line => `left out (${why}): ${line.trim()}`) });
        said.add(`${count(left.length, 'line')} left out by ${short(why)}: a comment`);
    }
    for (const row of rows) {
        const inner = row.conditions.at(-1);
        if (inner !== undefined) said.add(`what ${short(conditionText(inner))} lets in always counts`);
    }
    const denied = conditions.findLast(({ isTaken }) => !isTaken);
    if (denied !== undefined) said.add(`in C ${short(conditionText(denied))} leaves all of it out`);
    return { lines: withBetween(lines, additions), said: [...said].reverse() };
}

/** A condition as it is written; of an `#else` also what it is the other case of. `cut` makes each part shorter. */
export const conditionText = ({ text, of }: CCondition, cut = (part: string): string => part): string =>
    text === of ? cut(text) : `${cut(text)} of ${cut(of)}`;
