// `node NAME {` and the like: begins a table.

import { name } from '../expression';
import { type HeadForm, NO_NAMES, NOTHING, ONE_COLUMN } from '../form';
import { type NameNode, TABLE_KINDS, type TableKind } from '../syntax';

export interface TableHeadNode {
    readonly kind: 'table';
    readonly table: TableKind;
    readonly name: NameNode | undefined;
    readonly opens: TableKind;
}

export const tableHead: HeadForm<TableHeadNode, TableKind> = {
    place: 'head',
    words: TABLE_KINDS,
    group: 'table',
    read: (reader, word) => ({
        kind: 'table',
        table: word,
        name: name(reader, `the C name of the ${word} table`),
        opens: word,
    }),
    parts: ({ name }, add) => add(name, 'table', NO_NAMES),
    column: ONE_COLUMN,
    path: NOTHING,
};
