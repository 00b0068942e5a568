// What the claims of a program ask, worked out once for all that ask alike: about the same rows, for domains that own the same of the
// pages in them. A file may have thousands of claims about thousands of rows each.

import { askedFor } from '../access/owner';
import type { PolicyPart } from '../access/part';
import { PolicyParts } from '../access/parts';
import { rulesOf } from '../access/policy';
import type { Rules } from '../access/target';
import type { Domain } from '../model/domain';
import { perVersion } from '../model/kept/per-version';
import type { Program, TestLine } from '../model/program';
import { type Asked, answer, askableWith } from '../questions/answers';
import { type Question, questionOf } from '../questions/question';
import { type Trace, traceOf } from '../questions/trace';
import { type Consulted, consultedRows } from './consulted';
import { type Ruled, ruled } from './ruled';

/** The questions to one program, until a table or a domain changes. */
export class Inquiry {
    private readonly parts: PolicyParts;
    private counted = 0;
    private readonly rows = new Map<Given, readonly Consulted[]>();

    constructor(private readonly program: Program) {
        this.parts = new PolicyParts(program);
    }

    /** What the rules say to the call of a claim. */
    about(claim: TestLine): Given {
        const question = questionOf(claim);
        const asked = askedPart(this.parts.of(question), this.program);
        const looked = asked.looked;
        const given = asked.answerTo(claim.domain, question);
        this.parts.looked += asked.looked - looked;
        return given;
    }

    /** Whether a claim is about the clock of a PLL, in an edition that forwards such calls without asking the table. */
    isForwarded(claim: TestLine): boolean {
        if (claim.action !== 'clock') return false;
        const { edition, plls } = this.parts.of(questionOf(claim)).policy;
        return edition.forwardsPlls && plls.has(Number(claim.object));
    }

    /** Why the rules say so. */
    because(given: Given): Trace | undefined {
        this.parts.looked += given.size;
        return given.trace();
    }

    /** The rows that decided; worked out once. */
    consulted(given: Given): readonly Consulted[] {
        const known = this.rows.get(given) ?? this.decide(given);
        this.rows.set(given, known);
        return known;
    }

    private decide({ size, decided }: Given): readonly Consulted[] {
        this.parts.looked += size;
        return decided();
    }

    /** How many rows were looked at since this was last asked. */
    takeLooked(): number {
        const looked = this.parts.looked - this.counted;
        this.counted = this.parts.looked;
        return looked;
    }
}

/** An answer of the rules. */
export interface Given {
    /** `undefined` if the rules know nothing of such calls. */
    readonly ruled: Ruled | undefined;
    /** Whether nothing that it depends on could not be read, or has an error. */
    readonly isKnown: boolean;
    /** How many rows its reason may be about. */
    readonly size: number;
    /** The rows that decided. */
    readonly decided: () => readonly Consulted[];
    /** The reason in words. */
    readonly trace: () => Trace | undefined;
}

/** A part of a policy, and what was asked about it. */
class AskedPart {
    looked = 0;
    private readonly asked: Asked;
    private readonly rules: Rules;
    private readonly frames: readonly number[];
    private readonly owners = new Map<Domain, Map<string, Given>>();
    private readonly alike = new Map<string, Map<string, Given>>();

    constructor(
        program: Program,
        private readonly part: PolicyPart,
    ) {
        const { policy } = part;
        this.asked = askableWith(program, policy);
        this.rules = rulesOf(policy);
        const rows = [...(policy.node?.rows ?? []), ...(policy.reset?.rows ?? [])];
        this.frames = [...new Set(rows.map(({ frame }) => frame))];
    }

    answerTo(domain: Domain, question: Question): Given {
        const known = this.owners.get(domain) ?? this.knownFor(domain);
        const key = keyOf(question);
        const given = known.get(key) ?? this.given(domain, question);
        known.set(key, given);
        return given;
    }

    /** What is known about all domains that own the same of the frames. */
    private knownFor(domain: Domain): Map<string, Given> {
        const { hardwareDomain, ownsFrame } = askedFor(domain);
        const owned = this.frames.map(frame => (ownsFrame(frame) ? '1' : '0')).join('');
        this.looked += this.frames.length;
        const key = `${hardwareDomain} ${owned}`;
        const known = this.alike.get(key) ?? new Map<string, Given>();
        this.alike.set(key, known);
        this.owners.set(domain, known);
        return known;
    }

    private given(domain: Domain, question: Question): Given {
        const { policy, isKnown } = this.part;
        const size = (policy.mmio?.rows.length ?? 0) + (policy.clock?.rows.length ?? 0) + 1;
        this.looked += size;
        const answered = () => answer(this.asked, domain, question);
        return {
            ruled: ruled(this.rules, askedFor(domain), question),
            isKnown,
            size,
            decided: () => {
                const made = answered();
                return made === undefined ? [] : consultedRows(made.decided, question);
            },
            trace: () => {
                const made = answered();
                return made && traceOf(this.asked, made);
            },
        };
    }
}

const askedPart = perVersion((part: PolicyPart, program: Program) => new AskedPart(program, part));

/** The same for questions that the rules answer alike from one part: an id matters besides its index only where a single row decides. */
const keyOf = (question: Question): string =>
    question.action === 'node' || question.action === 'reset'
        ? `${question.action} ${question.id}`
        : question.action;
