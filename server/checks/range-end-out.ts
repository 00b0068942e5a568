// range-end-out: `..<` at a register that has a name, which the row then does not cover.

import { problem, rangeIn, replace } from '../model/problem';
import type { MmioRow, Program } from '../model/program';
import type { Check } from './check';
import { ownTables } from './scope';

export const rangeEndOut: Check = {
    codes: ['range-end-out'],
    *find(program) {
        const registers = new Map<bigint, string>();
        const starts = new Set<bigint>();
        for (const table of ownTables(program)) {
            if (table.kind !== 'mmio') continue;
            for (const row of table.rows) {
                if (!row.node.address.lastIsOut || row.last === undefined) continue;
                if (registers.size === 0) addRegisters(program, registers);
                // A row of its own for the register says that leaving it out is meant.
                if (starts.size === 0) for (const { start } of table.rows) starts.add(start);
                if (starts.has(row.last.value)) continue;
                const register = nameOf(row, registers);
                if (register === undefined) continue;
                const span = { start: row.first.span.end, end: row.last.span.start };
                const fixes = [replace('Write .., so that it is in', row.line, span, ' .. ')];
                yield problem('range-end-out', rangeIn(row.line, row.last.span), { register }, { fixes });
            }
        }
    },
};

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
