// The registers that a register table lets nobody write.

import { withoutNumbers } from './family';
import { perVersion } from './kept/per-version';
import { coveredRegisters } from './kept/register-cover';
import type { NameEntry } from './names';
import type { MmioTable } from './program';
import type { Scope } from './scope';

export interface RegisterGap {
    readonly register: NameEntry;
    /** Whether read-only rows cover it; otherwise no row does. */
    readonly isRead: boolean;
    /** A register of the same device, by its name, that a row lets someone write. */
    readonly sibling: NameEntry | undefined;
}

/**
 * The registers declared with their block, of which no row of a table lets anyone write the first byte, by address. None for a table
 * without rows, which gets its own message. A register at which a row's `..<` ends is not among them:
 * what the row leaves out has a finding of its own.
 */
export const registerGaps = perVersion((table: MmioTable, scope: Scope): readonly RegisterGap[] => {
    if (table.rows.length === 0) return [];
    const registers = coveredRegisters(table, scope);
    const siblings = new Map<string, NameEntry>();
    for (const { register, writable } of registers)
        if (writable > 0 && !siblings.has(deviceOf(register))) siblings.set(deviceOf(register), register);
    return registers
        .filter(({ writable, leftOut }) => writable + leftOut === 0)
        .map(({ register, rows }) => ({
            register,
            isRead: rows > 0,
            sibling: siblings.get(deviceOf(register)),
        }));
});

/** The block and the device of a register. A number is which one of several it is, and does not count. */
const deviceOf = (register: NameEntry): string =>
    `${register.block?.name} ${withoutNumbers(deviceWord(register))}`;

/**
 * The first word of a register's name that is longer than a letter, not in the block's, and says whose it is: SD in
 * `R_IOU_SLCR_SD_ITAPDLY` and `R_IOU_SLCR_CTRL_REG_SD` of MM_IOU_SLCR, and SD0 in `R_IOU_SLCR_IOU_RAM_SD0`.
 */
export function deviceWord({ name, block }: NameEntry): string {
    const known = (block?.name ?? '').split('_');
    const words = name.split('_').filter(each => each.length > 1 && !known.includes(each));
    return words.find(each => !OF_ANY.has(withoutNumbers(each))) ?? words[0] ?? name;
}

/** Words that say what a register does, and not whose it is. */
const OF_ANY: ReadonlySet<string> = new Set(['CTRL', 'REG', 'CFG', 'CONFIG', 'CLK', 'REF', 'SEL', 'STATUS']);
