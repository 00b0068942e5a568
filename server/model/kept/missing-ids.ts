// The named ids with an index but no row in a table. They are kept, and catch up with the table and with the names.

import { inPieces, type Steps } from '../../language/steps';
import type { NameKind } from '../../language/syntax';
import { type Coverage, coverageOf } from '../coverage';
import { FEW } from '../named-ids';
import type { NameEntry } from '../names';
import { type AccessRow, type AccessTable, indexOfId, LARGEST_INDEX } from '../program';
import type { NameChange, Scope } from '../scope';
import { Groups } from './groups';
import { type Kept, keptBy } from './kept';
import { catchUp, type RowIndex } from './row-index';
import { valuesOf } from './users';

/** The ids of the table's kind whose index has no row, and that have a name or one of the platform's that is hidden; in no particular order. */
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
    /** The named ids by their index, if the table's macro may give several ids the same one. */
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
        const { kind } = this.table;
        const collect = ({ number }: NameEntry): void => {
            if (number !== undefined) this.name(number, coverage);
        };
        yield* inPieces(this.scope.names(kind), collect);
        for (const hidden of this.scope.hiddenNames(kind)) collect(hidden);
    }

    add(row: AccessRow): void {
        this.judgeRow(row);
    }

    delete(row: AccessRow): void {
        this.judgeRow(row);
    }

    /** `false` if it must be made again. */
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
            if (isNamed(this.scope, this.table.kind, value)) this.name(id, coverage);
            else this.forget(id);
        }
    }

    private name(id: number, coverage: Coverage): void {
        const index = indexOfId(this.table.macro, id);
        // No row can have an index beyond the largest one.
        if (index === undefined || index > LARGEST_INDEX) return;
        if (!this.isInStep) this.named.add(index, id);
        if (!coverage.isTaken(index)) this.ids.add(id);
    }

    private forget(id: number): void {
        const index = indexOfId(this.table.macro, id);
        if (index !== undefined) this.named.delete(index, id);
        this.ids.delete(id);
    }

    /** Whether indexes are ids minus a constant, so that an index tells its id. */
    private get isInStep(): boolean {
        const { macro } = this.table;
        return macro === undefined || macro.base !== undefined;
    }

    /** The named ids of an index. */
    private at(index: number): Iterable<number> {
        if (!this.isInStep) return this.named.get(index);
        const id = index + Number(this.table.macro?.base ?? 0n);
        return isNamed(this.scope, this.table.kind, BigInt(id)) ? [id] : [];
    }

    /** The previous state of an index does not matter: the coverage has the current one. */
    private judgeRow(row: AccessRow): void {
        const coverage = coverageOf(this.table);
        if (row.size > FEW) return this.judgeNames(coverage);
        row.eachId((_, index) => {
            for (const id of this.at(index)) this.judge(id, index, coverage);
        });
    }

    /** Judges all names: there may be fewer than ids in a row. */
    private judgeNames(coverage: Coverage): void {
        const { kind, macro } = this.table;
        for (const { number } of [...this.scope.names(kind), ...this.scope.hiddenNames(kind)]) {
            const index = number === undefined ? undefined : indexOfId(macro, number);
            if (number !== undefined && index !== undefined && index <= LARGEST_INDEX)
                this.judge(number, index, coverage);
        }
    }

    private judge(id: number, index: number, coverage: Coverage): void {
        if (coverage.isTaken(index)) this.ids.delete(id);
        else this.ids.add(id);
    }
}

/** Whether an id has a name, or one of the platform's that a file's name hides. */
const isNamed = (scope: Scope, kind: NameKind, id: bigint): boolean =>
    scope.namesOf(kind, id).length + (scope.platform?.namesOf(kind, id).length ?? 0) > 0;
