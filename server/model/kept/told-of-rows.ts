// Something that is kept about several tables of a program and that is told which of their rows came and went, so that it drops only
// what these concern.

import type { Program, Row, Table } from '../program';
import { catchUp, type JournalledRows } from './row-index';

/** What is kept. */
export interface Told {
    /** Drops what may be different now that a row was added or removed; `false` if that is about too much to be followed. */
    readonly changed: (table: Table, row: Row) => boolean;
    /** Called after all rows of a table that changed. */
    readonly settled: (table: Table) => void;
}

/** What it depends on besides rows: it is made again if a table, or any of the others, is not the same any more. */
export interface Grounds {
    readonly tables: readonly Table[];
    readonly others: readonly unknown[];
}

/** A function that gives what is kept for a program; before, it has been told of all changes. */
export function toldOfRows<K extends Told>(
    make: (program: Program) => K,
    groundsOf: (program: Program) => Grounds,
): (program: Program) => K {
    const known = new WeakMap<Program, Kept<K>>();
    return program => {
        const grounds = groundsOf(program);
        const kept = known.get(program);
        if (kept !== undefined && isOn(kept, grounds) && tell(kept)) return kept.value;
        const versions = grounds.tables.map(({ journal }) => journal.version);
        const value = make(program);
        known.set(program, { ...grounds, versions, value });
        return value;
    };
}

interface Kept<K> extends Grounds {
    readonly value: K;
    /** Of each table, what it has been told of. */
    readonly versions: number[];
}

const isOn = (kept: Grounds, now: Grounds): boolean =>
    areSame(kept.tables, now.tables) && areSame(kept.others, now.others);

/** It is asked for each claim of a file, so nothing is made here. */
function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
    if (some === others) return true;
    if (some.length !== others.length) return false;
    for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false;
    return true;
}

/** `false` if it is no longer known what changed. */
function tell({ value, tables, versions }: Kept<Told>): boolean {
    for (let at = 0; at < tables.length; at++) {
        const table = tables[at];
        const version = versions[at];
        if (table === undefined || version === undefined || table.journal.version === version) continue;
        if (!tellOf(table, version, value)) return false;
        versions[at] = table.journal.version;
    }
    return true;
}

function tellOf(table: Table & JournalledRows<Row>, version: number, told: Told): boolean {
    let isFollowed = true;
    const note = (row: Row): void => {
        isFollowed &&= told.changed(table, row);
    };
    const isKnown = catchUp<Row>(table, { add: note, delete: note }, version);
    if (isKnown && isFollowed) told.settled(table);
    return isKnown && isFollowed;
}
