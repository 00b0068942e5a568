// What rows that grant alike have in common is put together once for all of them.

import type { NameEntry } from '../model/names';
import type { AccessRow } from '../model/program';

/**
 * Makes something of the right side of a row, and of rows with the same name of a frame, or with no frame, only once. An address may be
 * written in several ways, so it is made for each row.
 */
export function onceForFrame<T>(make: (row: AccessRow) => T): (row: AccessRow) => T {
    const [ofHwdom, ofOthers] = [new Map<NameEntry | undefined, T>(), new Map<NameEntry | undefined, T>()];
    return row => {
        const { frameName, hwdom, through } = row;
        if (frameName !== through) return make(row);
        const known = hwdom ? ofHwdom : ofOthers;
        const made = known.get(frameName) ?? make(row);
        if (!known.has(frameName)) known.set(frameName, made);
        return made;
    };
}
