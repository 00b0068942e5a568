// A table: its rows in the order of the text. Edits add and remove rows, and the journal records that.

import type { Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { spliced } from '../../language/sorted';
import type { Span, TableKind } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import type { IndexMacro } from '../names';
import { MOST_IDS } from '../program';
import { type Anchored, stretchOf } from './anchored';
import { Journal } from './journal';

/** Rows that replaced others, and the rows before and after them. */
export interface RowChange<R> {
    readonly above: R | undefined;
    readonly removed: readonly R[];
    readonly added: readonly R[];
    readonly below: R | undefined;
}

export class RowTable<K extends TableKind, R extends Anchored> {
    readonly journal = new Journal<RowChange<R>>();
    /** How many lines of the block could not be read. Each may be a row. */
    unreadable = 0;
    /** How many rows could be read, but not placed among the others, or not up to their end. */
    unresolved = 0;
    /** Whether the line that says how ids become indexes has a mistake. */
    hasDoubtfulIndex = false;
    /** How many ids its rows have in all; a row of a register or clock table counts as one. */
    ids = 0;
    private most = MOST_IDS;
    private content: R[] = [];
    private unplaced = 0;
    private vague = 0;

    constructor(
        readonly kind: K,
        readonly file: string,
        readonly document: Document,
        readonly block: BlockRange,
        readonly name: string,
        readonly nameSpan: Span,
        readonly macro: IndexMacro | undefined,
        /** How many ids a row has; one without any has no place in the array. */
        private readonly sizeOf: (row: R) => number,
        /** Whether it is known what a row grants. */
        private readonly isClear: (row: R) => boolean,
    ) {}

    /** None of a table that is too long: nothing is worked out from its rows before that is mended. */
    get rows(): readonly R[] {
        return this.isTooLong ? NONE : this.content;
    }

    /** The number of the block's first line; see BlockRange. */
    get first(): number {
        return this.block.first;
    }

    /** The number of the block's last line, included. */
    get last(): number {
        return this.block.last;
    }

    /** Whether it has more ids than an array may have places, which is an error. */
    get isTooLong(): boolean {
        return this.ids > this.most;
    }

    /** Tells it how many tables of its kind the file has. There should be one; if there are more, they share the places. */
    setRivals(tables: number): void {
        const { isTooLong } = this;
        this.most = MOST_IDS / tables;
        if (this.isTooLong !== isTooLong) this.journal.forget();
    }

    /** Whether every line was read and every row has its place. Otherwise a row that seems missing may exist. */
    get complete(): boolean {
        if (this.hasDoubtfulIndex || this.isTooLong) return false;
        return this.unreadable === 0 && this.unresolved === 0 && this.unplaced === 0;
    }

    /** Whether it is also known what each row grants. */
    get clear(): boolean {
        return this.complete && this.vague === 0;
    }

    /** Sets the initial rows, before anything uses the table. */
    fill(rows: R[]): void {
        this.content = rows;
        this.count(rows, 1);
    }

    /** Replaces the rows in the lines `gone`, which are or were consecutive from a number on, by `added`. */
    replace(number: number, gone: ReadonlySet<Line>, added: readonly R[]): void {
        const { from, to } = stretchOf(this.content, number, gone);
        if (to === from && added.length === 0) return;
        const removed = this.content.slice(from, to);
        const [above, below] = [this.content[from - 1], this.content[to]];
        this.content = spliced(this.content, from, to - from, added);
        const { isTooLong } = this;
        this.count(added, 1);
        this.count(removed, -1);
        // Of a table that is too long nobody sees a row, so none comes or goes.
        if (isTooLong || this.isTooLong) this.journal.forget();
        else this.journal.record({ above, removed, added, below });
    }

    private count(rows: readonly R[], sign: 1 | -1): void {
        for (const row of rows) {
            const size = this.sizeOf(row);
            this.ids += sign * size;
            if (size === 0) this.unplaced += sign;
            if (!this.isClear(row)) this.vague += sign;
        }
    }
}

const NONE: readonly never[] = [];
