// range-end-out: `..<` before a register that has a name, so that the row does not cover it.

import { problem, rangeIn, replace } from '../model/problem';
import type { AddressUse } from '../model/program';
import { type Ask, eachRow } from './forms';

export const rangeEndOut = eachRow({
    codes: ['range-end-out'],
    of: ['mmio'],
    find({ line, first, last, node }, ask) {
        if (last === undefined || !node.address.lastIsOut) return undefined;
        const register = nameOf(last, ask);
        // If another row covers the register, leaving it out of this one is intended.
        if (register === undefined || ask.isCovered(last.value)) return undefined;
        const span = { start: first.span.end, end: last.span.start };
        const fixes = [replace('Write .. to include it', line, span, ' .. ')];
        return problem('range-end-out', rangeIn(line, last.span), { register }, { fixes });
    },
});

/** The end may be written as the register's name, or as a number that is a register's address. */
function nameOf({ value, frame, register }: AddressUse, ask: Ask): string | undefined {
    if (register?.value !== undefined && frame?.value !== undefined) {
        if (frame.value + register.value === value) return register.name;
    }
    return ask.registerAt(value)?.name;
}
