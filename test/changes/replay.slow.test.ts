// What a comparison says of changes that real tables have seen is what the compiled C of both sides answers.

import test from 'node:test';
import { policyOf, rulesOf } from '../../server/access/policy';
import { type Domain, mmioAnswer } from '../../server/access/tables';
import type { Rules } from '../../server/access/target';
import { type Both, type Compared, comparing, type Thing } from '../../server/changes/compare';
import { grantsOf } from '../../server/changes/grants';
import type { Access, Side } from '../../server/changes/side';
import { isEnough } from '../../server/changes/ways';
import { finish } from '../../server/language/steps';
import type { Program } from '../../server/model/program';
import { agree, type Case } from '../access/agreement';
import { xenCase, xlnxCase } from '../access/cases';
import { programOf } from '../emit/programs';
import { scratchFolder } from '../emit/scratch';
import { finder } from './finding';
import { changes } from './fixtures';
import { assertGranted } from './granted';
import { sideOfProgram } from './sides';

const scratch = scratchFolder('eemi-acl-changes-');

const all = changes();

test(`${all.length} changes`, () =>
    agree(
        scratch.at(),
        'changes',
        all.flatMap(({ sources }) => casesOf(sources)),
    ));

for (const { title, sources } of all)
    test(`${title}: who is told to gain and to lose are those who do, by what the compiled C answers`, () => {
        const sides: Both<Side> = [
            sideOfProgram(programOf(sources[0])),
            sideOfProgram(programOf(sources[1])),
        ];
        const { things } = finish(comparing(...sides));
        const grants = finish(grantsOf(things, sides, []));
        assertGranted(things, grants, sources.join('---\n'));
    });

/** Both sides, each asked also about what the other is asked about. */
function casesOf(sources: Both<string>): Case[] {
    const programs: Both<Program> = [programOf(sources[0]), programOf(sources[1])];
    const sides: Both<Side> = [sideOfProgram(programs[0]), sideOfProgram(programs[1])];
    const { things } = finish(comparing(...sides));
    const cases = programs.map((program, at) => caseOf(program, sources[at] ?? ''));
    return cases.map((each, at) => ({
        ...each,
        questions: {
            node: cases.flatMap(({ questions }) => questions.node),
            reset: cases.flatMap(({ questions }) => questions.reset),
            clock: cases.flatMap(({ questions }) => questions.clock),
            addresses: cases.flatMap(({ questions }) => questions.addresses),
        },
        others: [toldRules(things, sides, at)],
    }));
}

const caseOf = (program: Program, source: string): Case =>
    program.target === 'xen'
        ? xenCase(program, source, `${policyOf(program).reset?.base ?? 0}`)
        : xlnxCase(program, source);

/** Rules that answer by what a comparison says of one side; what it says nothing of, the rules themselves answer. */
function toldRules(things: readonly Compared[], sides: Both<Side>, at: number): Rules {
    const side = at === 0 ? sides[0] : sides[1];
    const rules = rulesOf(side.policy);
    const find = finder(things, sides);
    const accessOf = (thing: Thing): Access | undefined => find(thing)?.access[at];
    const may = (domain: Domain, thing: Thing): boolean => passes(accessOf(thing), domain);
    const { domainHasClockAccess, domainClockCall, domainHasMailboxAccess } = rules;
    const isAsked = (id: number): boolean => !(side.policy.edition.forwardsPlls && side.policy.plls.has(id));
    return {
        domainHasNodeAccess: (domain, id) => may(domain, { kind: 'node', id }),
        domainHasResetAccess: (domain, id) => may(domain, { kind: 'reset', id }),
        domainHasMmioAccess: (domain, write, start, mask) => {
            if (!write) {
                const isOpen = domain.hardwareDomain || may(domain, { kind: 'read', start, end: start });
                return mmioAnswer(false, mask, isOpen ? mask : undefined);
            }
            const writes = Array.from({ length: 32 }, (_, bit) => (1 << bit) >>> 0);
            const found = writes.map(
                bit => [bit, find({ kind: 'write', start, end: start, mask: bit })] as const,
            );
            const forwarded = found[0]?.[1]?.forwarded?.[at];
            if (!passes(forwarded, domain)) return mmioAnswer(true, mask, undefined);
            const bits = found.filter(([, each]) => passes(each?.access[at], domain)).map(([bit]) => bit);
            return mmioAnswer(
                true,
                mask,
                bits.reduce((sum, bit) => (sum | bit) >>> 0, 0),
            );
        },
        ...(domainHasClockAccess && {
            domainHasClockAccess: (domain, id) =>
                isAsked(id) ? may(domain, { kind: 'clock', id }) : domainHasClockAccess(domain, id),
        }),
        ...(domainClockCall && {
            domainClockCall: (domain, call, id) => {
                if (call !== 'change') return domainClockCall(domain, call, id);
                return may(domain, { kind: 'clock', id }) ? 'forwarded' : 'refused';
            },
        }),
        ...(domainHasMailboxAccess && {
            domainHasMailboxAccess: domain =>
                accessOf({ kind: 'mailbox' }) === undefined
                    ? domainHasMailboxAccess(domain)
                    : may(domain, { kind: 'mailbox' }),
        }),
    };
}

/** What is not among the things nobody has. */
const passes = (access: Access | undefined, { hardwareDomain, ownsFrame }: Domain): boolean =>
    isEnough((hardwareDomain ? access?.hwdom : access?.guest) ?? [], ownsFrame);
