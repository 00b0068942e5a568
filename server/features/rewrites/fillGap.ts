// Fills a gap beside a row with `deny` rows. This changes nothing for anyone, but makes the refusal visible.

import { denyRows, type GapGroup, gapGroups, lineForRows, runsOf } from '../../checks/index-gap';
import { count } from '../../diagnostics/phrases';
import { insertLines } from '../../model/problem';
import { type AccessTable, isAccessTable } from '../../model/program';
import { tablesIn } from '../places/tableLines';
import type { Rewrite, Rewriter } from './rewrite';

/** Offered at the rows on either side of a gap, and at the table's head for a gap before the first row. */
export const fillGap: Rewriter = (program, lines) => {
    const isHere = (line: number): boolean => lines.first <= line && line <= lines.last;
    return tablesIn(program, lines)
        .filter(isAccessTable)
        .flatMap(table =>
            [...gapGroups(program, table)]
                .filter(
                    ({ below, above }) => isHere(below?.line ?? table.first) || (above && isHere(above.line)),
                )
                .slice(0, MOST_GAPS)
                .flatMap(group => fillings(table, group)),
        );
};

/** A longer menu helps nobody. */
const MOST_GAPS = 4;

function fillings(table: AccessTable, group: GapGroup): Rewrite[] {
    const line = lineForRows(table, group);
    if (table.document.lines.get(line - 1)?.eol === '') return [];
    const { gaps } = group;
    const fill = (stretches: Parameters<typeof denyRows>[1], how: string): Rewrite => ({
        title: `Fill the gap of ${count(gaps.length, `${table.kind} id`)} with ${how}`,
        edits: insertLines('', line, denyRows(table, stretches)).edits,
    });
    const runs = runsOf(gaps);
    const ones = fill(
        gaps.map(gap => [gap]),
        gaps.length === 1 ? 'a `deny` row' : 'a `deny` row each',
    );
    if (runs.length === gaps.length) return [ones];
    return [fill(runs, runs.length === 1 ? 'a `deny` range' : `${runs.length} \`deny\` ranges`), ones];
}
