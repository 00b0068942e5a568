// Why the checker does not notice a mistake that was made on purpose. What has none of these reasons ought to be noticed.

import type { NameEntry } from '../server/model/names';
import type { AccessRow, ClockRow, MmioRow, Program, Table } from '../server/model/program';
import { nodesOf, nodesOfReset } from '../server/model/relations';
import type { Mutation } from './mutations';

/** Why a row is not missed that did nothing. */
export const DID_NOTHING =
    'Xen forwards calls for PLL clocks without consulting the table, so the row did nothing.';

/** The reason in a sentence; `undefined` if there is none. */
export function reasonOf({ kind, table, row, frame }: Mutation, program: Program): string | undefined {
    if (kind === 'frame' && row.kind === 'access' && frame !== undefined && isOwn(row, frame, table, program))
        return 'The page belongs to what the row is about as well: to the device, or to another one that the line resets.';
    if (kind !== 'dropped') return undefined;
    if (row.kind === 'mmio' && isCoveredByOthers(row, table))
        return 'The other devices of the register keep their rows, none of them is of the same kind, and which devices need bits of it is not known.';
    if (row.kind === 'clock' && isPll(row, program)) return DID_NOTHING;
    return undefined;
}

function isOwn({ runs }: AccessRow, frame: NameEntry, table: Table, { scope }: Program): boolean {
    const owners = frame.number === undefined ? [] : nodesOf(scope, frame.number).own;
    const ids = runs.map(({ id }) => id);
    const devices =
        table.kind === 'reset' ? ids.flatMap(id => nodesOfReset(scope, id).map(({ number }) => number)) : ids;
    return owners.some(({ number }) => devices.includes(number));
}

const isCoveredByOthers = ({ start, end, line }: MmioRow, table: Table): boolean =>
    table.kind === 'mmio' &&
    table.rows.some(other => other.line !== line && other.start < end && start < other.end);

const isPll = ({ clock }: ClockRow, { scope }: Program): boolean =>
    scope.namesOf('clock', BigInt(clock.id)).some(({ pll }) => pll);
