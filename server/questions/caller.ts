// What the code around the check functions makes of a call otherwise than they say.

import { bitsText, idText } from '../diagnostics/phrases';
import { byPosition, isPositionOf } from '../model/chip';
import type { Answer, Asked } from './answers';

/** Each a sentence without its full stop; none where the check function alone decides. */
export function callerNotes(asked: Asked, answer: Answer): string[] {
    switch (answer.question.action) {
        case 'clock':
            return clockNotes(asked, answer.question.id, answer.decided.decision.allowed);
        case 'read':
        case 'write':
            return registerNotes(asked, answer);
        case 'node':
        case 'reset':
        case 'mailbox':
            return [];
    }
}

/** All of them in a sentence; empty for none. */
export const callerText = (asked: Asked, answer: Answer): string => callerNotes(asked, answer).join('; ');

function clockNotes(asked: Asked, id: number, allowed: boolean): string[] {
    const { policy } = asked;
    const { forwardsPlls, answersEnabling, ignoresDisabling } = policy.edition;
    const disabling = ignoresDisabling ? ['disabling it is answered with success and does nothing'] : [];
    if (forwardsPlls && policy.plls.has(id))
        return [
            'it is the clock of a PLL: Xen forwards calls that change it for every domain, without asking',
            ...disabling,
        ];
    const otherwise = pllByPosition(asked, id);
    if (allowed) return [...otherwise, ...disabling];
    const enabling = answersEnabling ? ['enabling it while it runs succeeds all the same'] : [];
    return [...otherwise, ...enabling, ...disabling];
}

/** Of a number that says the clock of a PLL by its position, Xen does not see that it is one. */
export function pllByPosition({ program: { chip, scope }, policy }: Asked, id: number): string[] {
    if (!policy.edition.forwardsPlls || byPosition(BigInt(id), 'clock', chip) === undefined) return [];
    const pll = scope.names('clock').find(name => name.pll && isPositionOf({ value: BigInt(id) }, name));
    return pll?.number === undefined
        ? []
        : [
              `it says ${pll.name} by its position, so Xen asks the table; a call with the whole id (${idText(pll.number)}) is forwarded for every domain, without asking`,
          ];
}

function registerNotes({ program }: Asked, { question, decided }: Answer): string[] {
    const { chip, target } = program;
    if (chip?.refusesRegisterCalls)
        return [`on ${chip.name} Xen refuses every register call, and no table is asked`];
    if (question.action !== 'write' || decided.of !== 'register' || target !== 'xlnx') return [];
    const { allowed, mask } = decided.decision;
    return !allowed || mask === question.mask
        ? []
        : [`the code that ships forwards the whole mask, and writes ${bitsText(BigInt(question.mask))}`];
}

/** What no table knows, about an answer that allows something. */
export const FIRMWARE_NOTE =
    "This is Xen's half: the firmware's own configuration may still refuse what Xen allows.";
