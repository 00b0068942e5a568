// Which named ids have an index and no row in a table. It is kept, and catches up with the table and with the names.

import { inPieces, type Steps } from '../../language/steps';
import { type Coverage, coverageOf } from '../coverage';
import { type AccessRow, type AccessTable, indexOfId } from '../program';
import type { NameChange, Scope } from '../scope';
import { Groups } from './groups';
import { type Kept, keptBy } from './kept';
import { catchUp, type RowIndex } from './row-index';
import { valuesOf } from './users';

/** The ids with a name of the table's kind whose index no row takes, in no particular order. */
export const missingIds: Kept<[AccessTable, Scope], Iterable<number>> = keptBy(
    (table, scope) => {
        const kept = known.get(table);
        return kept?.catchUp(scope) ? kept.ids : undefined;
    },
    function* (table, scope) {
        const made = new MissingIds(table, scope);
        yield* made.collect();
        known.set(table, made);
        return made.ids;
    },
);

const known = new WeakMap<AccessTable, MissingIds>();

class MissingIds implements RowIndex<AccessRow> {
    readonly ids = new Set<number>();
    /** The named ids by their index, where the table's macro may give several ids one. */
    private readonly named = new Groups<number, number>();
    private rows: number;
    private names: number;

    constructor(
        private readonly table: AccessTable,
        private readonly scope: Scope,
    ) {
        this.rows = table.journal.version;
        this.names = scope.journal.version;
    }

    *collect(): Steps<void> {
        yield* coverageOf.prepare(this.table);
        const coverage = coverageOf(this.table);
        yield* inPieces(this.scope.names(this.table.kind), ({ number }) => {
            if (number !== undefined) this.name(number, coverage);
        });
    }

    add(row: AccessRow): void {
        this.judgeRow(row);
    }

    delete(row: AccessRow): void {
        this.judgeRow(row);
    }

    /** `false` where it must be made anew. */
    catchUp(scope: Scope): boolean {
        const changes = scope === this.scope ? scope.journal.since(this.names) : undefined;
        if (changes === undefined || !catchUp(this.table, this, this.rows)) return false;
        for (const change of changes) this.rename(change);
        this.rows = this.table.journal.version;
        this.names = scope.journal.version;
        return true;
    }

    private rename(change: NameChange): void {
        const coverage = coverageOf(this.table);
        for (const value of valuesOf(change, this.scope)) {
            const id = Number(value);
            if (this.scope.namesOf(this.table.kind, value).length > 0) this.name(id, coverage);
            else this.forget(id);
        }
    }

    private name(id: number, coverage: Coverage): void {
        const index = indexOfId(this.table.macro, id);
        if (index === undefined) return;
        if (!this.isInStep) this.named.add(index, id);
        if (!coverage.isTaken(index)) this.ids.add(id);
    }

    private forget(id: number): void {
        const index = indexOfId(this.table.macro, id);
        if (index !== undefined) this.named.delete(index, id);
        this.ids.delete(id);
    }

    /** Ids and indexes run in step, so that an index says its id. */
    private get isInStep(): boolean {
        const { macro } = this.table;
        return macro === undefined || macro.base !== undefined;
    }

    /** The named ids of an index. */
    private at(index: number): Iterable<number> {
        if (!this.isInStep) return this.named.get(index);
        const id = index + Number(this.table.macro?.base ?? 0n);
        return this.scope.namesOf(this.table.kind, BigInt(id)).length > 0 ? [id] : [];
    }

    /** What was true of an index before does not matter: the coverage says what is true now. */
    private judgeRow(row: AccessRow): void {
        const coverage = coverageOf(this.table);
        row.eachId((_, index) => {
            for (const id of this.at(index)) {
                if (coverage.isTaken(index)) this.ids.delete(id);
                else this.ids.add(id);
            }
        });
    }
}
