// The trap of ids that are positions: they are named where their names are declared, or where a row first uses a name of a header.

import { short } from '../diagnostics/phrases';
import { positionForm } from '../model/chip';
import { IS_ID } from '../model/names';
import type { Declared } from './names';

/** Device trees and newer firmware also number by position, others by ids with class bits: both meet the same row, and nothing else is the same. */
export function positionTrap({ name, kind, value }: Declared): string | undefined {
    if (!IS_ID[kind] || positionForm(value) === undefined) return undefined;
    const shown = `${short(name)} is 0x${value.toString(16)}, a position`;
    const such = kind === 'clock' ? ', such as that for PLLs' : '';
    return `${shown}: it meets its row, but no test by class bits${such}`;
}
