// range-end-out: `..<` at a register that has a name, which the row then does not cover.

import { countLeading } from '../language/sorted';
import { perVersion } from '../model/kept/per-version';
import { RowSet, rowIndex } from '../model/kept/row-index';
import { problem, rangeIn, replace } from '../model/problem';
import type { MmioRow, MmioTable } from '../model/program';
import type { Scope } from '../model/scope';
import type { Check } from './check';
import { ownTables } from './places';

export const rangeEndOut: Check = {
    codes: ['range-end-out'],
    *find(program) {
        for (const table of ownTables(program)) {
            if (table.kind !== 'mmio') continue;
            for (const row of rowsWithEndOut(table)) {
                const register = nameOf(row, program.scope);
                // Another row for the register says that leaving it out of this one is meant.
                if (register === undefined || row.last === undefined || coverOf(table)(row.last.value))
                    continue;
                const span = { start: row.first.span.end, end: row.last.span.start };
                const fixes = [replace('Write .. to include it', row.line, span, ' .. ')];
                yield problem('range-end-out', rangeIn(row.line, row.last.span), { register }, { fixes });
            }
        }
    },
};

const rowsWithEndOut = rowIndex<MmioRow, MmioTable, RowSet<MmioRow>>(
    () => new RowSet(({ node, last }) => node.address.lastIsOut && last !== undefined),
);

/** Whether some row of a table covers a byte address. */
const coverOf = perVersion(({ rows }: MmioTable): ((address: bigint) => boolean) => {
    const ascending = [...rows].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
    let end = 0n;
    const furthest = ascending.map(row => {
        end = row.end > end ? row.end : end;
        return end;
    });
    return address =>
        (furthest[countLeading(ascending, ({ start }) => start <= address) - 1] ?? 0n) > address;
});

/** The name of each register that says its block, by byte address. */
const registersOf = perVersion((scope: Scope) => {
    const registers = new Map<bigint, string>();
    for (const { name, value, of } of scope.names('register')) {
        if (value !== undefined && of?.value !== undefined) registers.set(of.value + value, name);
    }
    return registers;
});

/** The end may be written by the register's name, or as a number that is a register's address. */
function nameOf({ last }: MmioRow, scope: Scope): string | undefined {
    if (last?.register?.value !== undefined && last.frame?.value !== undefined) {
        if (last.frame.value + last.register.value === last.value) return last.register.name;
    }
    return last === undefined ? undefined : registersOf(scope).get(last.value);
}
