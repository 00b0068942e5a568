// device-lacks: a device that a device tree passes to a guest uses something of the firmware that the guest may not use. The rules
// decide, so that what is said here is what Xen answers.

import { decisionsOf } from '../access/decisions';
import { askedFor } from '../access/owner';
import { policyPart } from '../access/part';
import { tablesOf } from '../access/policy';
import type { AccessReason } from '../access/reasons';
import { idText } from '../diagnostics/phrases';
import type { FirmwareUse } from '../guests/firmware-uses';
import { addTo } from '../language/sorted';
import type { Domain, FromLine } from '../model/domain';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { wholeProgram } from './forms';
import { pagesTexts } from './owned-pages';
import { grantsThrough } from './page-grants';

export const deviceLacks = wholeProgram(
    ['device-lacks'],
    function* (program) {
        const { domains, file, incomplete } = program;
        const guests = domains.filter(each => each.file === file && each.isKnown && each.froms.some(usesAny));
        // What a name or a row that could not be read grants is not known.
        if (guests.length === 0 || incomplete) return;
        for (const domain of guests) for (const from of domain.froms) yield* lackingIn(program, domain, from);
    },
    { fromAbsence: 'grants' },
);

const usesAny = ({ given }: FromLine): boolean => (given?.uses.length ?? 0) > 0;

/** What a guest may not use, and the pages (frame numbers) that it lacks for it. */
interface Lack {
    readonly use: FirmwareUse;
    readonly pages: readonly bigint[];
}

/** What is refused for want of the same pages is told together. */
function* lackingIn(program: Program, domain: Domain, from: FromLine): Iterable<Problem> {
    const known = new Map<string, readonly bigint[] | undefined>();
    const groups = new Map<string, Lack[]>();
    for (const use of from.given?.uses ?? []) {
        const key = `${use.kind} ${use.id}`;
        if (!known.has(key)) known.set(key, pagesLacking(program, domain, use));
        const pages = known.get(key);
        if (pages !== undefined) addTo(groups, pages.join(), { use, pages });
    }
    for (const lacks of groups.values()) yield* problemOf(program, domain, from, lacks);
}

/** The pages that would let a domain use something: none if no page does, `undefined` if it may use it. */
function pagesLacking(
    program: Program,
    domain: Domain,
    { kind, id }: FirmwareUse,
): readonly bigint[] | undefined {
    if (tablesOf(program)[kind] === undefined) return undefined;
    // PLL clocks are forwarded for every guest, and no table is asked.
    if (kind === 'clock' && program.scope.namesOf(kind, id).some(({ pll }) => pll)) return undefined;
    const guest = askedFor(domain);
    const { policy } = policyPart(program, { action: kind, id });
    const decisions = decisionsOf(policy);
    if (kind !== 'clock') return lackOf([decisions[kind](guest, id)]);
    const decision = decisions.clock?.(guest, id);
    if (decision === undefined || decision.allowed) return undefined;
    const index = Number(policy.clock?.index(BigInt(id)));
    const rows = policy.clock?.rows.filter(row => row.index === index) ?? [];
    return lackOf(rows.map(({ nodeIndex }) => decisions.node(guest, nodeIndex))) ?? [];
}

/** The pages that are lacking for all of some decisions; none if no page is enough, `undefined` if nothing is refused. */
function lackOf(
    decided: readonly { allowed: boolean; reason: AccessReason }[],
): readonly bigint[] | undefined {
    const refused = decided.filter(({ allowed }) => !allowed);
    if (refused.length === 0) return undefined;
    const pages = refused.flatMap(({ reason }) =>
        reason.kind === 'lacking' ? BigInt(reason.row.frame) : [],
    );
    return pages.length < refused.length ? [] : [...new Set(pages)];
}

function* problemOf(
    program: Program,
    domain: Domain,
    from: FromLine,
    lacks: readonly Lack[],
): Iterable<Problem> {
    const [first] = lacks;
    if (first === undefined) return;
    const objects = [...new Set(lacks.map(({ use }) => nameOf(program, use)))];
    const gains = grantsThrough(program, first.pages);
    const params = {
        domain: domain.name,
        devices: [...new Set(lacks.map(({ use }) => use.device))],
        hasClock: lacks.some(({ use }) => use.kind === 'clock'),
        objects,
        pages: pagesTexts(
            program.scope,
            first.pages.map(page => ({ first: page, last: page })),
        ),
        gains: gains.filter(each => !objects.includes(each)),
    };
    const related = [
        { file: from.path, range: rangeIn(0, { start: 0, end: 0 }), message: 'the device tree' },
    ];
    yield problem('device-lacks', rangeIn(from.line, from.span), params, { related });
}

const nameOf = ({ scope }: Pick<Program, 'scope'>, { kind, id }: FirmwareUse): string =>
    scope.namesOf(kind, id)[0]?.name ?? `${kind} ${idText(id)}`;
