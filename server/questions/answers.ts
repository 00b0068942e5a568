// Answers to questions by the check functions, each with its reason.

import { type Decisions, decisionsByRules, decisionsOf } from '../access/decisions';
import { askedFor } from '../access/owner';
import { policyPart } from '../access/part';
import { type Policy, policyOf, tablesOf } from '../access/policy';
import type { Domain } from '../model/domain';
import type { Program } from '../model/program';
import { rowsByFrame } from '../model/rows-by-frame';
import { asking, type Decided, reasonedFunctionsOf } from './functions';
import type { Question } from './question';

/** A program with all that answers need. */
export interface Asked {
    readonly program: Program;
    readonly policy: Policy;
    readonly decisions: Decisions;
    /** How the rows that grant through a page name it, by its frame number. */
    readonly frameNames: Pick<ReadonlyMap<number, string>, 'get'>;
}

export interface Answer {
    readonly domain: Domain;
    readonly question: Question;
    readonly decided: Decided;
}

/** A program that can be asked many questions. */
export function askable(program: Program): Asked {
    const policy = policyOf(program);
    return { program, policy, decisions: decisionsOf(policy), frameNames: frameNamesOf(policy) };
}

/** A program of which only this policy is asked. */
export const askableWith = (program: Program, policy: Policy): Asked => ({
    program,
    policy,
    decisions: decisionsOf(policy),
    frameNames: frameNamesIn(program),
});

/** A program of which only the part of its policy is asked that one call can meet. */
export const askablePart = (program: Program, part: Policy): Asked => ({
    program,
    policy: part,
    decisions: decisionsByRules(part),
    frameNames: frameNamesOf(part),
});

/** The part of a program that one question can meet. The answer is that of the whole, with the same reason in the same words. */
export const askableAbout = (program: Program, question: Question): Asked => ({
    ...askablePart(program, policyPart(program, question).policy),
    frameNames: frameNamesIn(program),
});

/** To find a name takes long where many rows grant through a page, so what was found is kept. */
function frameNamesIn(program: Program): Asked['frameNames'] {
    const { node, reset } = tablesOf(program);
    const nameOf = (frame: number): string | undefined =>
        (node && rowsByFrame(node).nameOf(frame)) ?? (reset && rowsByFrame(reset).nameOf(frame));
    const known = new Map<number, string | undefined>();
    return {
        get: frame => {
            if (!known.has(frame)) known.set(frame, nameOf(frame));
            return known.get(frame);
        },
    };
}

/** The names of frames in rows, by frame number. Of several for one page the first counts. */
function frameNamesOf({ node, reset }: Policy): Map<number, string> {
    const names = new Map<number, string>();
    for (const { frame, source } of [...(node?.rows ?? []), ...(reset?.rows ?? [])])
        if (source.frameName !== undefined && !names.has(frame)) names.set(frame, source.frameName.name);
    return names;
}

/** What the check functions say to a domain's call; `undefined` if there is none for such calls, which `unasked` explains. */
export function answer({ decisions }: Asked, domain: Domain, question: Question): Answer | undefined {
    const decided = asking(reasonedFunctionsOf(decisions), askedFor(domain), question);
    return decided && { domain, question, decided };
}

/** Whether a domain may do what it was asked about: `unknown` if more pages would let it, and something that gives it pages could not be read. */
export function mayIn({ domain, decided }: Answer): 'yes' | 'no' | 'unknown' {
    if (decided.decision.allowed) return 'yes';
    return domain.isKnown ? 'no' : 'unknown';
}

/** Why the rules have no answer to a question, for no domain: then it is not known who may. `undefined` if they have one. */
export function unasked({ program, decisions }: Asked, { action }: Question): string | undefined {
    const { target, edition } = program;
    if (action === 'clock' && decisions.clock === undefined)
        return `the C of target ${target} has no clock tables: nothing here says who may control a clock`;
    if (action !== 'mailbox' || decisions.mailbox !== undefined) return undefined;
    return edition === undefined
        ? `the C of target ${target} asks no table about the mailbox: nothing here says who may use it`
        : `before April 2024 no table decides about the mailbox: in edition ${edition} nothing here says who may use it`;
}
