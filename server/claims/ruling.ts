// What the rules say to claims about registers, and how far they searched for it: all that it takes to judge them. Why they say so is in
// `given.ts`. A claim is answered from the few rows that say something new to its domain, whatever other rows there are.

import { NodeAnswers } from '../access/node-answers';
import { askedFor } from '../access/owner';
import { decidingBy, decidingFor, endOfSearch, type PolicyPart, partWith } from '../access/part';
import { MOST_FOLLOWED, ROWS_A_LINE } from '../access/parts';
import { type PolicyMmioRow, rulesOf, tablesOf } from '../access/policy';
import type { Step } from '../access/steps';
import type { MmioRow } from '../access/tables';
import type { Domain } from '../model/domain';
import { FirstRows, formOf } from '../model/first-rows';
import { questionsAboutRow } from '../model/kept/asking';
import type { Told } from '../model/kept/told-of-rows';
import {
    isAccessTable,
    type MmioRow as ModelMmioRow,
    type Program,
    type Row,
    type Table,
    type TestLine,
} from '../model/program';
import { registerRowsOf } from '../model/rows-alike';
import { traitsOf } from '../model/targets';
import { asking, functionsOf, type Ruled } from '../questions/functions';
import { type Question, questionOf } from '../questions/question';

export interface Ruling {
    readonly ruled: Ruled | undefined;
    /** Whether no row that it depends on has an error. */
    readonly isKnown: boolean;
    /** The last row of the table that the search came to: `all` if it came to the end, `none` if it did not begin. */
    readonly reached: ModelMmioRow | 'all' | 'none';
}

/** Those of one program. It is told which rows change, and rules again only about claims that these concern. */
export class Rulings implements Told {
    private looked = 0;
    private made = 0;
    private forgotten = 0;
    private readonly nodes: NodeAnswers;
    private readonly domains = new Map<Domain, RulingsOfDomain>();
    /** Also those whose nodes have other rows now. */
    private rowsChanged: ModelMmioRow[] = [];
    /** What of the node table may be otherwise now. */
    private readonly nodesChanged = new Set<string>();

    constructor(private readonly program: Program) {
        this.nodes = new NodeAnswers(program);
    }

    /** Changes whenever a claim may have another answer than before. */
    get version(): number {
        return this.made + this.forgotten;
    }

    about(claim: TestLine): Ruling {
        const { rulings } = this.of(claim.domain);
        const key = `${claim.action} ${claim.object}`;
        const known = rulings.get(key);
        if (known !== undefined) return known.ruling;
        const question = questionOf(claim);
        const part = this.partFor(claim);
        const ruling = ruledBy(part, claim.domain, question);
        if (rulings.size >= MOST_KEPT) this.forgetAll(rulings);
        const end = endOfSearch(this.program, question);
        rulings.set(key, { ruling, question, address: claim.object, asked: part.questions, end });
        this.made++;
        return ruling;
    }

    /** The part of the policy by which a claim is answered. */
    partFor(claim: TestLine): PolicyPart {
        const { program } = this;
        const question = questionOf(claim);
        const searched = traitsOf(program.target).firstRowDecides
            ? decidingFor(program, question)
            : decidingBy(this.of(claim.domain).firsts, program, question);
        this.looked += 1 + searched.registers.length + searched.passed / ROWS_A_LINE;
        return partWith(program, question, searched);
    }

    /** How many rows were looked at since this was last asked. */
    takeLooked(): number {
        const { looked } = this;
        this.looked = 0;
        return looked;
    }

    changed(table: Table, row: Row): boolean {
        if (row.kind === 'mmio') this.rowsChanged.push(row);
        if (row.kind !== 'access' || table.kind !== 'node' || !isAccessTable(table)) return true;
        if (row.size > MOST_FOLLOWED.ids) return false;
        const { mmio } = tablesOf(this.program);
        for (const question of questionsAboutRow(table, row)) {
            this.nodesChanged.add(question);
            for (const id of this.nodes.forget(question))
                for (const each of mmio === undefined ? [] : registerRowsOf(mmio, id))
                    this.rowsChanged.push(each);
        }
        return true;
    }

    settled(): void {
        const { rowsChanged, nodesChanged, program } = this;
        const domains = new Set(program.domains);
        for (const [domain, of] of this.domains) {
            if (!domains.has(domain) || rowsChanged.length > MOST_FOLLOWED.rows) this.forget(domain, of);
            else if (rowsChanged.length + nodesChanged.size > 0) this.forgetConcerned(of);
            if (nodesChanged.size > 0) of.firsts = this.firstsFor(domain);
        }
        this.rowsChanged = [];
        nodesChanged.clear();
    }

    private forget(domain: Domain, { rulings }: RulingsOfDomain): void {
        this.forgetAll(rulings);
        this.domains.delete(domain);
    }

    private forgetAll(rulings: RulingsOfDomain['rulings']): void {
        this.forgotten += rulings.size;
        rulings.clear();
    }

    private forgetConcerned({ rulings }: RulingsOfDomain): void {
        for (const [key, { question, address, asked, end }] of rulings) {
            this.looked += this.rowsChanged.length / ROWS_A_LINE;
            const isConcerned =
                asked.some(each => this.nodesChanged.has(each)) ||
                this.rowsChanged.some(row => row.start <= address && address < row.end) ||
                endOfSearch(this.program, question) !== end;
            if (isConcerned && rulings.delete(key)) this.forgotten++;
        }
    }

    private of(domain: Domain): RulingsOfDomain {
        const known = this.domains.get(domain);
        if (known !== undefined) return known;
        const made = { rulings: new Map<string, Kept>(), firsts: this.firstsFor(domain) };
        this.domains.set(domain, made);
        return made;
    }

    /** Rows are alike for a domain if it passes the nodes of both, or of neither. */
    private firstsFor(domain: Domain): FirstRows {
        const told = this.nodes.toldTo(askedFor(domain));
        return new FirstRows({ like: row => `${told(row.nodeId)} ${formOf(row)}`, byBits: true });
    }
}

/** Of claims that an edit has replaced nobody asks again. */
const MOST_KEPT = 1 << 16;

interface RulingsOfDomain {
    /** By what the claim asks. */
    readonly rulings: Map<string, Kept>;
    firsts: FirstRows;
}

interface Kept {
    readonly ruling: Ruling;
    readonly question: Question;
    /** A byte address. */
    readonly address: bigint;
    /** What was asked of the node table. */
    readonly asked: PolicyPart['questions'];
    /** The row at which the search stops, if it comes to it. */
    readonly end: ReturnType<typeof endOfSearch>;
}

/** What the rules say to a call that meets these rows. */
function ruledBy({ policy, isKnown }: PolicyPart, domain: Domain, question: Question): Ruling {
    const { mmio } = policy;
    const rows = mmio?.rows ?? [];
    const functions = functionsOf(rulesOf({ ...policy, mmio: mmio && { ...mmio, rows: [...rows, END] } }));
    let last: MmioRow | undefined;
    const note = (step: Step): void => {
        if (step.kind === 'register' || step.kind === 'register-above') last = step.row;
    };
    const ruled = asking(functions, { ...askedFor(domain), note }, question);
    return { ruled, isKnown, reached: reachedIn(rows, last) };
}

/** A row behind all others that holds every address and lets nobody pass: a search that comes to it would have found nothing more. */
const END: MmioRow = { start: 0n, end: 1n << 64n, mask: 1, node: 0, readonly: true, onlyHwdom: true };

function reachedIn(rows: readonly PolicyMmioRow[], last: MmioRow | undefined): Ruling['reached'] {
    if (last === undefined) return 'none';
    return rows.find(row => row === last)?.source ?? 'all';
}
