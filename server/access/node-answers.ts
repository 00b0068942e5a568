// What the node table says of the nodes that register rows need. Of thousands whose rows grant through one page it says the same, so that
// is asked once for each domain.

import { Groups } from '../model/kept/groups';
import type { Program } from '../model/program';
import { policyPart } from './part';
import { rulesOf } from './policy';
import type { Domain } from './tables';

interface NodeSaid {
    /** The same for nodes that the same domains pass. */
    readonly like: string;
    readonly isPassedBy: (domain: Domain) => boolean;
    /** Whether no row that this depends on has an error. */
    readonly isKnown: boolean;
}

/** The nodes of one program that somebody asked about, until a row about one changes. */
export class NodeAnswers {
    private readonly known = new Map<number, NodeSaid>();
    /** The nodes by what they asked of the table. */
    private readonly askers = new Groups<string, number>();

    constructor(private readonly program: Program) {}

    /** What a domain is told of nodes, by their ids: whether it passes one, and whether that is known, as a text. */
    toldTo(domain: Domain): (id: number) => string {
        const passed = new Map<string, boolean>();
        return id => {
            const { like, isPassedBy, isKnown } = this.of(id);
            const isPassed = passed.get(like) ?? isPassedBy(domain);
            passed.set(like, isPassed);
            return `${isPassed} ${isKnown}`;
        };
    }

    private of(id: number): NodeSaid {
        const known = this.known.get(id);
        if (known !== undefined) return known;
        const { policy, isKnown, questions } = policyPart(this.program, { action: 'node', id });
        const rules = rulesOf(policy);
        const [row] = policy.node?.rows ?? [];
        const said = {
            // Node 0 passes every domain in some editions.
            like: `${row?.frame} ${row?.hwdom} ${id === 0}`,
            isPassedBy: (domain: Domain) => rules.domainHasNodeAccess(domain, id),
            isKnown,
        };
        this.known.set(id, said);
        for (const question of questions) this.askers.add(question, id);
        return said;
    }

    /** Forgets the nodes that asked the node table something (`model/kept/asking.ts`), and gives their ids. */
    forget(question: string): readonly number[] {
        const ids = [...this.askers.get(question)];
        for (const id of ids) this.known.delete(id);
        return ids;
    }
}
