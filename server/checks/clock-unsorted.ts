// clock-unsorted: clock rows behind one with a larger clock, where the search has stopped already.

import { perVersion } from '../model/kept/per-version';
import { inOrderBy } from '../model/kept/row-order';
import { type Edit, type Problem, problem, rangeIn } from '../model/problem';
import type { ClockRow, ClockTable } from '../model/program';
import type { Check } from './check';
import { ownTables, relatedIn } from './places';

export const clockUnsorted: Check = {
    codes: ['clock-unsorted'],
    *find(program) {
        for (const table of ownTables(program)) {
            const told = table.kind === 'clock' ? found(table) : undefined;
            if (told !== undefined) yield told;
        }
    },
};

/** The rows that the search for their own clock never reaches: a larger clock stands before them. */
const cutOff = perVersion((table: ClockTable): readonly ClockRow[] => {
    const cut: ClockRow[] = [];
    if (ascends(table)) return cut;
    let largest = -1;
    for (const row of table.rows) {
        if (row.clock.index < largest) cut.push(row);
        else largest = row.clock.index;
    }
    return cut;
});

const ascends = inOrderBy<ClockRow, ClockTable>((above, below) => above.clock.index <= below.clock.index);

/** One problem a table, at the first row that is cut off. */
function found(table: ClockTable): Problem | undefined {
    const cut = cutOff(table);
    const [first] = cut;
    if (first === undefined) return undefined;
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
    };
    return problem('clock-unsorted', rangeIn(first.line, first.node.clock), params, {
        related: [relatedIn(table, stop.line, stop.node.clock, 'the search stops here')],
        fixes: [{ title: 'Sort the rows by clock', edits: sorted(table) }],
    });
}

/** Each row's line takes the text of the row that belongs there; comments on lines of their own stay where they are. */
function sorted({ rows }: ClockTable): Edit[] {
    const ordered = [...rows].sort((a, b) => a.clock.index - b.clock.index || a.line - b.line);
    return rows.flatMap(({ line, at: { text } }, place) => {
        const from = ordered[place]?.at.text ?? text;
        return from === text ? [] : [{ range: rangeIn(line, { start: 0, end: text.length }), newText: from }];
    });
}

const clockText = ({ clock }: ClockRow): string =>
    clock.node.kind === 'name' ? clock.node.name : `${clock.id}`;
