// Diagnostics about clock tables, which the target `xlnx` has.

import { entry } from './entry';
import { besideText, type GapNames, isSingle, namesOf } from './gap-names';
import { ZERO_ONCE } from './older-editions';
import { idText, list, listWithin, short, thatFits } from './phrases';

export const CLOCK_DIAGNOSTICS = {
    'clock-unsorted': entry<{
        lost: readonly string[];
        weaker: readonly string[];
        stop: string;
        line: number;
        /** Whether the hardware domain has the clocks that no row decides on, in this edition of the rules. */
        hwdomHasOthers: boolean;
    }>({
        severity: 'error',
        waivable: true,
        message: ({ lost, weaker, line, hwdomHasOthers }) =>
            lost.length > 0
                ? `${hwdomHasOthers ? 'no guest' : 'nobody'} may control ${listWithin(43, lost)}: the search stops at line ${line}`
                : `for ${listWithin(43, weaker)} a guest needs fewer nodes: the search stops at line ${line}`,
        detail: ({ lost, weaker, stop, hwdomHasOthers }) =>
            `The search for a clock stops at the first larger one, here ${stop}, and never reaches this row. ` +
            lostText(lost, hwdomHasOthers) +
            (weaker.length === 0 ? '' : `For ${list(weaker)} only the rows above count. `) +
            'Sort the rows by clock.',
    }),
    'clock-bypassed': entry<{ clocks: readonly string[] }>({
        severity: 'warning',
        waivable: true,
        message: ({ clocks }) =>
            `every guest may change ${listWithin(55, clocks)}: Xen forwards PLL calls without asking`,
        detail: ({ clocks }) =>
            `${clocks.length === 1 ? 'It is a PLL clock, for which' : 'They are PLL clocks, for which'} this table is never consulted: ` +
            `${clocks.length === 1 ? 'the row protects' : 'the rows protect'} nothing. (Trees until 2020 did ask it: for one of these write \`target xlnx 2020\`.) Remove ${clocks.length === 1 ? 'it' : 'them'}, or waive this and say why ${clocks.length === 1 ? 'it stays' : 'they stay'}.`,
    }),
    'double-index': entry<{ id: number; own: number | undefined; asked: number | undefined }>({
        severity: 'warning',
        waivable: true,
        message: ({ id, asked }) =>
            `this clock asks ${asked === undefined ? 'no row' : `the row at index ${asked}`} about node ${idText(id)}, whose own row is another`,
        detail: ({ id, own }) =>
            `It looks nodes up by their index, and the macro of the node table is applied to that once more; node ${idText(id)} has ${own === undefined ? 'no index' : `index ${own}`}. ` +
            'Drop the `index` line of the clock table, or write one that leaves an index unchanged, such as `n & 0x3fff`.',
    }),
    'clock-dead': entry<{
        clocks: readonly string[];
        /** The nodes that nobody may control; at least one. */
        nodes: readonly { readonly name: string; readonly why: keyof typeof REFUSED }[];
        hwdomHasOthers: boolean;
        /** Whether every domain passed one of the nodes in an older edition of the target. */
        passedOnce: boolean;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ clocks, nodes }) => {
            const [first] = nodes.map(({ name, why }) => `: ${short(name)} ${REFUSED[why]}`);
            const what = listWithin(54, clocks) + first;
            return thatFits(
                `nobody, not even the hardware domain, may control ${what}`,
                `nobody may control ${what}`,
                `nobody has ${what}`,
            );
        },
        detail: ({ clocks, nodes, hwdomHasOthers, passedOnce }) =>
            `A domain needs every node of a clock, the hardware domain too, and in the node table ${list(nodes.map(({ name, why }) => `${name} ${REFUSED[why]}`))}.${passedOnce ? ZERO_ONCE : ''} ` +
            (hwdomHasOthers
                ? `Without the row${clocks.length === 1 ? '' : 's'} the hardware domain would have ${list(clocks)}. ` +
                  `Grant the node${nodes.length === 1 ? '' : 's'}, or remove ${nodes.length === 1 ? 'it' : 'them'} here.`
                : `Grant the node${nodes.length === 1 ? '' : 's'}: before January 2022 (${UNTIL_2022}) a clock without a row is refused to everyone as well.`),
    }),
    'duplicate-clock': entry<{ clock: string; node: string; line: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ clock, node, line }) => `${short(clock)} has ${short(node)} twice, first on line ${line}`,
        detail: () =>
            'The second time changes nothing. If it is a copy in which the clock or the node should have been changed, the one that was meant has no row: name it here, or remove this one.',
    }),
    'clock-gap': entry<GapNames & { readonly hwdom: boolean }>({
        severity: 'information',
        waivable: true,
        message: gap =>
            `${listWithin(gap.hwdom ? 60 : 48, namesOf(gap))} ${isSingle(gap) ? 'has' : 'have'} no row: ${gap.hwdom ? 'only the hardware domain' : 'nobody, not even the hardware domain,'} may control ${isSingle(gap) ? 'it' : 'them'}`,
        detail: gap =>
            (gap.hwdom
                ? `Before January 2022 (${UNTIL_2022}) the hardware domain needs a row too. `
                : `By the rules of this edition (${UNTIL_2022}) the hardware domain needs a row too; since January 2022 it does not. `) +
            `No guest may control a clock without a row, not even the owner of its device. ${besideText(gap)}Add rows for the clocks of devices that guests may own.`,
    }),
};

/** What the hardware domain has of the clocks that the search does not reach, with a space behind it. */
function lostText(lost: readonly string[], hwdomHasOthers: boolean): string {
    if (lost.length === 0) return '';
    return hwdomHasOthers
        ? `The hardware domain may control ${list(lost)} even without owning the nodes, because it is allowed by default. `
        : `Before January 2022 (${UNTIL_2022}) the hardware domain is refused ${list(lost)} too. `;
}

/** The editions in which the hardware domain needs a row for each clock. */
const UNTIL_2022 = 'editions 2019 and 2020';

/** Why nobody may control a node. */
const REFUSED = {
    'no-row': 'has no row',
    denied: 'is denied',
    'frame-zero': 'has frame 0',
} as const;
