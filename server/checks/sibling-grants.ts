// What the rows beside a gap suggest for it: the grant of the device that a reset line resets, of a row that is named like it, or
// of the hardware domain's rows.

import { passersOf } from '../access/passers';
import { granteesByName } from '../access/wording';
import { rowOfId } from '../model/coverage';
import { familyOf } from '../model/family';
import type { Gap, GapGroup } from '../model/gaps';
import { isWholePages } from '../model/page';
import { type AccessRow, type AccessTable, accessTable, type Program } from '../model/program';
import { framesOf, nodesOfReset } from '../model/relations';
import { rowsByFrame } from '../model/rows-by-frame';
import { subjectText } from './places';

export interface SiblingGrant {
    /** As a row writes it. */
    readonly grant: string;
    /** Who gets it, and why that may be right, in words. */
    readonly who: string;
    /** Why this grant, as the end of a sentence. A title without room for it is clear without it. */
    readonly why: string;
}

/** The grants for a stretch of a gap, the likeliest first; each differs from the others. */
export function siblingGrants(
    program: Program,
    table: AccessTable,
    { below, above }: GapGroup,
    run: readonly Gap[],
): SiblingGrant[] {
    const names = run.flatMap(gap => gap.names.slice(0, 1));
    const beside = [below, above].filter(row => row !== undefined);
    const ids = run.map(({ id }) => id);
    const rows = [
        ...(table.kind === 'reset' ? rowOfDevice(program, ids) : []),
        ...beside.filter(row => names.every(({ name }) => isOfFamily(table, row, name))),
        ...beside.filter(row => row.hwdom && row.address === undefined),
    ];
    const found = [
        ...(table.kind === 'node' ? ownFrame(program, ids) : []),
        ...rows.flatMap(row => grantOf(row) ?? []),
    ];
    return found.filter(({ grant }, at) => found.findIndex(other => other.grant === grant) === at);
}

/** The row of the device that the reset lines reset, if it is the same for all of them. */
function rowOfDevice({ tables, scope }: Program, resets: readonly number[]): AccessRow[] {
    const nodes = new Set(resets.flatMap(id => nodesOfReset(scope, id).map(({ number }) => number)));
    const [node, ...others] = nodes;
    const table = accessTable(tables, 'node');
    const row = node === undefined || others.length > 0 || !table ? undefined : rowOfId(table, node);
    return row === undefined ? [] : [row];
}

/** The frame of the nodes' own registers, if it is the same for all of them. */
function ownFrame({ scope }: Program, nodes: readonly number[]): SiblingGrant[] {
    const [frame, ...others] = new Set(nodes.map(id => framesOf(scope, id).own[0]));
    if (frame?.value === undefined || others.length > 0 || !isWholePages(frame.value)) return [];
    const what = nodes.length === 1 ? 'its own registers' : 'their own registers';
    return [{ grant: frame.name, who: `the owner of ${frame.name}`, why: what }];
}

const nameOf = (row: AccessRow): string => {
    const { first } = row.node.subject;
    return first.kind === 'name' ? first.name : '';
};

/**
 * Whether a row's frame stands for a family that a name is of: several of its ids use it, as RPU_0 and RPU_1 do. The frame of a
 * single one is that of its own device.
 */
function isOfFamily(table: AccessTable, row: AccessRow, name: string): boolean {
    if (row.address === undefined || !isAlike(nameOf(row), name)) return false;
    if (row.size > 1) return true;
    let looked = 0;
    for (const other of rowsByFrame(table).of(row.address)) {
        if (other !== row && isAlike(other.subjectName?.name ?? '', name)) return true;
        if (++looked === MOST_LOOKED_AT) return false;
    }
    return false;
}

/** A frame that so many other rows use is no family's. */
const MOST_LOOKED_AT = 32;

/** Whether two names are of one family: `GTM_0` and `GTM_1`, `TCM_0_A` and `TCM_0_B`, `GPU` and `GPU_PP0`. */
function isAlike(a: string, b: string): boolean {
    if (a === '') return false;
    return familyOf(a) === familyOf(b) || a.startsWith(`${b}_`) || b.startsWith(`${a}_`);
}

/** What a row grants, unless that is nothing or not certain. An address inside a page needs a reason in each row. */
function grantOf(row: AccessRow): SiblingGrant | undefined {
    const { grant } = row.node;
    const { frame, hwdom } = passersOf(row);
    const { address } = row;
    if (row.faulty || grant === undefined || (frame === undefined && !hwdom)) return undefined;
    if (address !== undefined && (frame === undefined || !isWholePages(address))) return undefined;
    const text = row.at.text.slice(grant.start, grant.end);
    return { grant: text, who: granteesByName(row), why: `as ${subjectText(row)} is` };
}
