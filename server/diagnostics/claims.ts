// Diagnostics about the claims of tests: those that are false, and those of which that is not known.

import { entry } from './entry';
import { bitsText, count, short, thatFits } from './phrases';

/** What a domain does with the object of a claim. */
const VERBS = {
    node: 'control',
    reset: 'pulse',
    clock: 'control',
    read: 'read',
    write: 'write',
    mailbox: 'use',
} as const;

export const CLAIM_DIAGNOSTICS = {
    'false-claim': entry<{
        domain: string;
        action: keyof typeof VERBS;
        object: string;
        /** Whether the domain may, contrary to the claim, or by other bits than the claim says. */
        may: boolean;
        /** Bits that are written, of those that the claim is about or besides; `undefined` if bits are not the matter. */
        bits: number | undefined;
        /** Half a sentence. */
        because: string;
        /** Whether the opposite claim holds. */
        opposite: boolean;
    }>({
        severity: 'error',
        waivable: false,
        message: ({ domain, action, object, may, bits }) => {
            const of = action === 'mailbox' ? object : `\`${short(object)}\``;
            const told = (which: string): string =>
                `false claim: \`${short(domain)}\` may ${may ? '' : 'not '}${VERBS[action]} ${which}${of}`;
            if (bits === undefined) return told('');
            return thatFits(told(`${bitsText(BigInt(bits))} of `), told('bits of '));
        },
        // One sentence, so that the reason is also there where only the last sentence is shown.
        detail: ({ because, may, opposite }) =>
            `Why: ${because}; mend ${opposite ? `the tables or what the domain owns, or write \`${may ? 'may' : 'may not'}\`` : 'the tables, what the domain owns, or the claim'}.`,
    }),
    'unknown-claim': entry<
        | { why: 'domain'; domain: string; claims: number }
        | { why: 'undecided'; action: 'clock' | 'mailbox'; target: string; edition: number | undefined }
        | { why: 'forwarded'; clock: string; target: string; edition: number | undefined }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            if (params.why === 'domain')
                return `not known: \`${short(params.domain)}\` may own more pages, so ${count(params.claims, 'claim')} cannot be judged`;
            if (params.why === 'forwarded')
                return `not known: \`${short(params.clock)}\` is the clock of a PLL, and ${ruleset(params)} asks no table about it`;
            return `not known: ${ruleset(params)} asks no table about ${params.action === 'clock' ? 'clocks' : 'the mailbox'}, so nothing here says who may`;
        },
        detail: params => {
            if (params.why === 'domain')
                return 'A line or a file that says what it owns could not be read. Claims about it neither hold nor fail until that is mended.';
            if (params.why === 'forwarded')
                return 'Since edition 2022 Xen forwards calls that change the clock of a PLL without asking the table, so only the firmware refuses them. Remove the claim.';
            return params.action === 'clock'
                ? 'Xen without clock tables decides about clocks elsewhere. Remove the claim, or write it in a file for `target xlnx`.'
                : "A row of the node table decides about the firmware's mailbox since April 2024, which is edition 2024 of `xlnx`. Remove the claim, or write the edition that the tree has.";
        },
    }),
};

const ruleset = ({
    target,
    edition,
}: {
    readonly target: string;
    readonly edition: number | undefined;
}): string => `\`${target}${edition === undefined ? '' : ` ${edition}`}\``;
