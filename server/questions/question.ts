// A question about one object: what a call asks for. It is written as a claim of a test is, `may write MM_X + R_Y mask 0x1`, and
// read by the language itself, as if a test with it stood at the end of the file.

import { ALL_BITS } from '../access/tables';
import type { Program, TestLine } from '../model/program';

export type Question =
    | { readonly action: 'node' | 'reset' | 'clock'; readonly id: number; readonly text: string }
    | {
          readonly action: 'read' | 'write';
          /** A byte address. */
          readonly address: bigint;
          /** The bits that the call is about. */
          readonly mask: number;
          readonly text: string;
      }
    | { readonly action: 'mailbox'; readonly text: string };

/** The question that needs no object. */
export const MAILBOX: Question = { action: 'mailbox', text: 'the mailbox' };

/** A domain that no file declares: the claim needs one, and what it owns does not matter. */
const NOBODY = 'eemi_acl_question';

/** What follows `may` in a claim; `undefined` for no words, and for what would not stay on its line. */
export function claimOf(words: readonly string[], mask: string | undefined): string | undefined {
    const all = [...words, ...(mask === undefined ? [] : ['mask', mask])];
    const claim = all
        .flatMap(word => word.split(' '))
        .filter(word => word !== '')
        .join(' ');
    return claim === '' || [...claim].some(isLineEnd) ? undefined : claim;
}

const isLineEnd = (char: string): boolean => char < ' ' || char === '\u2028' || char === '\u2029';

/** The text of a file with a claim at its end; `words` is what follows `may`, without line ends. */
export const withClaim = (text: string, words: string): string =>
    `${text}\n${claimHead}    ${NOBODY} may ${words}\n}\n`;

const claimHead = `domain ${NOBODY} {\n}\ntest "asked on the command line" {\n`;

/** The question in a program whose text has a claim at its end; `undefined` if it could not be read. */
export function questionIn({ tests, document }: Program): Question | undefined {
    const claim = tests.at(-1)?.lines.at(-1);
    if (claim === undefined || claim.line < document.lines.length - CLAIM_LINES) return undefined;
    const question = questionOf(claim);
    return 'mask' in question ? { ...question, mask: claim.mask ?? ALL_BITS } : question;
}

/** What a claim asks: a write is of all bits, whatever mask the claim names. */
export function questionOf({ action, object, at, node }: TestLine): Question {
    if (action === 'mailbox') return MAILBOX;
    const text = at.text.slice(node.object?.start, node.object?.end);
    return action === 'read' || action === 'write'
        ? { action, address: object, mask: ALL_BITS, text }
        : { action, id: Number(object), text };
}

/** How many lines the claim adds at the most. */
const CLAIM_LINES = 3;

/** The domains that the file declares. */
export const domainsOf = ({ domains }: Program): Program['domains'] =>
    domains.filter(({ name }) => name !== NOBODY);
