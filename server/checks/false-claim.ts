// false-claim, unknown-claim: a claim of a test that does not hold by the check functions, or of which nothing here says whether it does.
// Claims that are unknown because of rows with an error are not told: the error is.

import { tablesOf } from '../access/policy';
import { holds, insteadOf, judge, type Reasons } from '../claims/verdict';
import type { Range } from '../language/document';
import { addTo } from '../language/sorted';
import type { Action } from '../language/statements/test-line';
import type { Domain } from '../model/domain';
import { type Fix, type Problem, problem, type Related, rangeIn, replace } from '../model/problem';
import type { Program, TestLine } from '../model/program';
import type { Ruled } from '../questions/functions';
import { questionOf } from '../questions/question';
import type { Place, Trace } from '../questions/trace';
import { eachClaim, together, wholeProgram } from './forms';
import { relatedIn } from './places';

export const falseClaim = together(
    ['false-claim', 'unknown-claim'],
    eachClaim(['false-claim', 'unknown-claim'], found),
    wholeProgram(['unknown-claim'], ofUnknownDomains),
);

function found(claim: TestLine, program: Program, reasons: Reasons): Problem[] {
    const verdict = judge(program, claim);
    if (verdict.kind === 'false') return [falseOne(program, claim, verdict.ruled, reasons.of(claim))];
    const { action } = claim;
    const { target, edition } = program;
    if (verdict.kind !== 'unknown') return [];
    if (verdict.why === 'forwarded')
        return [
            problem('unknown-claim', rangeOf(claim), {
                why: 'forwarded',
                clock: questionOf(claim).text,
                target,
                edition,
            }),
        ];
    if (verdict.why !== 'undecided' || !isOptional(action)) return [];
    return [problem('unknown-claim', rangeOf(claim), { why: 'undecided', action, target, edition })];
}

/**
 * One for each domain with a file that could not be read, at the first claim about it. A domain whose own lines have an error is
 * not told: the error is.
 */
function* ofUnknownDomains({ tests }: Pick<Program, 'tests'>): Iterable<Problem> {
    const claims = new Map<Domain, TestLine[]>();
    for (const { lines } of tests)
        for (const line of lines) if (!line.domain.isKnown) addTo(claims, line.domain, line);
    for (const [{ name, file, froms }, [first, ...others]] of claims) {
        const unread = froms.filter(({ given }) => given === undefined);
        if (first === undefined || unread.length === 0) continue;
        const params = { why: 'domain', domain: name, claims: others.length + 1 } as const;
        yield problem('unknown-claim', rangeOf(first), params, {
            related: unread.map(({ line, span }) => relatedIn({ file }, line, span, 'what was not read')),
        });
    }
}

/** Whether only some targets and editions have an answer to such calls. */
const isOptional = (action: Action): action is 'clock' | 'mailbox' =>
    action === 'clock' || action === 'mailbox';

function falseOne(program: Program, claim: TestLine, ruled: Ruled, trace: Trace | undefined): Problem {
    const { because = '', rows = [] } = trace ?? {};
    const { action, domain, may, mask } = claim;
    const opposite = holds({ action, may: !may, mask }, ruled);
    const { text: object } = questionOf(claim);
    const params = { domain: domain.name, action, object, ...insteadOf(claim, ruled), because, opposite };
    return problem('false-claim', rangeOf(claim), params, {
        related: rows.flatMap(row => relatedRow(program, row)),
        fixes: opposite ? oppositeOf(claim) : [],
    });
}

/** It changes the test and nothing that anybody may do; which of the two is wrong only its author knows. */
function oppositeOf(claim: TestLine): Fix[] {
    const { verb } = claim.node;
    if (verb === undefined) return [];
    const opposite = claim.may ? 'may not' : 'may';
    const fix = replace(`Claim the opposite: \`${opposite}\``, claim.line, verb, opposite);
    return [{ ...fix, preferred: false }];
}

function relatedRow(program: Program, { file, line }: Place): Related[] {
    const table = Object.values(tablesOf(program)).find(
        each => each?.file === file && each.first <= line && line <= each.last,
    );
    const text = table?.document.lines.get(line)?.text;
    if (table === undefined || text === undefined) return [];
    const span = { start: text.length - text.trimStart().length, end: text.trimEnd().length };
    return [relatedIn(table, line, span, 'this row decides')];
}

const rangeOf = ({ line, node }: TestLine): Range =>
    rangeIn(line, { start: node.domain.start, end: node.end });
