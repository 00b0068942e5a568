// The rows of a register table that hold an address, without those that only say again what a row above them says of it. Thousands of
// claims may ask about thousands of rows each, and most of them say the same.

import { perVersion } from './kept/per-version';
import type { Ranked } from './kept/stretches';
import type { MmioRow, MmioTable } from './program';
import { inTextOrder, rowsByPage } from './rows-of-call';
import { Said } from './said';

/** How rows are told apart: which bits they let be written is told apart besides, unless the first of all rows is enough. */
export interface Telling {
    /** The same for rows that let the same domains do the same. */
    readonly like: (row: MmioRow) => string;
    readonly byBits: boolean;
}

/** Rows of one node are alike, whoever asks. */
export const BY_NODE: Telling = { like: row => `${row.nodeId} ${formOf(row)}`, byBits: true };

/** Of all rows the first one decides. */
export const BY_PLACE: Telling = { like: () => '', byBits: false };

/** What of a row matters besides its node and its bits. Where a row without an end is for its address only, none stands for one of another address. */
export const formOf = ({ node: { readonly, onlyHwdom, address }, start }: MmioRow): string =>
    `${readonly} ${onlyHwdom}${address.last === undefined ? ` ${start}` : ''}`;

/** Finds the rows by which a call is answered as by all that hold its address. */
export class FirstRows {
    /** How many rows were looked at so far. */
    looked = 0;
    /** A list is of a stretch that every row in it holds. */
    private readonly firstsOf = perVersion((list: readonly Ranked[]): readonly Ranked[] => {
        this.looked += list.length;
        const isNew = this.newly();
        return list.filter(({ row }) => isNew(row));
    });

    constructor(private readonly telling: Telling) {}

    /** Those of a byte address, of the rows that count there, in the order of the text; of more than `most` only the first ones. */
    holding(
        table: MmioTable,
        address: bigint,
        counts: (row: MmioRow) => boolean,
        most = Number.POSITIVE_INFINITY,
    ): readonly MmioRow[] {
        const { inPage, others } = rowsByPage(table).around(address);
        this.looked += inPage.length;
        const firsts = this.merged(others?.listsHolding(address) ?? [], counts, most);
        if (inPage.length === 0) return firsts;
        const isNew = this.newly();
        return inTextOrder([...inPage, ...firsts])
            .filter(row => counts(row) && isNew(row))
            .slice(0, most);
    }

    /** Tells of each next row whether it says anything new. */
    private newly(): (row: MmioRow) => boolean {
        const { like, byBits } = this.telling;
        const said = new Said<string>(byBits);
        return row => said.isNew(like(row), row.mask ?? 0);
    }

    private merged(
        lists: readonly (readonly Ranked[])[],
        counts: (row: MmioRow) => boolean,
        most: number,
    ): MmioRow[] {
        const isNew = this.newly();
        const found: MmioRow[] = [];
        const waiting = lists.map(list => ({ list: this.firstsOf(list), next: 0 }));
        while (found.length < most) {
            let first: Ranked | undefined;
            let from: { next: number } | undefined;
            for (const each of waiting) {
                const here = each.list[each.next];
                if (here === undefined || (first !== undefined && first.rank < here.rank)) continue;
                first = here;
                from = each;
            }
            if (first === undefined || from === undefined) return found;
            from.next++;
            if (counts(first.row) && isNew(first.row)) found.push(first.row);
        }
        return found;
    }
}
