// Sorts the rows of a table by the key of its search: index, address or clock.

import { sortedRows } from '../../model/moving/sorted-rows';
import type { Program, Table } from '../../model/program';
import { traitsOf } from '../../model/targets';
import { tablesIn } from '../places/tableLines';
import type { Rewriter } from './rewrite';

/** Offered for the first unsorted table on the lines. Rows with equal keys keep their order. */
export const sortTable: Rewriter = (program, lines) => {
    for (const table of tablesIn(program, lines)) {
        const edits = sortedRows(table);
        if (edits.length > 0) return [{ title: titleFor(table, program), edits }];
    }
    return [];
};

/** Where a search stops at a larger key, rows out of order grant nothing, and afterwards do. */
function titleFor(table: Table, { target }: Program): string {
    const title = `Sort the rows by ${keyName(table)}`;
    const isSearched = table.kind === 'clock' || (table.kind === 'mmio' && traitsOf(target).firstRowDecides);
    return isSearched ? `${title}, so that each grants what it says` : title;
}

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
