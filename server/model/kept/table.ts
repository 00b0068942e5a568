// A table: its rows in the order of the text. Edits add and remove rows, and the journal records that.

import type { Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { spliced } from '../../language/sorted';
import type { Span, TableKind } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import type { IndexMacro } from '../names';
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
    /** How many rows could be read, but not placed among the others. */
    unresolved = 0;
    /** Whether the line that says how ids become indexes has a mistake. */
    hasDoubtfulIndex = false;
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
        /** Whether a row has its place in the array. */
        private readonly isPlaced: (row: R) => boolean,
        /** Whether it is known what a row grants. */
        private readonly isClear: (row: R) => boolean,
    ) {}

    get rows(): readonly R[] {
        return this.content;
    }

    /** The number of the block's first line; see BlockRange. */
    get first(): number {
        return this.block.first;
    }

    /** The number of the block's last line, included. */
    get last(): number {
        return this.block.last;
    }

    /** Whether every line was read and every row has its place. Otherwise a row that seems missing may exist. */
    get complete(): boolean {
        if (this.hasDoubtfulIndex) return false;
        return this.unreadable === 0 && this.unresolved === 0 && this.unplaced === 0;
    }

    /** Whether it is also known what each row grants. */
    get clear(): boolean {
        return this.complete && this.vague === 0;
    }

    /** Sets the initial rows, before anything uses the table. */
    fill(rows: R[]): void {
        this.content = rows;
        this.unplaced = countUnless(this.isPlaced, rows);
        this.vague = countUnless(this.isClear, rows);
    }

    /** Replaces the rows in the lines `gone`, which are or were consecutive from a number on, by `added`. */
    replace(number: number, gone: ReadonlySet<Line>, added: readonly R[]): void {
        const { from, to } = stretchOf(this.content, number, gone);
        if (to === from && added.length === 0) return;
        const removed = this.content.slice(from, to);
        const [above, below] = [this.content[from - 1], this.content[to]];
        this.content = spliced(this.content, from, to - from, added);
        this.unplaced += countUnless(this.isPlaced, added) - countUnless(this.isPlaced, removed);
        this.vague += countUnless(this.isClear, added) - countUnless(this.isClear, removed);
        this.journal.record({ above, removed, added, below });
    }
}

const countUnless = <R>(is: (row: R) => boolean, rows: readonly R[]): number =>
    rows.reduce((sum, row) => (is(row) ? sum : sum + 1), 0);
