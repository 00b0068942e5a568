// range-end-out: `..<` at a register that has a name, which the row then does not cover.

import { problem, rangeIn, replace } from '../model/problem';
import type { AddressUse } from '../model/program';
import { type Ask, eachRow } from './forms';

export const rangeEndOut = eachRow({
    codes: ['range-end-out'],
    of: ['mmio'],
    find({ line, first, last, node }, ask) {
        if (last === undefined || !node.address.lastIsOut) return undefined;
        const register = nameOf(last, ask);
        // Another row for the register says that leaving it out of this one is meant.
        if (register === undefined || ask.isCovered(last.value)) return undefined;
        const span = { start: first.span.end, end: last.span.start };
        const fixes = [replace('Write .. to include it', line, span, ' .. ')];
        return problem('range-end-out', rangeIn(line, last.span), { register }, { fixes });
    },
});

/** The end may be written by the register's name, or as a number that is a register's address. */
function nameOf({ value, frame, register }: AddressUse, ask: Ask): string | undefined {
    if (register?.value !== undefined && frame?.value !== undefined) {
        if (frame.value + register.value === value) return register.name;
    }
    return ask.registerAt(value)?.name;
}
