// Diagnostics about register tables.

import { entry } from './entry';
import { besideText, type GapNames, isSingle, namesOf } from './gap-names';
import { ZERO_ONCE } from './older-editions';
import { count, hex, list, listWithin, short, shortened, thatFits } from './phrases';

const MASK_INSTEAD = {
    'asks-nothing': 'Name the bits, or drop the mask.',
    zero: 'There is no way to write "no bits". Remove the row, or name the bits.',
    'all-ones': 'The C asserts that there is none. Drop the mask, which means all bits.',
    'too-wide': 'Write at most 0xffffffff.',
    and: '`&` binds looser than `+`, as in C, and clears the other bits of the address. Write `mask` for the bits that the row gives.',
} as const;

export const MMIO_DIAGNOSTICS = {
    'bad-mask': entry<
        | { problem: 'zero' | 'too-wide' | 'all-ones' | 'asks-nothing'; mask: bigint }
        | { problem: 'and'; mask: bigint; address: bigint }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            const { problem, mask } = params;
            switch (problem) {
                case 'and':
                    return `\`&\` makes the address ${hex(params.address)}, which is not this register: bits are given by \`mask\``;
                case 'asks-nothing':
                    return 'a test of no bits always holds, and proves nothing';
                case 'zero':
                    return 'C reads mask 0 as all bits: this row would give every bit away';
                case 'all-ones':
                    return 'a mask of all ones stops a debug build of Xen at the first call';
                case 'too-wide':
                    return `mask ${shortened(hex(mask), 40)} is wider than the 32 bits of a register: C would cut it off`;
            }
        },
        detail: ({ problem }) => MASK_INSTEAD[problem],
    }),
    'mmio-wraps': entry<{ start: bigint }>({
        severity: 'error',
        waivable: false,
        message: ({ start }) => `the row at ${hex(start)} ends beyond 64 bits: in C it would cover nothing`,
        detail: () => 'Start plus size would wrap to 0, and no address is below that. Correct the address.',
    }),
    'mmio-empty': entry<{ start: bigint }>({
        severity: 'error',
        waivable: false,
        message: ({ start }) => `this row covers nothing: it ends before it starts, at ${hex(start)}`,
        detail: () =>
            'Nobody could write the register that is meant. Write `..` if the last register should be included.',
    }),
    'mmio-unsorted': entry<{ start: bigint; end: bigint; whole: boolean; hider: bigint; hiderLine: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ start, end, whole, hiderLine }) =>
            `this row is never reached${whole ? '' : ` for ${hex(start)} to ${hex(end - 1n)}`}: line ${hiderLine} starts higher and stops the scan`,
        detail: ({ start, whole, hider }) =>
            `The scan denies a call at the first row that starts above the address, here ${hex(hider)} before this row's ${hex(start)}. ` +
            `Nobody may access ${whole ? 'what the row covers' : 'that part'}, except that the hardware domain may read it. ` +
            `Put the rows in ascending order${whole ? '' : ', and make sure that they do not overlap'}.`,
    }),
    'mmio-shadowed': entry<{
        start: bigint;
        end: bigint;
        hiderLine: number;
        whole: boolean;
        /**
         * The hider covers it first (`xen`), has no mask and decides alone, is such a row for reads only, or gives the same node
         * these bits.
         */
        why: 'first' | 'decides' | 'reads' | 'repeats';
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ start, end, hiderLine, whole, why }) => {
            const part = whole ? '' : ` for ${hex(start)} to ${hex(end - 1n)}`;
            switch (why) {
                case 'first':
                    return `this row decides nothing${part}: line ${hiderLine} covers ${whole ? 'all of it' : 'that part'} first`;
                case 'decides':
                    return `this row decides nothing${part}: line ${hiderLine} has no mask, so it decides alone`;
                case 'reads':
                    return `no read reaches this row${part}: line ${hiderLine} has no mask and decides`;
                case 'repeats':
                    return `this row adds nothing${part}: line ${hiderLine} gives the same node these bits`;
            }
        },
        detail: ({ why, hiderLine }) => {
            switch (why) {
                case 'first':
                    return 'Only the first row that covers an address counts. What this row grants or forbids there has no effect: split or remove one of the two.';
                case 'decides':
                    return `A row without a mask refuses the call to those who may not control its node, and gives all bits to the others: no row below it is asked. Give line ${hiderLine} the bits of its own device as a mask, or remove one of the two.`;
                case 'reads':
                    return `A row without a mask refuses a read to those who may not control its node, and no row below it is asked: who passes this row may write there, and not read. Give line ${hiderLine} the bits of its own device as a mask, or the node that may read.`;
                case 'repeats':
                    return 'If it is a copy in which the node or the mask should have been changed, the one that was meant has no row: write it here, or remove this row.';
            }
        },
    }),
    'same-bits': entry<{
        /** A mask. */
        bits: string;
        node: string;
        first: string;
        line: number;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ bits, first, line }) =>
            thatFits(
                `line ${line} gives ${short(first)} bits ${bits} too: the owner of either device may write what is the other's`,
                `line ${line} gives another device bits ${bits} too: the owner of either may write what is the other's`,
            ),
        detail: ({ node, first }) =>
            `Each row adds its bits to what the owner of its node may write: who owns one of the two devices may write what belongs to the other, and if this row is a copy with the mask of ${first}, nobody may write the bits of ${node}. Give each row the bits of its own device. If they share these bits, waive this and say so.`,
    }),
    'mmio-dead': entry<{
        node: string;
        why: 'nobody' | 'readonly' | 'only-hwdom';
        /** Whether the node has a row. */
        hasRow: boolean;
        /** How many rows have this cause. */
        rows: number;
        /** Whether some of them name no node. */
        unnamed: boolean;
        /** Whether every domain passed the node in an older edition of the target. */
        passedOnce: boolean;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ node, why, hasRow, rows }) => {
            const these = rows === 1 ? 'this row' : `${rows} rows`;
            const verb = (of: string): string => (rows === 1 ? `${of}s` : of);
            switch (why) {
                case 'nobody':
                    return `${these} ${verb('let')} nobody pass, not even the hardware domain: ${short(node)} ${hasRow ? 'is denied' : 'has no row'}`;
                case 'readonly':
                    return `${these} ${verb('give')} nothing: ${short(node)} is for the hardware domain, which reads everything`;
                case 'only-hwdom':
                    return 'this row gives nothing: it only lets the hardware domain read, which may read everything';
            }
        },
        detail: ({ node, why, hasRow, rows, unnamed, passedOnce }) => {
            const zero = (unnamed ? ' A row without a node has node 0.' : '') + (passedOnce ? ZERO_ONCE : '');
            switch (why) {
                case 'nobody':
                    return `The node table ${hasRow ? `grants ${node} to nobody` : `has no row for ${node}`}, so nobody may access these registers, except that the hardware domain may read them.${zero} Grant the node, or name another one.`;
                case 'readonly':
                    return `The ${rows === 1 ? 'row allows' : 'rows allow'} only reads. ${node} is not granted through a frame, so no guest passes ${rows === 1 ? 'it' : 'them'}, and the hardware domain may read every register anyway.${zero} Grant the node through a frame, or name another one.`;
                case 'only-hwdom':
                    return 'The hardware domain may read every register without a row. Remove the row, or either `readonly` or `only hwdom`.';
            }
        },
    }),
    'mmio-refused': entry<{ chip: string }>({
        severity: 'warning',
        waivable: true,
        message: ({ chip }) =>
            `nobody may read or write these registers: on ${chip} Xen refuses every register call`,
        detail: () =>
            'It refuses them before it asks a table, the calls of the hardware domain too: the rows grant nothing. Remove the table, or waive this and say who reads it.',
    }),
    'range-end-out': entry<{
        register: string;
        /** What the row gives of the others and no row gives of this one. */
        rights: 'read' | 'write' | 'read-write';
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ register, rights }) =>
            rights === 'read'
                ? `${short(register)} is left out, and no row lets a guest read it`
                : `${short(register)} is left out, and no other row lets anyone write it`,
        detail: ({ rights }) =>
            '`..<` leaves out the register at which it ends' +
            (rights === 'write'
                ? ', and the only rows for it are read-only. '
                : ', and without a row only the hardware domain may read it. ') +
            'Write `..` to include it.',
    }),
    'wrong-block': entry<{ register: string; frame: string; block: string }>({
        severity: 'warning',
        waivable: true,
        message: ({ register, frame }) =>
            thatFits(
                `${short(register)} is not in ${short(frame)}: this row would grant another register`,
                `${short(register)} is not in ${short(frame)}: this is another register`,
            ),
        detail: ({ register, frame, block }) =>
            `${register} is a register of ${block}. Its offset leads to some other register in ${frame}. Write ${block} + ${register}.`,
    }),
    'unaligned-register': entry<{ address: bigint; aligned: bigint }>({
        severity: 'warning',
        waivable: true,
        message: ({ address, aligned }) =>
            `${hex(address)} is in the middle of the register at ${hex(aligned)}: the row misses one or covers half`,
        detail: () =>
            'A register has 4 bytes, and calls name it by the first: an address is a multiple of 4. Correct the address.',
    }),
    'register-gap': entry<GapNames & { bits: readonly BitsOfSiblings[] }>({
        severity: 'information',
        waivable: true,
        message: gap =>
            bitsMessage(gap.bits, namesOf(gap).length) ??
            `${listWithin(85, namesOf(gap))}: no row lets anyone write ${isSingle(gap) ? 'it' : 'them'}`,
        detail: gap =>
            `${sharedText(gap.bits)}${namesOf(gap).length === 0 ? '' : WITHOUT_ROW}${besideText(gap)}Add rows for the registers that owners of a device need.`,
    }),
};

/** A register of which a device has no bits, and a sibling that has some. */
interface BitsOfSiblings {
    readonly register: string;
    readonly node: string;
    readonly sibling: string;
}

/** What is said first if a device lacks bits of a register that it shares; `registers` have no row for anyone. */
function bitsMessage([first, ...more]: readonly BitsOfSiblings[], registers: number): string | undefined {
    if (first === undefined) return undefined;
    const text = `whoever has ${short(first.node)} may write no bit of ${short(first.register)}`;
    const others = more.length + registers;
    return others === 0 ? text : thatFits(`${text}; ${count(others, 'more row')} may be missing`, text);
}

/** With a space behind it. */
function sharedText(bits: readonly BitsOfSiblings[]): string {
    const items = bits.map(({ register, node, sibling }) => `${register} for ${node} (${sibling} has some)`);
    return items.length === 0
        ? ''
        : `Of a register that devices share, each may write the bits of its own rows. Without bits: ${list(items)}. `;
}

const WITHOUT_ROW = 'The hardware domain may read every register, and nobody may write one without a row. ';
