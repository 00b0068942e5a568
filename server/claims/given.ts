// What the rules say to claims, with what they say it by: the rows that decided, and the reason in words.

import { askedFor } from '../access/owner';
import { decidingFor, type PolicyPart, searchedFor } from '../access/part';
import { rulesOf } from '../access/policy';
import type { Domain } from '../model/domain';
import type { Program } from '../model/program';
import { type Asked, answer, askablePart } from '../questions/answers';
import { asking, functionsOf, type Ruled } from '../questions/functions';
import type { Question } from '../questions/question';
import { type Trace, traceOf } from '../questions/trace';
import { type Consulted, consultedRows } from './consulted';
import type { Answering, Way } from './inquiry';

export const WITH_REASONS: Way<Given> = { search: searchedFor, about };

/** For what is known to be refused: the first of the rows that say something new do so as all do. */
export const WITH_REFUSALS: Way<Given> = {
    search: (program, call) => decidingFor(program, call, MOST_TOLD),
    about,
};

/** If more rows hold a register, a reason is not that of each: thousands of claims may be false by thousands. */
export const MOST_TOLD = 64;

/** What is asked of a part of the policy. */
export function about(program: Program, { policy, isKnown }: PolicyPart): Answering<Given> {
    const asked = askablePart(program, policy);
    const functions = functionsOf(rulesOf(policy));
    const size = (policy.mmio?.rows.length ?? 0) + (policy.clock?.rows.length ?? 0) + 1;
    return {
        size,
        answer: (domain, question) =>
            new Given(
                asked,
                domain,
                question,
                () => asking(functions, askedFor(domain), question),
                isKnown,
                size,
            ),
    };
}

/** An answer of the rules. */
export class Given {
    private rows: readonly Consulted[] | undefined;
    private said: { readonly ruled: Ruled | undefined } | undefined;

    constructor(
        private readonly asked: Asked,
        private readonly domain: Domain,
        private readonly question: Question,
        private readonly rule: () => Ruled | undefined,
        /** Whether no row that it depends on has an error. */
        readonly isKnown: boolean,
        /** How many rows its reason may be about. */
        readonly size: number,
    ) {}

    /** `undefined` if the rules know nothing of such calls. Of registers, nobody asks here. */
    get ruled(): Ruled | undefined {
        this.said ??= { ruled: this.rule() };
        return this.said.ruled;
    }

    /** Whether the rows that decided have been worked out. */
    get hasDecided(): boolean {
        return this.rows !== undefined;
    }

    /** The rows that decided. */
    decided(): readonly Consulted[] {
        if (this.rows !== undefined) return this.rows;
        const made = answer(this.asked, this.domain, this.question);
        this.rows = made === undefined ? [] : consultedRows(made.decided, this.question);
        return this.rows;
    }

    /** The reason in words. */
    trace(): Trace | undefined {
        const made = answer(this.asked, this.domain, this.question);
        return made && traceOf(this.asked, made);
    }
}
