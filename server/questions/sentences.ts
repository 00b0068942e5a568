// Answers as sentences.

import { type Answer, type Asked, mayIn } from './answers';
import { callerText } from './caller';
import type { Question } from './question';
import { traceOf } from './trace';
import { WHY_UNKNOWN } from './unread';

const VERBS: { readonly [A in Question['action']]: string } = {
    node: 'control node',
    reset: 'pulse reset',
    clock: 'control clock',
    read: 'read',
    write: 'write',
    mailbox: 'use',
};

/** What is asked, such as `control node NODE_SD_0`. */
export const asking = ({ action, text }: Question): string => `${VERBS[action]} ${text}`;

/** An answer with its reason in one sentence, and behind it what Xen's code around the check makes of it, if anything. */
export function sentencesOf(asked: Asked, answer: Answer): string[] {
    const { domain, question, decided } = answer;
    if (mayIn(answer) === 'unknown')
        return [`it is unknown whether ${domain.name} may ${asking(question)}: ${WHY_UNKNOWN}`];
    const may = decided.decision.allowed ? 'may' : 'may not';
    const first = `${domain.name} ${may} ${asking(question)}: ${traceOf(asked, answer).because}`;
    const but = callerText(asked, answer);
    return but === '' ? [first] : [first, but];
}
