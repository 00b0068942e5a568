// Who could make a call: what the tables say of an object, for no domain in particular.

import { mailboxOf } from '../access/mailbox';
import { searchedFor } from '../access/part';
import { granteesOfClock, granteesOfRow, HWDOM_ONLY, NOBODY, registerAccess } from '../access/wording';
import { rowOfId } from '../model/coverage';
import { accessTable, type Program } from '../model/program';
import { traitsOf } from '../model/targets';
import type { Asked } from './answers';
import { pllByPosition } from './caller';
import type { Question } from './question';

type RegisterQuestion = Extract<Question, { readonly address: bigint }>;

/** Half sentences for after "who:", one for each row that is asked. */
export function whoCould(asked: Asked, question: Question): string[] {
    const { program } = asked;
    switch (question.action) {
        case 'node':
        case 'reset': {
            const row = rowOfId(accessTable(program.tables, question.action), question.id);
            return [
                row === undefined ? `${NOBODY}: it has no row` : granteesOfRow(program, question.action, row),
            ];
        }
        case 'clock':
            return [...whoOfClock(asked, question.id), ...pllByPosition(asked, question.id)];
        case 'read':
        case 'write':
            return whoOfRegister(program, question);
        case 'mailbox':
            return [whoOfMailbox(program)];
    }
}

function whoOfClock({ program, policy }: Asked, id: number): string[] {
    const { forwardsPlls, hwdomHasOtherClocks } = policy.edition;
    if (forwardsPlls && policy.plls.has(id))
        return ['every domain: Xen forwards calls that change the clock of a PLL, without asking'];
    const index = Number(policy.clock?.index(BigInt(id)));
    const { rows: met } = searchedFor(program, { action: 'clock', id }).clocks;
    const end = met.findIndex(({ clock }) => clock.index > index);
    const [first, ...others] = end === -1 ? met : met.slice(0, end);
    // All rows of a clock ask for their nodes.
    if (first !== undefined)
        return [granteesOfClock(program, { nodes: [first, ...others].flatMap(({ nodes }) => nodes) })];
    const isBehind = met.some(({ clock }) => clock.index === index);
    const why = isBehind ? 'the search for it stops at a row of a larger clock' : 'it has no row';
    return [`${hwdomHasOtherClocks ? HWDOM_ONLY : NOBODY}: ${why}`];
}

/** Under `xen` the first row that holds the register decides, if the search comes to it; under `xlnx` all that hold it. */
function whoOfRegister(program: Program, question: RegisterQuestion): string[] {
    const { chip } = program;
    if (chip?.refusesRegisterCalls)
        return [`${NOBODY}: on ${chip.name} Xen refuses every register call, and no table is asked`];
    const isRead = question.action === 'read';
    const { rows: met } = searchedFor(program, question).registers;
    const holding = met.filter(({ start }) => start <= question.address);
    const none = (why: string): string[] => [`${isRead ? HWDOM_ONLY : NOBODY}: ${why}`];
    const [first] = holding;
    if (first === undefined) return none('no row holds it');
    const { firstRowDecides } = traitsOf(program.target);
    if (firstRowDecides && first !== met[0])
        return none('the search for it stops at a row that starts above it');
    return (firstRowDecides ? [first] : holding).map(row => {
        const { reads, writes, node, controllers } = registerAccess(program, row);
        return `${isRead ? reads : writes} (${node}: ${controllers})`;
    });
}

function whoOfMailbox(program: Program): string {
    const nodes = accessTable(program.tables, 'node');
    const mailbox = nodes && mailboxOf(program, nodes);
    if (mailbox === undefined) return `${NOBODY}: there is no node table`;
    const { row, index, device } = mailbox;
    return row === undefined
        ? `${NOBODY}: no row has index ${index}`
        : `${granteesOfRow(program, 'node', row)}: index ${index}, ${device}`;
}
