// What the claims of a program ask, worked out once for all that ask alike: about the same rows, for domains that own the same of the
// pages in them. A file may have thousands of claims about thousands of rows each.

import { askedFor } from '../access/owner';
import type { PolicyPart } from '../access/part';
import { PolicyParts } from '../access/parts';
import { rulesOf } from '../access/policy';
import type { Domain } from '../model/domain';
import { perVersion } from '../model/kept/per-version';
import type { Told } from '../model/kept/told-of-rows';
import type { Program, Row, Table, TestLine } from '../model/program';
import { type Asked, answer, askablePart } from '../questions/answers';
import { asking, type Functions, functionsOf, type Ruled } from '../questions/functions';
import { type Question, questionOf } from '../questions/question';
import { type Trace, traceOf } from '../questions/trace';
import { type Consulted, consultedRows } from './consulted';

/** The questions to one program. It is told which rows change, and asks again only for claims that could have met them. */
export class Inquiry implements Told {
    private readonly parts: PolicyParts;
    private counted = 0;
    private answers = 0;

    constructor(private readonly program: Program) {
        this.parts = new PolicyParts(program);
    }

    changed(table: Table, row: Row): boolean {
        return this.parts.changed(table, row);
    }

    settled(): void {
        this.parts.settled();
    }

    /** Changes whenever a claim may have another answer than before. */
    get version(): number {
        return this.answers + this.parts.forgotten;
    }

    /** What the rules say to the call of a claim. */
    about(claim: TestLine): Given {
        const last = lastAnswer(claim, this);
        if (last.part !== undefined && last.given !== undefined && this.parts.has(last.part))
            return last.given;
        const question = questionOf(claim);
        const part = this.parts.of(question);
        const given = this.askOf(askedPart(part, this.program), claim.domain, question);
        this.answers++;
        last.part = part;
        last.given = given;
        return given;
    }

    private askOf(part: AskedPart, domain: Domain, question: Question): Given {
        const { looked } = part;
        const given = part.answerTo(domain, question);
        this.parts.looked += part.looked - looked;
        return given;
    }

    /** Why the rules say so. */
    because(given: Given): Trace | undefined {
        this.parts.looked += given.size;
        return given.trace();
    }

    /** The rows that decided; worked out once. */
    consulted(given: Given): readonly Consulted[] {
        if (!given.hasDecided) this.parts.looked += given.size;
        return given.decided();
    }

    /** How many rows were looked at since this was last asked. */
    takeLooked(): number {
        const looked = this.parts.looked - this.counted;
        this.counted = this.parts.looked;
        return looked;
    }
}

/** What a claim was answered last, and of which part. */
interface Last {
    part?: PolicyPart;
    given?: Given;
}

const lastAnswer = perVersion((_: TestLine, _inquiry: Inquiry): Last => ({}));

/** An answer of the rules. */
export class Given {
    private rows: readonly Consulted[] | undefined;

    constructor(
        private readonly asked: Asked,
        private readonly domain: Domain,
        private readonly question: Question,
        /** `undefined` if the rules know nothing of such calls. */
        readonly ruled: Ruled | undefined,
        /** Whether no row that it depends on has an error. */
        readonly isKnown: boolean,
        /** How many rows its reason may be about. */
        readonly size: number,
    ) {}

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

/** A part of a policy, and what was asked about it. */
class AskedPart {
    looked = 0;
    private readonly asked: Asked;
    private readonly functions: Functions<Ruled>;
    private readonly frames: readonly number[];
    private domains: Program['domains'];
    private readonly owners = new Map<Domain, Map<string, Given>>();
    private readonly alike = new Map<string, Map<string, Given>>();

    constructor(
        private readonly program: Program,
        private readonly part: PolicyPart,
    ) {
        const { policy } = part;
        this.domains = program.domains;
        this.asked = askablePart(program, policy);
        this.functions = functionsOf(rulesOf(policy));
        const rows = [...(policy.node?.rows ?? []), ...(policy.reset?.rows ?? [])];
        this.frames = [...new Set(rows.map(({ frame }) => frame))];
    }

    answerTo(domain: Domain, question: Question): Given {
        this.forgetFormer();
        const known = this.owners.get(domain) ?? this.knownFor(domain);
        const key = keyOf(question);
        const given = known.get(key) ?? this.given(domain, question);
        known.set(key, given);
        return given;
    }

    /** Forgets domains that an edit has replaced; what others answered alike is still so. */
    private forgetFormer(): void {
        const { domains } = this.program;
        if (domains === this.domains) return;
        this.domains = domains;
        this.owners.clear();
        if (this.alike.size > 2 * domains.length) this.alike.clear();
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
        const ruled = asking(this.functions, askedFor(domain), question);
        return new Given(this.asked, domain, question, ruled, isKnown, size);
    }
}

const askedPart = perVersion((part: PolicyPart, program: Program) => new AskedPart(program, part));

/** The same for questions that the rules answer alike from one part: an id matters besides its index only where a single row decides. */
const keyOf = (question: Question): string =>
    question.action === 'node' || question.action === 'reset'
        ? `${question.action} ${question.id}`
        : question.action;
