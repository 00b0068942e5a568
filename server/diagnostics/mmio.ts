// Diagnostics about register tables.

import { entry } from './entry';
import { hex } from './words';

export const MMIO_DIAGNOSTICS = {
    'bad-mask': entry<{ problem: 'zero' | 'too-wide' | 'all-ones' | 'asks-nothing'; mask: bigint }>({
        severity: 'error',
        waivable: false,
        message: ({ problem, mask }) =>
            problem === 'asks-nothing'
                ? 'a test about no bits always holds and proves nothing: name the bits, or leave the mask away'
                : problem === 'zero'
                  ? 'mask 0 is how C writes "all bits", so this row would give every bit away: there is no way to write "no bits"; leave the row out, or name the bits'
                  : problem === 'all-ones'
                    ? 'a mask of all ones stops a debug build of Xen by an assertion: leave the mask away, which means all bits'
                    : `mask ${hex(mask)} has more than the 32 bits of a register; C would cut it off: write at most 0xffffffff`,
        when: 'A mask is 0 or has more than 32 bits; under `xlnx` also when it has all of the 32.',
        why: "In C a mask of 0 means all bits: the row that was meant to give nothing gives everything. The C of AMD's tree asserts that no mask is all ones, which stops a debug build at the guest's first call.",
        instead: 'Name the bits, leave the mask away for all bits, or leave the row out for none.',
    }),
    'mmio-wraps': entry<{ start: bigint }>({
        severity: 'error',
        waivable: false,
        message: ({ start }) =>
            `the row from ${hex(start)} runs past the end of a 64-bit address: C's sum would wrap to 0 and the row would cover nothing; write the address that you mean`,
        when: "A row's end does not fit 64 bits.",
        why: 'start + size wraps to 0, so no address is below it and the row never applies.',
        instead: 'Correct the address.',
    }),
    'mmio-empty': entry<{ start: bigint }>({
        severity: 'error',
        waivable: false,
        message: ({ start }) =>
            `this row covers nothing: it starts at ${hex(start)} and ends before it. Write \`..\` if the last register is meant to be in`,
        when: 'A range has no register in it.',
        why: 'The row would never apply, and the register that it was written for stays denied.',
        instead: 'Write `A..B`, which holds B, or a single address.',
    }),
    'mmio-unsorted': entry<{ start: bigint; hider: bigint; hiderLine: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ start, hider, hiderLine }) =>
            `the scan never gets here: it stops with "denied" at line ${hiderLine}, whose start ${hex(hider)} is above this row's ${hex(start)}. ` +
            "Nobody may access this register, the hardware domain's reads apart; put the rows in ascending order",
        when: 'Under `xen`, a row stands behind one with a higher start address, where the scan never reaches it.',
        why: 'The scan denies as soon as it meets a row that starts above the address.',
        instead: 'Sort the rows by address.',
    }),
    'mmio-shadowed': entry<{ start: bigint; end: bigint; hiderLine: number; whole: boolean }>({
        severity: 'warning',
        waivable: true,
        message: ({ start, end, hiderLine, whole }) =>
            `${whole ? 'this row never decides anything' : `this row does not decide ${hex(start)} to ${hex(end - 1n)}`}: the first row that covers an address decides alone, ` +
            `and line ${hiderLine} covers ${whole ? 'all of it' : 'that part'} before. What this row grants or forbids there has no effect; split or remove one of them`,
        when: 'Under `xen`, an earlier row covers some or all addresses of a later one.',
        why: 'A register shared by two devices can be given to one of them only: the second row is dead.',
        instead: 'Make the rows disjoint, or remove the one that has no effect.',
    }),
    'mmio-dead': entry<{ node: string; problem: 'nobody' | 'readonly' | 'only-hwdom' }>({
        severity: 'warning',
        waivable: true,
        message: ({ node, problem }) => {
            const ask = 'grant the node, name another one, or remove the row';
            switch (problem) {
                case 'nobody':
                    return `no domain can pass this row: the node table grants ${node} to nobody, so even the hardware domain may only read here; ${ask}`;
                case 'readonly':
                    return `no domain can pass this row: ${node} is granted through no frame, so only the hardware domain could use it, which reads everything without this row and may not write by it; ${ask}`;
                case 'only-hwdom':
                    return 'this row grants nothing: it lets only the hardware domain read, which reads everything without it; remove the row, or one of `readonly` and `only hwdom`';
            }
        },
        when: "A row's node is granted to nobody, or the row allows reads only where just the hardware domain, which may read anyway, could pass.",
        why: 'The row looks like a grant in review and gives nothing to anyone.',
        instead: 'Name a node that someone is granted, or remove the row.',
    }),
    'range-end-out': entry<{ register: string }>({
        severity: 'warning',
        waivable: true,
        message: ({ register }) =>
            `\`..<\` leaves the last register out: ${register} is covered by no row, and every call for it is refused but the hardware domain's reads. Write \`..\` if it is meant to be in`,
        when: '`..<` ends at a register that has a name.',
        why: 'In a shipped table the last register of every range is out of reach, because its authors took the end for included.',
        instead: 'Write `..`, which holds the last register.',
    }),
    'wrong-block': entry<{ register: string; frame: string; block: string }>({
        severity: 'warning',
        waivable: true,
        message: ({ register, frame, block }) =>
            `${register} is a register of ${block}, not of ${frame}: this address is some other register, which the row would grant instead. Write ${block} + ${register}`,
        when: "A register's name stands beside a frame that is not its block's.",
        why: 'The offset reaches another register of another block: the guest gets that one, and not its own.',
        instead: 'Use the register beside its own block.',
    }),
    'unaligned-register': entry<{ address: bigint; aligned: bigint }>({
        severity: 'warning',
        waivable: true,
        message: ({ address, aligned }) =>
            `${hex(address)} is not a multiple of 4: a register is 4 bytes and calls name it by the first, so this address cuts through the one at ${hex(aligned)}, and the row covers another one than is meant or half of it. Correct the address`,
        when: 'An address in a register table is not a multiple of 4.',
        why: 'Registers are 4 bytes wide; an unaligned row misses the register that it was written for or half covers two.',
        instead: "Write the register's own address.",
    }),
};
