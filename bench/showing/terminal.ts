// The results as lines of the terminal.

import { cellsOf, shownCount, shownNumber } from '../results/measured-row';
import type { Measurements } from '../results/measurements';
import { SPREAD_HEADS, spreadCells } from '../results/spread';
import { TASKS } from '../work/work';

const WIDTHS = [52, 9, 12, 34, 7, 8, 10];
/** What has no column of its own is shown below its row. */
const INDENT = '    ';

/** Cells in columns. A cell that is too long pushes the next ones to the right. */
export const lineOf = (cells: readonly string[]): string =>
    cells
        .map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0)))
        .join('  ')
        .trimEnd();

export const linesOf = ({
    rows = [],
    spreads = [],
    points = [],
    works = [],
}: Partial<Measurements>): string[] => [
    ...rows.map(row => lineOf(cellsOf(row))),
    ...spreads.map(spread => {
        const [work = '', ...cells] = spreadCells(spread);
        const named = cells.map((cell, at) => (cell === '' ? '' : `${SPREAD_HEADS[at + 1]} ${cell}`));
        return `${INDENT}${work}: ${named.filter(Boolean).join(', ')}`;
    }),
    ...points.map(
        ({ kind, rows, ours, echo }) =>
            `${INDENT}${kind.name}, ${shownCount(rows)} rows: ${shownNumber(ours)} ms, echo server ${shownNumber(echo)} ms`,
    ),
    ...works
        .filter(({ isBack }) => !isBack)
        .map(({ edit, rows, counts, steps }) => {
            const named = TASKS.map(({ name }, at) => (counts[at] === 0 ? '' : `, ${counts[at]} ${name}`));
            return `${INDENT}${edit}, ${shownCount(rows)} rows: ${shownCount(steps)} steps${named.join('')}`;
        }),
];
