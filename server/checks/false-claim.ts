// false-claim, unknown-claim: a claim of a test that does not hold by the check functions, or of which nothing here says whether it does.
// Claims that are unknown because of rows with an error are not told: the error is.

import { isForwarded, tablesOf } from '../access/policy';
import { holds, insteadOf, judge, type Reason, Reasons, type Unknown } from '../claims/verdict';
import type { Range } from '../language/document';
import { addTo } from '../language/sorted';
import type { Action } from '../language/statements/test-line';
import type { Domain } from '../model/domain';
import { type Fix, type Problem, problem, type Related, rangeIn, replace } from '../model/problem';
import type { Program, TestLine } from '../model/program';
import type { Ruled } from '../questions/functions';
import { questionOf } from '../questions/question';
import type { Place } from '../questions/trace';
import { eachClaim, type Finding, together, wholeProgram } from './forms';
import { MOST_RELATED, relatedIn } from './places';

export const falseClaim = together(
    ['false-claim', 'unknown-claim'],
    eachClaim(['false-claim'], found),
    wholeProgram(['unknown-claim'], ofUnaskedTables),
    wholeProgram(['unknown-claim'], ofUnknownDomains),
);

function found(claim: TestLine, program: Program, reasons: Reasons): (() => Problem) | undefined {
    const verdict = judge(program, claim);
    if (verdict.kind !== 'false') return undefined;
    return () => falseOne(program, claim, verdict.ruled, reasons.of(claim));
}

/** One for each reason for which the target, in this edition, asks no table: at the first claim, and it refers to the others. */
function* ofUnaskedTables(program: Program): Finding {
    const claims = new Map<string, TestLine[]>();
    for (const claim of program.tests.flatMap(({ lines }) => lines)) {
        yield 1;
        const verdict = isOptional(claim.action) ? judge(program, claim) : undefined;
        if (verdict?.kind === 'unknown' && UNASKED.has(verdict.why))
            addTo(claims, `${verdict.why} ${claim.action}`, claim);
    }
    for (const same of claims.values()) yield* unaskedOf(program, same);
}

const UNASKED: ReadonlySet<Unknown> = new Set(['undecided', 'forwarded'] as const);

function unaskedOf(program: Program, [first, ...others]: readonly TestLine[]): Problem[] {
    if (first === undefined || !isOptional(first.action)) return [];
    const { file, target, edition } = program;
    const about = { claims: others.length + 1, target, edition };
    const params =
        first.action === 'clock' && isForwarded(program, Number(first.object))
            ? ({ why: 'forwarded', clock: questionOf(first).text, ...about } as const)
            : ({ why: 'undecided', action: first.action, ...about } as const);
    const related = others
        .slice(0, MOST_RELATED)
        .map(claim => ({ file, range: rangeOf(claim), message: 'this claim too' }));
    return [problem('unknown-claim', rangeOf(first), params, { related })];
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

function falseOne(program: Program, claim: TestLine, ruled: Ruled, trace: Reason | undefined): Problem {
    const params = paramsOf(claim, ruled, trace);
    return problem('false-claim', rangeOf(claim), params, {
        related: (trace?.rows ?? []).flatMap(row => relatedRow(program, row)),
        fixes: params.opposite ? oppositeOf(claim) : [],
    });
}

/** What is said of the first of some claims that are false because of a row with a finding of its own: the row is to be mended. */
export function falseBecauseOf(
    program: Program,
    claims: readonly [TestLine, ...TestLine[]],
    cause: Pick<Problem, 'code' | 'range'>,
): Problem | undefined {
    const [first, ...others] = claims;
    const verdict = judge(program, first);
    if (verdict.kind !== 'false') return undefined;
    const { line } = cause.range.start;
    const params = {
        ...paramsOf(first, verdict.ruled, new Reasons(program).of(first)),
        cause: { code: cause.code, line: line + 1, claims: claims.length },
    };
    const { file } = program;
    const row = { file, range: cause.range, message: `mend this first: ${cause.code}` };
    const same = others
        .slice(0, MOST_RELATED)
        .map(claim => ({ file, range: rangeOf(claim), message: 'false as well' }));
    return problem('false-claim', rangeOf(first), params, { related: [row, ...same] });
}

function paramsOf(claim: TestLine, ruled: Ruled, trace: Reason | undefined) {
    const { action, domain, may, mask } = claim;
    const opposite = holds({ action, may: !may, mask }, ruled);
    const { text: object } = questionOf(claim);
    const because = trace?.because ?? '';
    return { domain: domain.name, action, object, ...insteadOf(claim, ruled), because, opposite };
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
