// Random policies, asked about every id and register around their rows for guests of every kind: the rules of the program, the
// rules with reasons and the generated TypeScript answer as the second evaluator does.

import assert from 'node:assert/strict';
import { transform } from 'esbuild';
import fc from 'fast-check';
import { decisionsOf } from '../../server/access/decisions';
import { mailboxOf } from '../../server/access/mailbox';
import { frameOf, policyOf, rulesOf } from '../../server/access/policy';
import type { Domain } from '../../server/access/tables';
import type { Rules } from '../../server/access/target';
import { printOutput } from '../../server/emit/outputs';
import { accessTable, type Program } from '../../server/model/program';
import { programOf } from '../emit/programs';
import { attack } from './attack';
import { policyFrom, type RandomPolicy } from './random-policy';
import { type Guest, mayClock, mayNode, mayReset, reached, type Tables } from './second-evaluator';

/** The index that AMD's newer trees ask about the firmware's mailbox. */
const MAILBOX = 56n;

export const policies = attack(
    'policies',
    'a second evaluator gives the same answers',
    40,
    fc.array(fc.nat(), { minLength: 1, maxLength: 300, size: 'max' }),
    async numbers => {
        const policy = policyFrom(numbers);
        const program = programOf(policy.source);
        const expected = answers(policy, secondly(policy.tables));
        const policyInNumbers = policyOf(program);
        const decisions = decisionsOf(policyInNumbers);
        const reasoned: Rules = {
            domainHasNodeAccess: (domain, id) => decisions.node(domain, id).allowed,
            domainHasResetAccess: (domain, id) => decisions.reset(domain, id).allowed,
            domainHasMmioAccess: decisions.mmio,
            domainHasClockAccess: (domain, id) => decisions.clock?.(domain, id).allowed ?? false,
        };
        for (const rules of [rulesOf(policyInNumbers), reasoned, await generated(program)])
            assertSame(answers(policy, asked(rules)), expected, policy.source);
        if (policy.tables.target === 'xlnx') assertMailbox(program, policy.tables);
    },
);

/** The first answer that differs is enough to see, with the policy. */
function assertSame(actual: readonly string[], expected: readonly string[], source: string): void {
    const at = actual.findIndex((answer, index) => answer !== expected[index]);
    assert.equal(actual[at], expected[at], `${actual[at]}\nshould be ${expected[at]}\n${source}`);
}

/** What a policy is asked; an answer of a register is its bits in hexadecimal, or that it is refused. */
interface Asked {
    readonly node: (guest: Guest, id: bigint) => boolean;
    readonly reset: (guest: Guest, id: bigint) => boolean;
    readonly clock: (guest: Guest, id: bigint) => boolean;
    readonly register: (guest: Guest, write: boolean, address: bigint, mask: number) => number | undefined;
}

const secondly = (tables: Tables): Asked => ({
    node: (guest, id) => mayNode(tables, guest, id),
    reset: (guest, id) => mayReset(tables, guest, id),
    clock: (guest, id) => mayClock(tables, guest, id),
    register: (guest, write, address, mask) => reached(tables, guest, write, address, mask),
});

function asked(rules: Rules): Asked {
    const { domainHasNodeAccess, domainHasResetAccess, domainHasMmioAccess, domainHasClockAccess } = rules;
    return {
        node: (guest, id) => domainHasNodeAccess(domainOf(guest), Number(id)),
        reset: (guest, id) => domainHasResetAccess(domainOf(guest), Number(id)),
        clock: (guest, id) => domainHasClockAccess?.(domainOf(guest), Number(id)) ?? false,
        register: (guest, write, address, mask) => {
            const answer = domainHasMmioAccess(domainOf(guest), write, address, mask);
            return answer.allowed ? answer.mask : undefined;
        },
    };
}

const domainOf = ({ hardware, pages }: Guest): Domain => ({
    hardwareDomain: hardware,
    ownsFrame: frame => pages.has(BigInt(frame)),
});

/** Every answer in a line of its own, which names the question. */
function answers({ tables, ids, clockIds }: RandomPolicy, { node, reset, clock, register }: Asked): string[] {
    const guests = guestsOf(tables);
    const each = (question: string, answer: (guest: Guest) => unknown): string =>
        `${question}: ${guests.map(guest => answer(guest) ?? 'refused').join(' ')}`;
    const clocks = tables.clocks.length > 0 ? around(clockIds) : [];
    return [
        ...around(ids).flatMap(id => [
            each(`node ${id}`, guest => node(guest, id)),
            each(`reset ${id}`, guest => reset(guest, id)),
        ]),
        ...clocks.map(id => each(`clock ${id}`, guest => clock(guest, id))),
        ...around(tables.registers.flatMap(({ start, end }) => [start, end])).flatMap(address =>
            [true, false].flatMap(write =>
                [0xffff_ffff, 0x8000_0003, 0].map(mask =>
                    each(`${write ? 'write' : 'read'} ${address.toString(16)} ${mask}`, guest =>
                        register(guest, write, address, mask),
                    ),
                ),
            ),
        ),
    ];
}

function around(numbers: readonly bigint[]): bigint[] {
    const all = numbers.flatMap(each => [each - 1n, each, each + 1n, each & 0x3fffn, each | 0x10_0000n]);
    return [...new Set([0n, ...all])].filter(each => each >= 0n);
}

/** Guests with no page, with each and with all, each of them also as the hardware domain. */
function guestsOf({ node, reset }: Tables): Guest[] {
    const pages = [...new Set([...node.values(), ...reset.values()].map(({ address }) => address / 4096n))];
    const owned = [[], ...pages.map(page => [page]), [...pages, 0n]];
    return owned.flatMap(each => [false, true].map(hardware => ({ hardware, pages: new Set(each) })));
}

/** The module as a program would import it. */
async function generated(program: Program): Promise<Rules> {
    const { code } = await transform(printOutput(program, 'ts'), { loader: 'ts', format: 'esm' });
    const module: Rules = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    return module;
}

function assertMailbox(program: Program, tables: Tables): void {
    const table = accessTable(program.tables, 'node');
    const row = table && mailboxOf(program, table)?.row;
    const grant = tables.node.get(MAILBOX);
    assert.deepEqual(
        row && { page: BigInt(frameOf(row)), hardware: row.hwdom },
        grant && { page: grant.address / 4096n, hardware: grant.hardware },
    );
}
