// Rows that are judged by rows of the node table. It is kept which of them offend: when a row of either table comes or goes,
// only those are judged again that it concerns.

import type { TableKind } from '../language/syntax';
import type { Anchored } from '../model/kept/anchored';
import { Groups } from '../model/kept/groups';
import { catchUp, type RowIndex } from '../model/kept/row-index';
import { valuesOf } from '../model/kept/users';
import type { AccessRow, AccessTable } from '../model/program';
import type { Scope } from '../model/scope';
import type { RowTable } from '../model/table';

/** What rows are judged by. */
export interface Evidence<K extends TableKind, R extends Anchored> {
    readonly table: RowTable<K, R>;
    readonly nodes: AccessTable | undefined;
    readonly scope: Scope;
}

export interface Judgement<K extends TableKind, R extends Anchored> {
    /** The indexes of the node table that a row depends on. */
    readonly needs: (evidence: Evidence<K, R>, row: R) => readonly number[];
    readonly offends: (evidence: Evidence<K, R>, row: R) => boolean;
    /** The rows that depend on a reset line's name, by its id. */
    readonly ofReset: (evidence: Evidence<K, R>, id: number) => readonly R[];
}

/** A function that gives the rows of a table that offend, in no particular order. */
export function offendingRows<K extends TableKind, R extends Anchored>(
    judgement: Judgement<K, R>,
): (evidence: Evidence<K, R>) => Iterable<R> {
    const known = new WeakMap<Scope, WeakMap<RowTable<K, R>, Dependents<K, R>>>();
    return evidence => {
        const ofScope = known.get(evidence.scope) ?? new WeakMap<RowTable<K, R>, Dependents<K, R>>();
        known.set(evidence.scope, ofScope);
        let kept = ofScope.get(evidence.table);
        if (kept === undefined || !kept.catchUp(evidence)) {
            kept = new Dependents(judgement, evidence);
            ofScope.set(evidence.table, kept);
        }
        return kept.offending;
    };
}

class Dependents<K extends TableKind, R extends Anchored> implements RowIndex<R> {
    readonly offending = new Set<R>();
    private readonly needed = new Map<R, readonly number[]>();
    private readonly byIndex = new Groups<number, R>();
    private versions: readonly number[];

    constructor(
        private readonly judgement: Judgement<K, R>,
        private readonly evidence: Evidence<K, R>,
    ) {
        for (const row of evidence.table.rows) this.add(row);
        this.versions = versionsOf(evidence);
    }

    add(row: R): void {
        const needs = this.judgement.needs(this.evidence, row);
        if (needs.length > 0) this.needed.set(row, needs);
        for (const index of needs) this.byIndex.add(index, row);
        this.judge(row);
    }

    delete(row: R): void {
        for (const index of this.needed.get(row) ?? []) this.byIndex.delete(index, row);
        this.needed.delete(row);
        this.offending.delete(row);
    }

    /** `false` where it must be made anew. */
    catchUp({ table, nodes, scope }: Evidence<K, R>): boolean {
        if (nodes !== this.evidence.nodes) return false;
        const [rows = 0, nodeRows = 0, names = 0] = this.versions;
        const nodeChanges = nodes === undefined ? [] : nodes.journal.since(nodeRows);
        const nameChanges = scope.journal.since(names);
        if (nodeChanges === undefined || nameChanges === undefined || !catchUp(table, this, rows))
            return false;
        for (const { removed, added } of nodeChanges) {
            for (const row of removed) this.judgeBy(row);
            for (const row of added) this.judgeBy(row);
        }
        for (const change of nameChanges) {
            for (const value of valuesOf(change, scope)) this.renew(Number(value));
        }
        this.versions = versionsOf(this.evidence);
        return true;
    }

    /** Judges again what depends on a row of the node table. */
    private judgeBy({ runs }: AccessRow): void {
        for (const { index, count } of runs) {
            for (let at = index; at < index + count; at++)
                for (const row of this.byIndex.get(at)) this.judge(row);
        }
    }

    private renew(id: number): void {
        for (const row of new Set(this.judgement.ofReset(this.evidence, id))) {
            this.delete(row);
            this.add(row);
        }
    }

    private judge(row: R): void {
        if (this.judgement.offends(this.evidence, row)) this.offending.add(row);
        else this.offending.delete(row);
    }
}

const versionsOf = <K extends TableKind, R extends Anchored>({
    table,
    nodes,
    scope,
}: Evidence<K, R>): number[] => [table.journal.version, nodes?.journal.version ?? 0, scope.journal.version];
