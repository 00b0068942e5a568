// Which row decides who may use the firmware's mailbox. AMD's trees since April 2024 ask one index of the node table, whatever chip
// the table is for: on ZynqMP that is the mailbox's own device, on Versal and Versal NET a DMA channel.

import { idText } from '../diagnostics/phrases';
import { type coverageOf, idsAt, rowAt } from '../model/coverage';
import type { AccessRow, AccessTable, Program } from '../model/program';
import { rulesOfEdition } from './editions';

export interface Mailbox {
    /** The index that is asked. */
    readonly index: number;
    /** The row there; `undefined` if there is none, which refuses the mailbox to everyone. */
    readonly row: AccessRow | undefined;
    /** The name of the row's device there, or else its number. */
    readonly device: string;
    /** Whether the index is that of the mailbox's own device. Unknown chips go by the name of the device. */
    readonly isOwn: boolean;
}

/** What decides about the mailbox; `undefined` where nothing does: another target or edition, another kind of table, or unknown rows. */
export function mailboxOf(
    { edition, chip, scope }: Pick<Program, 'edition' | 'chip' | 'scope'>,
    table: Pick<AccessTable, 'kind' | 'complete'> & Parameters<typeof coverageOf>[0],
): Mailbox | undefined {
    const { mailboxIndex: index } = rulesOfEdition(edition);
    if (index === undefined || table.kind !== 'node' || !table.complete) return undefined;
    const row = rowAt(table, index);
    const [id = index] = row === undefined ? [] : idsAt(row, index);
    const device = scope.namesOf('node', id)[0]?.name ?? `node ${idText(id)}`;
    const isOwn = chip === undefined ? device.endsWith('IPI_APU') : chip.name === 'ZynqMP';
    return { index, row, device, isOwn };
}
