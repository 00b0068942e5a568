// What the claims of a program ask, worked out once for all that ask alike: about the same rows, for domains that own the same of the
// pages in them. A file may have thousands of claims about thousands of rows each.

import { askedFor } from '../access/owner';
import type { Call, PolicyPart, Searched } from '../access/part';
import { PolicyParts } from '../access/parts';
import type { Domain } from '../model/domain';
import { perVersion } from '../model/kept/per-version';
import type { Told } from '../model/kept/told-of-rows';
import type { Program, Row, Table, TestLine } from '../model/program';
import { type Question, questionOf } from '../questions/question';

/** What is made of a part of a policy, and gives the answers that it has. */
export interface Answering<G> {
    /** How many rows an answer looks at. */
    readonly size: number;
    readonly answer: (domain: Domain, question: Question) => G;
}

/** How claims are asked about. */
export interface Way<G> {
    /** The rows of the register and clock tables that a part has. */
    readonly search: (program: Program, call: Call) => Searched;
    readonly about: (program: Program, part: PolicyPart) => Answering<G>;
}

/** The questions to one program. It is told which rows change, and asks again only for claims that could have met them. */
export class Inquiry<G> implements Told {
    private readonly parts: PolicyParts;
    private readonly askedOf = perVersion(
        (part: PolicyPart) => new AskedPart(this.program, part, this.way.about(this.program, part)),
    );
    /** The parts may be forgotten long before the claims. */
    private readonly lastOf = perVersion((_: TestLine): Last<G> => ({ asked: undefined }));
    private counted = 0;
    private answers = 0;

    constructor(
        private readonly program: Program,
        private readonly way: Way<G>,
    ) {
        this.parts = new PolicyParts(program, way.search);
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

    /** The answer to a claim. */
    about(claim: TestLine): G {
        const last = this.lastOf(claim);
        const former = last.asked?.deref();
        const known = former && this.parts.has(former.part) ? former.givenTo(claim).given : undefined;
        if (known !== undefined) return known;
        const question = questionOf(claim);
        const asked = this.askedOf(this.parts.of(question));
        const { looked } = asked;
        const given = asked.answerTo(claim.domain, question);
        this.parts.looked += asked.looked - looked;
        this.answers++;
        asked.givenTo(claim).given = given;
        last.asked = new WeakRef(asked);
        return given;
    }

    /** Says that so many rows were looked at for an answer. */
    look(rows: number): void {
        this.parts.looked += rows;
    }

    /** How many rows were looked at since this was last asked. */
    takeLooked(): number {
        const looked = this.parts.looked - this.counted;
        this.counted = this.parts.looked;
        return looked;
    }
}

/** What was asked last for a claim. */
interface Last<G> {
    asked: WeakRef<AskedPart<G>> | undefined;
}

/** A part of a policy, and what was asked about it. */
class AskedPart<G> {
    looked = 0;
    /** The answers to claims, as long as the part is that which they meet. */
    readonly givenTo = perVersion((_: TestLine): { given: G | undefined } => ({ given: undefined }));
    private readonly frames: readonly number[];
    private domains: Program['domains'];
    private readonly owners = new Map<Domain, Map<string, G>>();
    private readonly alike = new Map<string, Map<string, G>>();

    constructor(
        private readonly program: Program,
        readonly part: PolicyPart,
        private readonly answering: Answering<G>,
    ) {
        this.domains = program.domains;
        const { policy } = part;
        const rows = [...(policy.node?.rows ?? []), ...(policy.reset?.rows ?? [])];
        this.frames = [...new Set(rows.map(({ frame }) => frame))];
    }

    answerTo(domain: Domain, question: Question): G {
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
    private knownFor(domain: Domain): Map<string, G> {
        const { hardwareDomain, ownsFrame } = askedFor(domain);
        const owned = this.frames.map(frame => (ownsFrame(frame) ? '1' : '0')).join('');
        this.looked += this.frames.length;
        const key = `${hardwareDomain} ${owned}`;
        const known = this.alike.get(key) ?? new Map<string, G>();
        this.alike.set(key, known);
        this.owners.set(domain, known);
        return known;
    }

    private given(domain: Domain, question: Question): G {
        this.looked += this.answering.size;
        return this.answering.answer(domain, question);
    }
}

/** The same for questions that the rules answer alike from one part: an id matters besides its index only where a single row decides. */
const keyOf = (question: Question): string =>
    question.action === 'node' || question.action === 'reset'
        ? `${question.action} ${question.id}`
        : question.action;
