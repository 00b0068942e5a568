// Diagnostics about what is granted and nobody needs: hints for least privilege.

import { entry } from './entry';
import { count, folded, list, listWithin, short, thatFits } from './phrases';

export const LEAST_PRIVILEGE_DIAGNOSTICS = {
    'idle-row': entry<{
        readonly kind: 'node' | 'reset';
        /** What the rows are about, as names. */
        readonly ids: readonly string[];
        /** The frames through which they grant. */
        readonly pages: readonly string[];
    }>({
        severity: 'information',
        waivable: true,
        message: ({ kind, ids }) => {
            const [what, does] = kind === 'node' ? ['node', 'control'] : ['reset line', 'pulse'];
            const first = short(ids[0] ?? '');
            return ids.length === 1
                ? `no domain here may ${does} ${first}: none owns its page`
                : `no domain here may ${does} ${count(ids.length, what)}, ${first} first: none owns their pages`;
        },
        detail: ({ ids, pages }) =>
            `${folded(ids)} ${ids.length === 1 ? 'goes' : 'go'} by ${list(pages)}. Write \`deny\` for what no guest is to have, or waive this and say whom the rows are for.`,
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
