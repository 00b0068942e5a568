// Which changes of rows the tests of a file notice. A change that makes no difference to any domain of the file is not counted: no
// claim about its domains could notice it.

import { askedFor } from '../access/owner';
import { PolicyParts } from '../access/parts';
import { type Policy, type PolicyAccessRow, policyOf, rulesOf } from '../access/policy';
import { ALL_BITS, type Domain as Asker, allows } from '../access/tables';
import type { Rules } from '../access/target';
import type { Domain } from '../model/domain';
import type { Program, Row, Table, TestLine } from '../model/program';
import { asking, functionsOf, type Ruled } from '../questions/functions';
import { type Question, questionOf } from '../questions/question';
import { type Change, changesOf, EVERYONES } from './changes';
import { type PlacedRow, placed } from './coverage';
import { holdsBy } from './verdict';

export interface Mutations {
    /** How many changes make a difference to some domain of the file. */
    readonly changes: number;
    /** How many of them make a claim false. */
    readonly noticed: number;
    /** How many changes make no difference. */
    readonly indifferent: number;
    readonly unnoticed: readonly Unnoticed[];
}

export interface Unnoticed extends PlacedRow {
    /** What has become of the row, such as "refused to everyone". */
    readonly change: string;
}

/** Tries all changes against claims that hold. */
export function mutationsOf(program: Program, path: string, claims: readonly TestLine[]): Mutations {
    const policy = policyOf(program);
    const trial = new Trial(program, policy, claims);
    const tables = new Map<Row, Table>();
    for (const table of program.tables) for (const row of table.rows) tables.set(row, table);
    let [noticed, indifferent] = [0, 0];
    const unnoticed: Unnoticed[] = [];
    for (const change of changesOf(program, policy)) {
        const [row] = change.rows;
        const table = tables.get(row);
        if (trial.isNoticed(change)) noticed++;
        else if (!trial.makesDifference(change)) indifferent++;
        else if (table !== undefined)
            unnoticed.push({ ...placed(program, path, table, row), change: change.what });
    }
    return { changes: noticed + unnoticed.length, noticed, indifferent, unnoticed };
}

/** A claim with its question, and the rows that its call can meet: a change of any others makes no difference to it. */
interface Met {
    readonly claim: TestLine;
    readonly question: Question;
    readonly part: Policy;
}

class Trial {
    private readonly byRow = new Map<Row, Set<Met>>();
    private readonly askers: ReadonlyMap<Domain, Asker>;
    private readonly before: Rules;

    constructor(
        program: Program,
        private readonly policy: Policy,
        claims: readonly TestLine[],
    ) {
        this.askers = new Map(program.domains.map(domain => [domain, askerOf(domain)]));
        this.before = rulesOf(policy);
        const parts = new PolicyParts(program);
        for (const claim of claims) {
            const question = questionOf(claim);
            const part = parts.of(question).policy;
            const met = { claim, question, part };
            for (const table of [part.node, part.reset, part.mmio, part.clock])
                for (const { source } of table?.rows ?? [])
                    this.byRow.set(source, (this.byRow.get(source) ?? new Set()).add(met));
        }
    }

    /** Whether a claim does not hold any more. */
    isNoticed(change: Change): boolean {
        const claims = new Set(change.rows.flatMap(row => [...(this.byRow.get(row) ?? [])]));
        if (claims.size === 0) return false;
        const whole = change.kind === 'mmio' || change.kind === 'clock' ? rulesOf(change.policy) : undefined;
        // Rows that are looked up by their index do not matter to each other, so the part of a claim is enough.
        return [...claims].some(met => !this.stillHolds(met, whole ?? rulesOf(partOf(change, met))));
    }

    private stillHolds({ claim, question }: Met, rules: Rules): boolean {
        const asker = this.askers.get(claim.domain) ?? askerOf(claim.domain);
        const { allowed, mask } = answerOf(rules, asker, question);
        return holdsBy(claim, allowed, mask);
    }

    /** Whether a domain gets another answer about what the rows are about. */
    makesDifference(change: Change): boolean {
        const askers = [...this.askers.values()];
        if (change.kind === 'node' || change.kind === 'reset') {
            const before = accessRowOf(this.policy, change);
            const after = accessRowOf(change.policy, change);
            return askers.some(asker => allows(before, asker) !== allows(after, asker));
        }
        const after = rulesOf(change.policy);
        const questions = change.rows.flatMap(row => questionsAbout(this.policy, row));
        return askers.some(asker =>
            questions.some(question => {
                const one = answerOf(this.before, asker, question);
                const other = answerOf(after, asker, question);
                return one.allowed !== other.allowed || one.mask !== other.mask;
            }),
        );
    }
}

/** A domain as the rules ask it, which has the page that a row is opened to everyone by. Its pages are looked up once. */
function askerOf(domain: Domain): Asker {
    const { hardwareDomain, ownsFrame } = askedFor(domain);
    const known = new Map<number, boolean>([[EVERYONES, true]]);
    return {
        hardwareDomain,
        ownsFrame: frame => {
            const owned = known.get(frame) ?? ownsFrame(frame);
            known.set(frame, owned);
            return owned;
        },
    };
}

/** The part of a policy that a claim can meet, with the change in it. */
function partOf(change: Change, { part }: Met): Policy {
    const { kind } = change;
    const changed = accessRowOf(change.policy, change);
    if ((kind !== 'node' && kind !== 'reset') || changed === undefined) return part;
    const table = part[kind];
    const { frame, hwdom, source } = changed;
    const rows = table?.rows.map(row => (row.source === source ? { ...row, frame, hwdom } : row)) ?? [];
    return { ...part, [kind]: table && { ...table, rows } };
}

/** The row of a node or reset table that a change is about, as it is in a policy. */
function accessRowOf(policy: Policy, { kind, rows: [source] }: Change): PolicyAccessRow | undefined {
    return kind === 'node' || kind === 'reset'
        ? policy[kind]?.rows.find(row => row.source === source)
        : undefined;
}

/** What could be asked about a row of registers or of a clock: of a range both ends, and where other rows begin in it. */
function questionsAbout({ mmio }: Policy, row: Row): Question[] {
    if (row.kind === 'clock') return [{ action: 'clock', id: row.clock.id, text: '' }];
    if (row.kind !== 'mmio') return [];
    const { start, end } = row;
    const begins = (mmio?.rows ?? []).map(each => each.start).filter(each => start < each && each < end);
    return [...new Set([start, end - 1n, ...begins])].flatMap(address => [
        { action: 'read', address, mask: ALL_BITS, text: '' },
        { action: 'write', address, mask: ALL_BITS, text: '' },
    ]);
}

/** What the rules say; a call that they know nothing of is refused. */
const answerOf = (rules: Rules, asker: Asker, question: Question): Ruled =>
    asking(functionsOf(rules), asker, question) ?? { allowed: false, mask: 0 };
