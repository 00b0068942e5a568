// Fills a gap beside a row with `deny` rows. This changes nothing for anyone, but makes the refusal visible.

import { rangeText, rowsFor } from '../../checks/gap-rows';
import { openGaps } from '../../checks/index-gap';
import { count } from '../../diagnostics/phrases';
import { type Gap, type GapGroup, runsOf } from '../../model/gaps';
import { removeLines } from '../../model/problem';
import { type AccessTable, isAccessTable, type Program, type Waiver } from '../../model/program';
import { tablesIn } from '../places/tableLines';
import type { Rewrite, Rewriter } from './rewrite';

/** Offered at the rows on either side of a gap, and at the table's head for a gap before the first row. */
export const fillGap: Rewriter = (program, lines) => {
    const isHere = (line: number): boolean => lines.first <= line && line <= lines.last;
    return tablesIn(program, lines)
        .filter(isAccessTable)
        .filter(({ block }) => block.closed)
        .flatMap(table => {
            const groups = openGaps(program, table);
            const waiver = groups.length === 1 ? waiverOfAll(program, table) : undefined;
            return groups
                .filter(
                    ({ below, above }) => isHere(below?.line ?? table.first) || (above && isHere(above.line)),
                )
                .slice(0, MOST_GAPS)
                .map(group => filling(table, group, waiver));
        });
};

/** A longer menu helps nobody. */
const MOST_GAPS = 4;

/** The waiver for whatever gaps a table has: without a gap it silences nothing. */
const waiverOfAll = ({ waivers }: Program, table: AccessTable): Waiver | undefined =>
    waivers.find(
        ({ code, ids, block, first }) =>
            code === 'index-gap' && ids === undefined && block !== undefined && first === table.first,
    );

/** With a row for each run of ids; it can be expanded afterwards. Goes with the last gap: the waiver for it. */
function filling(table: AccessTable, group: GapGroup, waiver: Waiver | undefined): Rewrite {
    const runs = runsOf(group.gaps);
    const isAllApart = runs.length === group.gaps.length;
    const ids = `${count(group.gaps.length, `${table.kind} id`)} (${named(runs)})`;
    const added = rowsFor(
        table,
        runs.map(run => ({ run, group })),
        'deny',
    );
    const title = `Fill the gap of ${ids} with ${isAllApart ? rows(runs.length) : ranges(runs.length)}`;
    if (waiver === undefined) return { title, edits: added };
    const removed = removeLines('', waiver.line, waiver.line).edits;
    return { title: `${title}, and remove its waiver`, edits: [...added, ...removed] };
}

/** The first ids, so that the gaps on either side of a row can be told apart. */
const named = (runs: readonly (readonly Gap[])[]): string =>
    runs.slice(0, MOST_RUNS).map(rangeText).join(', ') + (runs.length > MOST_RUNS ? ', …' : '');

const MOST_RUNS = 2;

const rows = (amount: number): string => (amount === 1 ? 'a `deny` row' : 'a `deny` row each');
const ranges = (amount: number): string => (amount === 1 ? 'a `deny` range' : `${amount} \`deny\` ranges`);
