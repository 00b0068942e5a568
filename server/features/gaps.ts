// The gaps of a table, found once for as long as nothing changes: a cursor that moves asks again and again.

import { type GapGroup, gapGroups } from '../checks/index-gap';
import type { AccessTable, Program } from '../model/program';

const known = new WeakMap<AccessTable, readonly GapGroup[]>();

/** The gaps of a table of the program's own file, by index. */
export function gapsOf(program: Program, table: AccessTable): readonly GapGroup[] {
    const groups = known.get(table) ?? [...gapGroups(program, table)];
    known.set(table, groups);
    return groups;
}
