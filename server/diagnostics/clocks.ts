// Diagnostics about clock tables, which the target `xlnx` has.

import { entry } from './entry';
import { idText, list } from './words';

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
            `the search for a clock stops at the first larger one, ${stop} on line ${line}, and does not get here. ` +
            (lost.length === 0
                ? ''
                : `No guest may control ${list(lost)}, and the hardware domain may without owning the nodes, because its answer starts as allowed. `) +
            (weaker.length === 0
                ? ''
                : `For ${list(weaker)} only the rows above count: a guest needs fewer nodes than are written here. `) +
            'Sort the rows by clock',
        when: 'Clock rows stand behind one with a larger clock, where the search never gets.',
        why: 'The search ends at the first larger clock: guests lose the clocks behind it, and the hardware domain gains them.',
        instead: 'Sort the rows by clock.',
    }),
    'clock-bypassed': entry<{ clocks: readonly string[] }>({
        severity: 'warning',
        waivable: true,
        message: ({ clocks }) =>
            `${list(clocks)} ${clocks.length === 1 ? 'is a PLL clock' : 'are PLL clocks'}: Xen forwards calls for ${clocks.length === 1 ? 'it' : 'them'} for every guest and never asks this table, ` +
            `so ${clocks.length === 1 ? 'this row protects' : 'these rows protect'} nothing. Remove ${clocks.length === 1 ? 'it' : 'them'}, or waive this with the reason why ${clocks.length === 1 ? 'it stays' : 'they stay'}`,
        when: 'A clock table has rows of PLL clocks. One report a table.',
        why: 'Calls for PLL clocks are forwarded before the table is looked at: the row looks like a restriction, and every guest may change the PLL.',
        instead: 'Remove the rows, so that nobody takes them for a protection.',
    }),
    'double-index': entry<{ id: number; own: number | undefined; asked: number | undefined }>({
        severity: 'warning',
        waivable: true,
        message: ({ id, own, asked }) =>
            `the search asks the node table by this node's index, and the node table's macro turns that once more: node ${idText(id)} stands at ` +
            `${own === undefined ? 'no index' : `index ${own}`}, and ${asked === undefined ? 'none' : `index ${asked}`} is asked, which is another device's row or nobody's. ` +
            'Leave the `index` line of the clock table away, or write one that leaves an index as it is, such as `n & 0x3fff`',
        when: "A clock row's node has another row when the node table's macro is applied to its index.",
        why: 'Who owns the other device may control the clock, and who owns the right one may not.',
        instead: 'Use macros that leave an index as it is, or none in the clock table.',
    }),
};
