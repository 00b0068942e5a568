// Diagnostics about what is granted and nobody needs: hints for least privilege.

import { entry } from './entry';
import { count, folded, list, listWithin, short, thatFits } from './phrases';

const MOST = 8;

/** What rows of each kind are about, and what no domain has, of one row and of several. */
const IDLE = {
    node: { what: 'node', does: 'control', none: ['owns its page', 'owns their pages'] },
    reset: { what: 'reset line', does: 'pulse', none: ['owns its page', 'owns their pages'] },
    mmio: {
        what: 'register row',
        does: 'use',
        none: ['of those it is for has its node', 'has what one needs'],
    },
    clock: { what: 'clock', does: 'control', none: ['has all its nodes', 'has all nodes of one'] },
} as const;

export const LEAST_PRIVILEGE_DIAGNOSTICS = {
    'idle-row': entry<{
        readonly kind: 'node' | 'reset' | 'mmio' | 'clock';
        /** What the rows are about, as names. */
        readonly ids: readonly string[];
        /** The frames through which they grant, or the nodes that they need. */
        readonly by: readonly string[];
    }>({
        severity: 'information',
        waivable: true,
        message: ({ kind, ids }) => {
            const { what, does, none } = IDLE[kind];
            const first = short(ids[0] ?? '');
            return ids.length === 1
                ? `no domain here may ${does} ${first}: none ${none[0]}`
                : `no domain here may ${does} ${count(ids.length, what)}, ${first} first: none ${none[1]}`;
        },
        detail: ({ kind, ids, by }) => {
            const isOne = ids.length === 1;
            if (kind === 'node' || kind === 'reset')
                return `${folded(ids)} ${isOne ? 'goes' : 'go'} by ${list(by)}. Write \`deny\` for what no guest is to have, or waive this and say whom the rows are for.`;
            return `Some domain has ${list(by, MOST)}, but none what it takes to use ${list(ids, MOST)}. Give it to one, or waive this and say whom the ${isOne ? 'row is' : 'rows are'} for.`;
        },
    }),
    'unconsulted-row': entry<{
        readonly table: string;
        /** How many the table has, and of how many of them no test depends. */
        readonly rows: number;
        readonly unconsulted: number;
    }>({
        severity: 'information',
        waivable: true,
        message: ({ table, rows, unconsulted }) =>
            `no test consults ${unconsulted} of the ${count(rows, 'row')} of ${short(table)}: what they say may change unnoticed`,
        detail: () =>
            '`eemi-acl test --coverage` lists them. Write claims about those that matter, or waive this for the table and say why.',
    }),
    'duplicate-page': entry<{
        readonly domain: string;
        /** As the line has them. */
        readonly pages: string;
        /** The line that gives them already, from 1. */
        readonly line: number;
    }>({
        severity: 'information',
        waivable: true,
        message: ({ domain, pages, line }) =>
            thatFits(
                `${short(domain)} has ${short(pages)} by line ${line} already: this line gives it nothing`,
                `the domain has ${short(pages)} by line ${line} already: this line gives it nothing`,
            ),
        detail: () =>
            'If it is a copy in which the frame should have been changed, the domain lacks the page that was meant: name it here. Else remove the line.',
    }),
    'second-hwdom': entry<{
        readonly name: string;
        readonly other: string;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ name, other }) =>
            thatFits(
                `${short(name)} and ${short(other)} are \`hwdom\`, but Xen has one hardware domain: it refuses the other what \`hwdom\` gets`,
                'two domains are `hwdom`, but Xen has one hardware domain: it refuses the other what `hwdom` gets',
            ),
        detail: () =>
            'What claims and summaries say of the other is true of no machine. Remove `hwdom` where a guest is meant; of two set-ups, give each a file of its own that imports the tables.',
    }),
    'idle-page': entry<{
        readonly domain: string;
        /** The devices whose pages these are, as names of frames. */
        readonly devices: readonly string[];
        readonly pages: readonly string[];
    }>({
        severity: 'information',
        waivable: true,
        message: ({ domain, devices }) =>
            thatFits(
                `${short(domain)} has no right by ${listWithin(40, devices)}: no row goes by the page, and no device in it is the domain's`,
                `no right comes by ${short(devices[0] ?? '')}: no row goes by the page, and no device in it is the domain's`,
            ),
        detail: ({ domain, pages }) =>
            `${domain} still reads and writes what is in ${list(pages)}. Take the line away if its drivers do not need that, or waive this and say what for.`,
    }),
};
