// A range of C of which later rows replace a part: in the list it seems to say more than it does.

import type { CRow } from '../c/reading';
import type { TableContext } from './context';
import type { FieldRow, Stretch } from './elements';
import type { BlockLines } from './lines';

/** So many of the stretches are told one by one. */
const MOST_TOLD = 3;

/** Names the trap: which places of a row's range later rows replace, and which rows count there. */
export function trapNarrowed(each: FieldRow, lines: BlockLines, { rows, trap, shown }: TableContext): void {
    if (!isRange(each.row)) return;
    const { elements } = rows;
    const replaced = elements.replacedOf(each);
    if (replaced.length === 0) return;
    const { first = 0, last = first } = each.row.index;
    const lost = replaced.reduce((sum, stretch) => sum + stretch.last - stretch.first + 1, 0);
    const told = replaced.slice(0, MOST_TOLD).map(stretch => stretchText(stretch, shown));
    const rest = replaced.length - told.length;
    const all = rest === 0 ? told : [...told, `and so on (${rest} more)`];
    const message = `later rows replace ${lost} of the ${last - first + 1} places of this range: ${all.join(', ')}`;
    trap(lines, each.row.at, message);
}

/** Most rows are none. */
export const isRange = ({ index }: CRow): boolean => index.last !== index.first;

function stretchText({ first, last, rows }: Stretch, shown: TableContext['shown']): string {
    // Behind it may be rows that only complete it.
    const by = rows[0]?.row.at;
    const which = first === last ? `for index ${first}` : `for ${first} to ${last}`;
    return `${which} the row ${by === undefined ? '' : shown(by)} counts`;
}
