// range-end-out: `..<` before a register that has a name, so that the row does not cover it.

import { problem, rangeIn, replace } from '../model/problem';
import type { AddressUse, MmioRow } from '../model/program';
import { type Ask, eachRow } from './forms';
import { uselessness } from './mmio-dead';

export const rangeEndOut = eachRow({
    codes: ['range-end-out'],
    of: ['mmio'],
    with: ['node'],
    find(row, ask) {
        const { line, first, last, node } = row;
        if (last === undefined || !node.address.lastIsOut) return undefined;
        const register = nameOf(last, ask);
        // If another row gives as much of the register, leaving it out of this one is intended.
        if (register === undefined || ask.isCovered(last.value, !node.readonly)) return undefined;
        // A row that gives nothing to anyone gives nothing more with its last register.
        if (uselessness(row, ask) !== undefined) return undefined;
        const span = { start: first.span.end, end: last.span.start };
        const fixes = [replace(`Write .., so that the row gives ${register} too`, line, span, ' .. ')];
        const rights = rightsOf(row, ask.isCovered(last.value, false));
        return problem('range-end-out', rangeIn(line, last.span), { register, rights }, { fixes });
    },
});

/** What the row would give of its last register, and whether others may do it in part. */
function rightsOf({ node }: MmioRow, isReadable: boolean): 'read' | 'write' | 'read-write' {
    if (node.readonly) return 'read';
    return isReadable ? 'write' : 'read-write';
}

/** The end may be written as the register's name, or as a number that is a register's address. */
function nameOf({ value, frame, register }: AddressUse, ask: Ask<'node'>): string | undefined {
    if (register?.value !== undefined && frame?.value !== undefined) {
        if (frame.value + register.value === value) return register.name;
    }
    return ask.registerAt(value)?.name;
}
