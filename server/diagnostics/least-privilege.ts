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
                `by ${listWithin(48, devices)} ${short(domain)} may control nothing: no row and no device of it needs the page`,
                `by ${short(devices[0] ?? '')} the domain may control nothing: no row and no device of it needs the page`,
            ),
        detail: ({ domain, pages }) =>
            `${domain} still reads and writes what is in ${list(pages)}. Take the line away if its drivers do not need that, or waive this and say what for.`,
    }),
};
