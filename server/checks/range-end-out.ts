// range-end-out: `..<` at a register that has a name, which the row then does not cover.

import { problem, rangeIn, replace } from '../model/problem';
import type { MmioRow, MmioTable, Program } from '../model/program';
import { countLeading } from '../model/sorted';
import type { Check } from './check';
import { ownTables } from './scope';

export const rangeEndOut: Check = {
    codes: ['range-end-out'],
    *find(program) {
        const registers = new Map<bigint, string>();
        for (const table of ownTables(program)) {
            if (table.kind !== 'mmio') continue;
            let covers: ((address: bigint) => boolean) | undefined;
            for (const row of table.rows) {
                if (!row.node.address.lastIsOut || row.last === undefined) continue;
                if (registers.size === 0) addRegisters(program, registers);
                // Another row for the register says that leaving it out of this one is meant.
                covers ??= coverOf(table);
                if (covers(row.last.value)) continue;
                const register = nameOf(row, registers);
                if (register === undefined) continue;
                const span = { start: row.first.span.end, end: row.last.span.start };
                const fixes = [replace('Write .., so that it is in', row.line, span, ' .. ')];
                yield problem('range-end-out', rangeIn(row.line, row.last.span), { register }, { fixes });
            }
        }
    },
};

/** Whether some row of a table covers a byte address. */
function coverOf({ rows }: MmioTable): (address: bigint) => boolean {
    const ascending = [...rows].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
    let end = 0n;
    const furthest = ascending.map(row => {
        end = row.end > end ? row.end : end;
        return end;
    });
    return address =>
        (furthest[countLeading(ascending, ({ start }) => start <= address) - 1] ?? 0n) > address;
}

/** Every register that says its block, by byte address. */
function addRegisters({ scope }: Program, registers: Map<bigint, string>): void {
    for (const { name, value, of } of scope.names('register')) {
        if (value !== undefined && of?.value !== undefined) registers.set(of.value + value, name);
    }
}

/** The end may be written by the register's name, or as a number that is a register's address. */
function nameOf({ last }: MmioRow, registers: ReadonlyMap<bigint, string>): string | undefined {
    if (last?.register?.value !== undefined && last.frame?.value !== undefined) {
        if (last.frame.value + last.register.value === last.value) return last.register.name;
    }
    return last === undefined ? undefined : registers.get(last.value);
}
