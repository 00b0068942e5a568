// A range of C of which later rows replace a part: in the list it seems to say more than it does.

import type { TableContext } from './context';
import { type Elements, type FieldRow, isRange, type Stretch } from './elements';
import type { BlockLines } from './lines';

/** So many of the stretches are told one by one. */
const MOST_TOLD = 3;

/** Names the trap: which places of a row's range later rows replace, and which rows count there. */
export function trapNarrowed(
    each: FieldRow,
    elements: Elements,
    lines: BlockLines,
    { trap, shown }: Pick<TableContext, 'trap' | 'shown'>,
): void {
    if (!isRange(each.row)) return;
    const { places, stretches, lowest } = elements.replacedOf(each, MOST_TOLD);
    if (places === 0) return;
    const { first = 0, last = first } = each.row.index;
    const told = lowest.map(stretch => stretchText(stretch, shown));
    const rest = stretches - told.length;
    const all = rest === 0 ? told : [...told, `and so on (${rest} more)`];
    const message = `later rows replace ${places} of the ${last - first + 1} places of this range: ${all.join(', ')}`;
    trap(lines, each.row.at, message);
}

function stretchText({ first, last, rows }: Stretch, shown: TableContext['shown']): string {
    // Behind it may be rows that only complete it.
    const by = rows[0]?.row.at;
    const which = first === last ? `for index ${first}` : `for ${first} to ${last}`;
    return `${which} the row ${by === undefined ? '' : shown(by)} counts`;
}
