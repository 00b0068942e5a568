// Why a row of C cannot be said in the language.

import type { CRow } from '../c/reading';
import { short } from '../diagnostics/phrases';
import { LARGEST_INDEX } from '../model/program';
import type { FieldName, FieldValues } from './field-values';

/** Why a row has no place in a table. `remedy` is what to do about a name without a value. */
export function whyUnplaced(row: CRow, remedy: string): string {
    const { first, last = first, unknown, why } = row.index;
    if (row.unknownMacro !== undefined) return whyUnknownMacro(row.unknownMacro);
    if (unknown !== undefined && row.index.spellings.length === 0)
        return `its index is not known: ${withoutValue(unknown, remedy)}`;
    if (unknown !== undefined) return withoutValue(unknown, remedy);
    if (first === undefined || last === undefined)
        return why === undefined ? 'its index is none that an array has' : `its index has no value: ${why}`;
    if (last < first) return `its range ends (${last}) before it begins (${first})`;
    return last > LARGEST_INDEX
        ? `index ${last} is above ${LARGEST_INDEX}, the last that a table may have`
        : 'the ranges of the table have too many places';
}

/** Why nothing can be said of the rows that a macro brings. */
export const whyUnknownMacro = (macro: string): string =>
    `nothing that was read defines ${short(macro)}, so the rows that it brings are not known`;

/** Why the values of a row cannot be said; `undefined` if they can. `remedy` as above. */
export function whyUnsaid(
    values: FieldValues,
    fields: readonly FieldName[],
    remedy: string,
): string | undefined {
    for (const field of values.names) {
        const { value, unknown, why, spellings = [] } = values.get(field) ?? {};
        if (value === undefined && unknown !== undefined) return withoutValue(unknown, remedy);
        if (value === undefined)
            return `${short(spellings[0] ?? field)} has no constant value: ${why ?? 'it is not a number'}`;
        if (value !== 0n && !fields.includes(field))
            return `it sets \`${short(field)}\`, which rows of this kind do not have`;
    }
    return undefined;
}

/** Whether no compiler takes a value of a row, so that nobody knows what the row is meant for, be it replaced or not. */
export const isRefused = ({ values }: CRow): boolean =>
    values.some(({ value, unknown }) => value === undefined && unknown === undefined);

const withoutValue = (name: string, remedy: string): string => `${short(name)} has no value here; ${remedy}`;
