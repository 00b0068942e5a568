// Values that are too large for their field: C keeps their low bits, and the row of the result has what is left.

import type { CPlace, CValue } from '../c/reading';
import { short } from '../diagnostics/phrases';
import type { TableContext } from './context';
import type { FieldName, FieldValues } from './field-values';
import type { BlockLines } from './lines';

/** Names the trap for each of a row's values that is cut. */
export function trapCut(values: FieldValues, at: CPlace, lines: BlockLines, { trap }: TableContext): void {
    for (const value of cutIn(values)) trap(lines, at, textOf(value));
}

/** Whether a row has such a value. */
export const hasCut = (values: FieldValues): boolean => cutIn(values).length > 0;

function cutIn(values: FieldValues): readonly CValue[] {
    const cut: CValue[] = [];
    for (const field of values.names) {
        const value = values.get(field);
        if (value !== undefined && isCut(field, value)) cut.push(value);
    }
    return cut;
}

/** A flag is true by any number. That a negative number becomes large is C's way, and often meant. */
const isCut = (field: FieldName, { value, written }: CValue): boolean =>
    value !== undefined &&
    written !== undefined &&
    written > value &&
    value >= 0n &&
    field !== 'hwdom' &&
    field !== 'readonly';

function textOf({ value = 0n, written = 0n, spellings: [spelling = ''] }: CValue): string {
    const whole = `0x${written.toString(16)}`;
    const shown = spelling === '' || spelling === whole ? whole : `${short(spelling)} (${whole})`;
    return `${shown} is too large for its field, which keeps 0x${value.toString(16)}`;
}
