// Sorts the rows of a table by the key of its search: index, address or clock.

import { eolOf } from '../../language/lines';
import { compare } from '../../language/sorted';
import type { Row, Table } from '../../model/program';
import { tablesIn } from '../places/tableLines';
import { replacedLines } from './edits';
import type { Rewriter } from './rewrite';
import { type RowGroup, type RowGroups, type RowText, rowGroupsOf } from './rowGroups';

/** Offered for the first unsorted table on the lines. Rows with equal keys keep their order. */
export const sortTable: Rewriter = (program, lines) => {
    for (const table of tablesIn(program, lines)) {
        const groups = rowGroupsOf(table);
        const sorted = groups && sortedLines(groups);
        const edit =
            sorted &&
            replacedLines(table.document, table.first + 1, table.last - 1, sorted, eolOf(table.document));
        if (edit !== undefined) return [{ title: `Sort the rows by ${keyName(table)}`, edits: [edit] }];
    }
    return [];
};

function keyName({ kind }: Table): string {
    switch (kind) {
        case 'node':
        case 'reset':
            return 'index';
        case 'mmio':
            return 'address';
        case 'clock':
            return 'clock';
    }
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
