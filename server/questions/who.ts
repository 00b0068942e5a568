// Who could make a call: what the tables say of an object, for no domain in particular.

import { mailboxOf } from '../access/mailbox';
import { granteesOfClock, granteesOfRow, NOBODY, registerAccess } from '../access/wording';
import { rowOfId } from '../model/coverage';
import { accessTable, type Program, tableOf } from '../model/program';
import type { Asked } from './answers';
import { pllByPosition } from './caller';
import type { Question } from './question';

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
            return whoOfRegister(program, question.action, question.address);
        case 'mailbox':
            return [whoOfMailbox(program)];
    }
}

function whoOfClock({ program, policy }: Asked, id: number): string[] {
    const { forwardsPlls, hwdomHasOtherClocks } = policy.edition;
    if (forwardsPlls && policy.plls.has(id))
        return ['every domain: Xen forwards calls that change the clock of a PLL, without asking'];
    const index = Number(policy.clock?.index(BigInt(id)));
    const rows = (tableOf(program.tables, 'clock')?.rows ?? []).filter(({ clock }) => clock.index === index);
    if (rows.length > 0) return rows.map(row => granteesOfClock(program, row));
    return [hwdomHasOtherClocks ? 'the hardware domain only: it has no row' : `${NOBODY}: it has no row`];
}

function whoOfRegister(program: Program, action: 'read' | 'write', address: bigint): string[] {
    const { chip } = program;
    if (chip?.refusesRegisterCalls)
        return [`${NOBODY}: on ${chip.name} Xen refuses every register call, and no table is asked`];
    const rows = (tableOf(program.tables, 'mmio')?.rows ?? []).filter(
        ({ start, end }) => start <= address && address < end,
    );
    const none =
        action === 'read' ? 'the hardware domain only: no row holds it' : `${NOBODY}: no row holds it`;
    if (rows.length === 0) return [none];
    return rows.map(row => {
        const { reads, writes, node, controllers } = registerAccess(program, row);
        return `${action === 'read' ? reads : writes} (${node}: ${controllers})`;
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
