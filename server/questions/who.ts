// Who could make a call: what the tables say of an object, for no domain in particular.

import { mailboxOf } from '../access/mailbox';
import type { PolicyMmioRow } from '../access/policy';
import { ALL_BITS } from '../access/tables';
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
            return whoOfRegister(asked, question);
        case 'mailbox':
            return [whoOfMailbox(program)];
    }
}

function whoOfClock({ program, policy }: Asked, id: number): string[] {
    const { forwardsPlls, hwdomHasOtherClocks } = policy.edition;
    if (forwardsPlls && policy.plls.has(id))
        return ['every domain: Xen forwards calls that change the clock of a PLL, without asking'];
    const index = Number(policy.clock?.index(BigInt(id)));
    const rows = policy.clock?.rows ?? [];
    const found = uptoFirst(rows, row => row.index > index).filter(row => row.index === index);
    // All rows of a clock ask for their nodes.
    const sources = [...new Set(found.map(({ source }) => source))];
    if (sources.length > 0)
        return [granteesOfClock(program, { nodes: sources.flatMap(({ nodes }) => nodes) })];
    const isBehind = rows.some(row => row.index === index);
    const why = isBehind ? 'the search for it stops at a row of a larger clock' : 'it has no row';
    return [`${hwdomHasOtherClocks ? HWDOM_ONLY : NOBODY}: ${why}`];
}

/** Under `xen` the first row that holds the register decides, if the search comes to it; under `xlnx` all that hold it. */
function whoOfRegister({ program, policy }: Asked, { action, address }: RegisterQuestion): string[] {
    const { chip } = program;
    if (chip?.refusesRegisterCalls)
        return [`${NOBODY}: on ${chip.name} Xen refuses every register call, and no table is asked`];
    const rows = policy.mmio?.rows ?? [];
    const holds = ({ start, end }: PolicyMmioRow): boolean =>
        end === 0n ? start === address : start <= address && address < end;
    const { firstRowDecides } = traitsOf(program.target);
    const deciding = firstRowDecides
        ? uptoFirst(rows, ({ start }) => start > address)
              .filter(holds)
              .slice(0, 1)
        : rows.filter(holds);
    if (deciding.length === 0) {
        const why = rows.some(holds)
            ? 'the search for it stops at a row that starts above it'
            : 'no row holds it';
        return [`${action === 'read' ? HWDOM_ONLY : NOBODY}: ${why}`];
    }
    return deciding.map((row, at) => {
        const { reads, writes, node, controllers } = registerAccess(program, row.source);
        const above = deciding.slice(0, at).filter(each => isAsked(each, action));
        const blocks = deciding.length > 1 && isAsked(row, action) && row.mask === 0;
        const refused = blocks ? refusedBy(row, above, action) : '';
        return `${action === 'read' ? reads : writes} (${node}: ${controllers})${refused}`;
    });
}

/** Whether a row is not passed over in such a call. A row for the hardware domain only is, when it reads: then no table is asked. */
const isAsked = ({ readonly, onlyHwdom }: PolicyMmioRow, action: 'read' | 'write'): boolean =>
    action === 'write' ? !readonly : !onlyHwdom;

/** Under `xlnx` a row without a mask refuses the call of whoever may not control its node, and the rows below are not asked. */
function refusedBy(
    { onlyHwdom }: PolicyMmioRow,
    above: readonly PolicyMmioRow[],
    action: 'read' | 'write',
): string {
    const bits = above.reduce((all, { mask }) => (all | (mask || ALL_BITS)) >>> 0, 0);
    const who = onlyHwdom ? 'if it may not, it is' : 'whoever may not is';
    return `; without a mask: ${who} refused, ${exceptionFor(action, above.length > 0, bits === ALL_BITS)}`;
}

function exceptionFor(action: 'read' | 'write', isBelow: boolean, mayHaveAll: boolean): string {
    if (action === 'read') return isBelow ? 'unless a row above lets it read' : WHATEVER_ELSE;
    return mayHaveAll ? 'unless rows above let it write all bits' : WHATEVER_ELSE;
}

const WHATEVER_ELSE = 'whatever other rows allow';

/** The rows before the first at which a search stops. */
function uptoFirst<R>(rows: readonly R[], stops: (row: R) => boolean): readonly R[] {
    const end = rows.findIndex(stops);
    return end === -1 ? rows : rows.slice(0, end);
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
