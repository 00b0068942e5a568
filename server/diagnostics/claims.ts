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

interface Claim {
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
    /** The finding of a row that is the cause, by its line from 1, of this claim and of others. */
    cause?: { readonly code: string; readonly line: number; readonly claims: number };
}

export const CLAIM_DIAGNOSTICS = {
    'false-claim': entry<Claim>({
        severity: 'error',
        waivable: false,
        message: claim => {
            const start = startOf(claim);
            const whole = factsOf(claim).map(fact => `${start}: ${fact}`);
            return claim.cause === undefined ? thatFits(...whole) : thatFits(...whole, start);
        },
        // One sentence, so that the reason is also there where only the last sentence is shown.
        detail: ({ because, may, opposite, cause }) => {
            if (cause !== undefined) return `Why: ${because}; mend line ${cause.line}, and not the claim.`;
            return `Why: ${because}; mend ${opposite ? `the tables or what the domain owns, or write \`${may ? 'may' : 'may not'}\`` : 'the tables, what the domain owns, or the claim'}.`;
        },
    }),
    'unknown-claim': entry<
        | { why: 'domain'; domain: string; claims: number }
        /** `claims` are all that are not known for this reason. */
        | {
              why: 'undecided';
              action: 'clock' | 'mailbox';
              claims: number;
              target: string;
              edition: number | undefined;
          }
        | { why: 'forwarded'; clock: string; claims: number; target: string; edition: number | undefined }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            if (params.why === 'domain')
                return `not known: \`${short(params.domain)}\` may own more pages, so ${count(params.claims, 'claim')} cannot be judged`;
            if (params.why === 'undecided')
                return `not known: ${ruleset(params)} asks no table about ${params.action === 'clock' ? 'clocks' : 'the mailbox'}, so ${params.claims === 1 ? 'nothing here says who may' : `${params.claims} claims cannot be judged`}`;
            return params.claims === 1
                ? `not known: \`${short(params.clock)}\` is the clock of a PLL, and ${ruleset(params)} asks no table about it`
                : `not known: ${params.claims} claims are about clocks of PLLs, and ${ruleset(params)} asks no table about them`;
        },
        detail: params => {
            if (params.why === 'domain')
                return 'A line or a file that says what it owns could not be read. Claims about it neither hold nor fail until that is mended.';
            if (params.why === 'forwarded')
                return 'Since edition 2022 Xen forwards calls that change the clock of a PLL without asking the table, so only the firmware refuses them. Remove such claims.';
            return params.action === 'clock'
                ? 'Xen without clock tables decides about clocks elsewhere. Remove such claims, or write them in a file for `target xlnx`.'
                : "A row of the node table decides about the firmware's mailbox since April 2024, which is edition 2024 of `xlnx`. Remove such claims, or write the edition that the tree has.";
        },
    }),
};

function startOf({ cause }: Claim): string {
    if (cause === undefined) return 'false claim';
    const { claims, line, code } = cause;
    return `${claims === 1 ? 'false' : `${claims} claims are false`} because of line ${line} (${code})`;
}

/** What is so, contrary to a claim, the longest text first. */
function factsOf({ domain, action, object, may, bits }: Claim): string[] {
    const of = action === 'mailbox' ? object : `\`${short(object)}\``;
    const which = bits === undefined ? [''] : [`${bitsText(BigInt(bits))} of `, 'bits of '];
    return which.map(part => `\`${short(domain)}\` may ${may ? '' : 'not '}${VERBS[action]} ${part}${of}`);
}

const ruleset = ({
    target,
    edition,
}: {
    readonly target: string;
    readonly edition: number | undefined;
}): string => `\`${target}${edition === undefined ? '' : ` ${edition}`}\``;
