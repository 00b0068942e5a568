// Fills a gap beside a row with `deny` rows. This changes nothing for anyone, but makes the refusal visible.

import { rowsFor } from '../../checks/gap-rows';
import { openGaps } from '../../checks/index-gap';
import { count } from '../../diagnostics/phrases';
import { type Gap, type GapGroup, runsOf } from '../../model/gaps';
import { type AccessTable, isAccessTable } from '../../model/program';
import { tablesIn } from '../places/tableLines';
import type { Rewrite, Rewriter } from './rewrite';

/** Offered at the rows on either side of a gap, and at the table's head for a gap before the first row. */
export const fillGap: Rewriter = (program, lines) => {
    const isHere = (line: number): boolean => lines.first <= line && line <= lines.last;
    return tablesIn(program, lines)
        .filter(isAccessTable)
        .filter(({ block }) => block.closed)
        .flatMap(table =>
            openGaps(program, table)
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
    const { gaps } = group;
    const fill = (runs: readonly (readonly Gap[])[], how: string): Rewrite => ({
        title: `Fill the gap of ${count(gaps.length, `${table.kind} id`)} with ${how}`,
        edits: rowsFor(
            table,
            runs.map(run => ({ run, group })),
            'deny',
        ),
    });
    const runs = runsOf(gaps);
    const places = runs.flat();
    const ones = fill(
        places.map(gap => [gap]),
        places.length === 1 ? 'a `deny` row' : 'a `deny` row each',
    );
    if (runs.length === places.length) return [ones];
    return [fill(runs, runs.length === 1 ? 'a `deny` range' : `${runs.length} \`deny\` ranges`), ones];
}
