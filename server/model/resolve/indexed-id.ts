// The ids in a row of a clock table, with their indexes: the macro of such a table applies to clocks and to nodes.

import type { Line } from '../../language/lines';
import type { IdNode } from '../../language/syntax';
import type { IndexMacro } from '../names';
import { type IndexedId, indexOfId, LARGEST_INDEX } from '../program';
import { idOf, type Resolution, report } from './lookup';
import { reportsClasses } from './macros';

const LARGEST_FIELD = 0xffff_ffff;

/** The id of a clock or a node that is written in a clock table; `undefined` after a report. */
export function indexedId(
    resolution: Resolution,
    macro: IndexMacro | undefined,
    line: Line,
    node: IdNode,
    kind: 'clock' | 'node',
): IndexedId | undefined {
    const id = idOf(resolution, line, node, kind);
    if (id === undefined || macro?.isKnown === false || isOnlyId(resolution, macro, line, node, id))
        return undefined;
    const index = indexOfId(macro, id);
    if (index !== undefined && index <= LARGEST_FIELD) return { id, index, node };
    const value = index === undefined ? undefined : BigInt(index);
    report(resolution, 'out-of-range', line, node, { problem: 'field', id, index: value });
    return undefined;
}

/** Whether an id has class bits that no macro takes off, which is reported. */
const isOnlyId = (
    resolution: Resolution,
    macro: IndexMacro | undefined,
    line: Line,
    node: IdNode,
    id: number,
): boolean => macro === undefined && id > LARGEST_INDEX && reportsClasses(resolution, line, node, macro);
