// Diagnostics about clock tables, which the target `xlnx` has.

import { entry } from './entry';
import { idText, list } from './phrases';

export const CLOCK_DIAGNOSTICS = {
    'clock-unsorted': entry<{
        lost: readonly string[];
        weaker: readonly string[];
        stop: string;
        line: number;
    }>({
        severity: 'error',
        waivable: true,
        message: ({ lost, weaker, stop, line }) =>
            `the search for a clock stops at the first larger one, ${stop} on line ${line}, and never reaches this row. ` +
            (lost.length === 0
                ? ''
                : `No guest may control ${list(lost)}, but the hardware domain may, even without owning the nodes, because it is allowed by default. `) +
            (weaker.length === 0
                ? ''
                : `For ${list(weaker)} only the rows above count: a guest needs fewer nodes than are listed here. `) +
            'Sort the rows by clock',
        when: 'Clock rows come after one with a larger clock, where the search never reaches them.',
        why: 'The search ends at the first larger clock: guests lose the clocks after it, and the hardware domain gains them.',
        instead: 'Sort the rows by clock.',
    }),
    'clock-bypassed': entry<{ clocks: readonly string[] }>({
        severity: 'warning',
        waivable: true,
        message: ({ clocks }) =>
            `${list(clocks)} ${clocks.length === 1 ? 'is a PLL clock' : 'are PLL clocks'}: Xen forwards calls for ${clocks.length === 1 ? 'it' : 'them'} for every guest without consulting this table, ` +
            `so ${clocks.length === 1 ? 'this row protects' : 'these rows protect'} nothing. Remove ${clocks.length === 1 ? 'it' : 'them'}, or waive this and say why ${clocks.length === 1 ? 'it stays' : 'they stay'}`,
        when: 'A clock table has rows for PLL clocks. Reported once per table.',
        why: 'Calls for PLL clocks are forwarded before the table is consulted: the row looks like a restriction, yet every guest may change the PLL.',
        instead: 'Remove the rows, so that nobody mistakes them for protection.',
    }),
    'double-index': entry<{ id: number; own: number | undefined; asked: number | undefined }>({
        severity: 'warning',
        waivable: true,
        message: ({ id, own, asked }) =>
            `the search looks this node up in the node table by its index, and the node table's macro is applied to that index again: node ${idText(id)} has ` +
            `${own === undefined ? 'no index' : `index ${own}`}, but ${asked === undefined ? 'none' : `index ${asked}`} is looked up, which is another device's row or nobody's. ` +
            'Drop the `index` line of the clock table, or write one that leaves an index unchanged, such as `n & 0x3fff`',
        when: "The node table's macro, applied to the index of a clock row's node, leads to a different row.",
        why: 'Whoever owns the other device may control the clock, and whoever owns the right one may not.',
        instead: 'Use macros that leave an index unchanged, or none in the clock table.',
    }),
};
