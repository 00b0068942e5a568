// A row of C in a line of text, where the result does not have it: as it is spelt, with what each value is for.

import type { CRow, CValue } from '../c/reading';
import type { FieldRow } from './elements';

/** The row of an access table in the form of the language, but spelt as in C. */
export function speltAccess({ row, values }: FieldRow): string {
    const [frame, hwdom] = [values.get('frame'), values.get('hwdom')];
    const granted = [
        ...(frame === undefined || isNothing(frame) ? [] : [spellingOf(frame)]),
        ...(hwdom === undefined || hwdom.value === 0n ? [] : [hwdomText(hwdom)]),
    ];
    const others = row.values.filter(value => value !== frame && value !== hwdom).map(fieldText);
    const right = [granted.length === 0 ? 'deny' : granted.join(' or '), ...others].join(', ');
    const left = indexText(row);
    return left === '' ? right : `${left} -> ${right}`;
}

/** The values of a row with their fields. */
export const speltFields = ({ row: { values } }: FieldRow): string =>
    values.length === 0 ? '{}' : values.map(fieldText).join(', ');

/** A plain 0, as in `{ 0 }`. A name for 0 is meant as a frame. */
export const isNothing = ({ value, spellings }: CValue): boolean =>
    value === 0n && /^\(*0[xX]?0*[uUlL]*\)*$/.test(spellings[0] ?? '0');

function indexText({ index: { spellings, lastSpellings } }: CRow): string {
    const [first = ''] = spellings;
    const [last] = lastSpellings;
    return last === undefined ? first : `${first} ... ${last}`;
}

const hwdomText = (hwdom: CValue): string => (hwdom.value === undefined ? fieldText(hwdom) : 'hwdom');

function fieldText(value: CValue): string {
    const path = value.path.map(name => (/^\d/.test(name) ? `[${name}]` : `.${name}`)).join('');
    return path === '' ? spellingOf(value) : `${path} = ${spellingOf(value)}`;
}

const spellingOf = ({ spellings }: CValue): string => spellings[0] ?? '';
