// Diagnostics about clock tables, which the target `xlnx` has.

import { entry } from './entry';
import { idText, list, listWithin } from './phrases';

export const CLOCK_DIAGNOSTICS = {
    'clock-unsorted': entry<{
        lost: readonly string[];
        weaker: readonly string[];
        stop: string;
        line: number;
    }>({
        severity: 'error',
        waivable: true,
        message: ({ lost, weaker, line }) =>
            lost.length > 0
                ? `no guest may control ${listWithin(43, lost)}: the search stops at line ${line}`
                : `for ${listWithin(43, weaker)} a guest needs fewer nodes: the search stops at line ${line}`,
        detail: ({ lost, weaker, stop }) =>
            `The search for a clock stops at the first larger one, here ${stop}, and never reaches this row. ` +
            (lost.length === 0
                ? ''
                : `The hardware domain may control ${list(lost)} even without owning the nodes, because it is allowed by default. `) +
            (weaker.length === 0 ? '' : `For ${list(weaker)} only the rows above count. `) +
            'Sort the rows by clock.',
        when: 'Clock rows come after one with a larger clock, where the search never reaches them.',
        why: 'The search ends at the first larger clock: guests lose the clocks after it, and the hardware domain gains them.',
        instead: 'Sort the rows by clock.',
    }),
    'clock-bypassed': entry<{ clocks: readonly string[] }>({
        severity: 'warning',
        waivable: true,
        message: ({ clocks }) =>
            `every guest may change ${listWithin(55, clocks)}: Xen forwards PLL calls without asking`,
        detail: ({ clocks }) =>
            `${clocks.length === 1 ? 'It is a PLL clock, for which' : 'They are PLL clocks, for which'} this table is never consulted: ` +
            `${clocks.length === 1 ? 'the row protects' : 'the rows protect'} nothing. Remove ${clocks.length === 1 ? 'it' : 'them'}, or waive this and say why ${clocks.length === 1 ? 'it stays' : 'they stay'}.`,
        when: 'A clock table has rows for PLL clocks. Reported once per table.',
        why: 'Calls for PLL clocks are forwarded before the table is consulted: the row looks like a restriction, yet every guest may change the PLL.',
        instead: 'Remove the rows, so that nobody mistakes them for protection.',
    }),
    'double-index': entry<{ id: number; own: number | undefined; asked: number | undefined }>({
        severity: 'warning',
        waivable: true,
        message: ({ id, asked }) =>
            `the search asks ${asked === undefined ? "nobody's row" : `the row at index ${asked}`} about node ${idText(id)}, not the node's own`,
        detail: ({ id, own }) =>
            `It looks nodes up by their index, and the macro of the node table is applied to that once more; node ${idText(id)} has ${own === undefined ? 'no index' : `index ${own}`}. ` +
            'Drop the `index` line of the clock table, or write one that leaves an index unchanged, such as `n & 0x3fff`.',
        when: "The node table's macro, applied to the index of a clock row's node, leads to a different row.",
        why: 'Whoever owns the other device may control the clock, and whoever owns the right one may not.',
        instead: 'Use macros that leave an index unchanged, or none in the clock table.',
    }),
};
