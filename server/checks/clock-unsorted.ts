// clock-unsorted: clock rows after one with a larger clock, at which the search stops.

import { rulesOfEdition } from '../access/editions';
import { sortedRows } from '../model/moving/sorted-rows';
import { type Fix, type Problem, preferred, problem, rangeIn } from '../model/problem';
import type { ClockRow, ClockTable } from '../model/program';
import type { Edition } from '../model/targets';
import { eachTable, whereOrderBreaks } from './forms';
import { relatedIn } from './places';

export const clockUnsorted = eachTable({
    codes: ['clock-unsorted'],
    of: ['clock'],
    *find(table, { edition }) {
        const cut = cutOff(table);
        const [first] = cut;
        if (first !== undefined) yield found(table, cut, first, edition);
    },
});

/** The rows that the search for their own clock never reaches, because a larger clock comes before them. */
const cutOff = whereOrderBreaks(
    (above: ClockRow, below: ClockRow) => above.clock.index <= below.clock.index,
    ({ rows }: ClockTable) => {
        let largest = -1;
        return rows.filter(({ clock: { index } }) => {
            const isCut = index < largest;
            largest = Math.max(largest, index);
            return isCut;
        });
    },
);

/** One problem for each table, at the first row that is never reached. */
function found(
    table: ClockTable,
    cut: readonly ClockRow[],
    first: ClockRow,
    edition: Edition | undefined,
): Problem {
    const hidden = new Set(cut);
    const reached = new Set(table.rows.filter(row => !hidden.has(row)).map(({ clock }) => clock.index));
    const name = (row: ClockRow): string => clockText(row);
    const lost = cut.filter(({ clock }) => !reached.has(clock.index)).map(name);
    const weaker = cut.filter(({ clock }) => reached.has(clock.index)).map(name);
    const stop = table.rows.find(({ clock }) => clock.index > first.clock.index) ?? first;
    const params = {
        lost: [...new Set(lost)],
        weaker: [...new Set(weaker)],
        stop: clockText(stop),
        line: stop.line + 1,
        hwdomHasOthers: rulesOfEdition(edition).hwdomHasOtherClocks,
    };
    return problem('clock-unsorted', rangeIn(first.line, first.node.clock), params, {
        related: [relatedIn(table, stop.line, stop.node.clock, 'the search stops here')],
        fixes: () => fixesOf(table),
    });
}

const fixesOf = (table: ClockTable): Fix[] => {
    const edits = sortedRows(table);
    const title = 'Sort the rows by clock, so that each grants what it says';
    return edits.length === 0 ? [] : [preferred({ title, edits })];
};

const clockText = ({ clock }: ClockRow): string =>
    clock.node.kind === 'name' ? clock.node.name : `${clock.id}`;
