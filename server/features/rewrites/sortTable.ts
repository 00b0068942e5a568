// Sorts the rows of a table by the key of its search: index, address or clock.

import { sortedRows } from '../../model/moving/sorted-rows';
import type { Table } from '../../model/program';
import { tablesIn } from '../places/tableLines';
import type { Rewriter } from './rewrite';

/** Offered for the first unsorted table on the lines. Rows with equal keys keep their order. */
export const sortTable: Rewriter = (program, lines) => {
    for (const table of tablesIn(program, lines)) {
        const edits = sortedRows(table);
        if (edits.length > 0) return [{ title: `Sort the rows by ${keyName(table)}`, edits }];
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
