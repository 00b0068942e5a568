// The ids that may have been meant by a name of another kind: those of the device to which it belongs. For a row, those that have none.

import { short } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import type { IdNode, NameKind } from '../../language/syntax';
import { rowOfId } from '../coverage';
import type { NameEntry } from '../names';
import { type Fix, removeLines, replace, undecided } from '../problem';
import { type AccessRow, accessTable, type Table } from '../program';
import { linesOf, nodesOf } from '../relations';
import type { Scope } from '../scope';

/** The fixes that write an id of one of `kinds` for `node`, which names `entry`. */
export function idsInstead(
    scope: Scope,
    tables: readonly Table[],
    line: Line,
    node: IdNode,
    entry: NameEntry,
    kinds: readonly NameKind[],
): readonly Fix[] {
    const meant = meantBy(scope, entry, kinds);
    const taken = new Map(meant.flatMap(id => rowsOf(tables, line, node, id).map(row => [id, row])));
    const [last] = [...taken].reverse();
    if (last !== undefined && taken.size === meant.length) return [removal(line, ...last)];
    return meant
        .filter(id => !taken.has(id))
        .map(id => replace(titleOf(id, entry), line.number, node, id.name));
}

function meantBy(scope: Scope, entry: NameEntry, kinds: readonly NameKind[]): readonly NameEntry[] {
    const owners = entry.of.filter(({ kind }) => kinds.includes(kind));
    if (owners.length > 0 || !kinds.includes('reset')) return owners;
    const nodes = devicesOf(scope, entry);
    return [...new Set(nodes.flatMap(({ number }) => (number === undefined ? [] : linesOf(scope, number))))];
}

function devicesOf(scope: Scope, entry: NameEntry): readonly NameEntry[] {
    if (entry.kind === 'node') return [entry];
    return entry.kind === 'frame' && entry.number !== undefined ? nodesOf(scope, entry.number).own : [];
}

function titleOf(id: NameEntry, entry: NameEntry): string {
    if (id.kind !== 'reset') return `Write ${short(id.name)}, to which it belongs`;
    return `Write ${short(id.name)}, which resets ${entry.kind === 'node' ? short(entry.name) : 'its device'}`;
}

/** The row of the table of this line that an id has, if it is the line's row that is to be for the id. */
function rowsOf(tables: readonly Table[], line: Line, node: IdNode, id: NameEntry): AccessRow[] {
    const { statement } = line.node;
    if (statement.kind !== 'access-row' || statement.subject.first.start !== node.start) return [];
    if (id.number === undefined || (id.kind !== 'node' && id.kind !== 'reset')) return [];
    const row = rowOfId(accessTable(tables, id.kind), id.number);
    return row === undefined || row.line === line.number ? [] : [row];
}

/** The row grants nothing as it is, but what it was meant for is a guess. */
const removal = ({ number }: Line, id: NameEntry, row: AccessRow): Fix =>
    undecided(
        removeLines(`Remove the row: ${short(id.name)} has one on line ${row.line + 1}`, number, number),
    );
