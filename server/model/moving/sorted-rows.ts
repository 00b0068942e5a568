// The rows of a table sorted by the key of its search: index, address or clock. Each row takes its comments along, and each group
// its heading (`row-groups.ts`).

import { eolOf } from '../../language/lines';
import { replacedLines } from '../../language/replaced-lines';
import { compare } from '../../language/sorted';
import type { Edit } from '../problem';
import type { Row, Table } from '../program';
import { type RowGroup, type RowGroups, type RowText, rowGroupsOf } from './row-groups';

/**
 * The edits that sort a table; rows with equal keys keep their order. None if it is sorted, a row has no key, or a line could not
 * be read, which may be a row.
 */
export function sortedRows(table: Table): Edit[] {
    const groups = rowGroupsOf(table);
    const sorted = groups && sortedLines(groups);
    if (sorted === undefined) return [];
    const [first, eol] = [table.first + 1, eolOf(table.document)];
    const lines = table.document.lines.between(first, table.last - 1);
    const edit = replacedLines(
        first,
        lines,
        sorted.map(text => text + eol),
    );
    return edit === undefined ? [] : [edit];
}

/** A row without ids has no key. */
function keyOf(row: Row): bigint | undefined {
    switch (row.kind) {
        case 'access': {
            const [run] = row.runs;
            return run && BigInt(row.runs.reduce((least, { index }) => Math.min(least, index), run.index));
        }
        case 'mmio':
            return row.start;
        case 'clock':
            return BigInt(row.clock.index);
    }
}

interface Sorted {
    readonly key: bigint;
    readonly group: RowGroup;
    readonly text: RowText;
}

/** The lines of the block, sorted by the rows' keys; `undefined` if they are sorted already, or a row has no key. */
function sortedLines({ head, parted, groups, tail }: RowGroups): string[] | undefined {
    const rows: Sorted[] = [];
    for (const group of groups) {
        for (const text of group.rows) {
            const key = keyOf(text.row);
            if (key === undefined) return undefined;
            rows.push({ key, group, text });
        }
    }
    if (rows.every(({ key }, at) => at === 0 || (rows[at - 1]?.key ?? key) <= key)) return undefined;
    rows.sort((a, b) => compare(a.key, b.key));
    return [...head, ...(parted ? [''] : []), ...joined(rows), ...tail];
}

/** Rows of different groups are separated by a blank line. A group's heading is above its first row. */
function joined(rows: readonly Sorted[]): string[] {
    const headed = new Set<RowGroup>();
    return rows.flatMap(({ group, text }, at) => {
        const isApart = at > 0 && rows[at - 1]?.group !== group;
        const heading = headed.has(group) ? [] : group.heading;
        headed.add(group);
        return [...(isApart ? [''] : []), ...heading, ...text.lines];
    });
}
