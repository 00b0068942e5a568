// The names of a platform as rows of words and numbers. The program ships them in this form, so that it need not parse the same
// text in every run.

import { lineWithNumber } from '../language/lines';
import type { NameKind } from '../language/syntax';
import { NameEntry } from './names';
import { Scope } from './scope';

/** A declared name as JSON. What is `undefined` in an entry is `null` here. */
export type NameRow = readonly [
    name: string,
    kind: NameKind,
    /** A text if a number would not be exact. */
    value: number | string | null,
    size: number | string | null,
    pll: boolean,
    /** The index of another row, above this one. */
    of: number | null,
    /** From 0. */
    line: number,
    column: number,
];

/** The names in these rows, as declared in a file with this name. */
export function scopeOf(file: string, rows: readonly NameRow[]): Scope {
    const scope = new Scope(undefined, [file]);
    const entries: NameEntry[] = [];
    for (const row of rows) {
        const entry = entryOf(file, row, entries);
        entries.push(entry);
        scope.declare(entry);
    }
    scope.watch();
    return scope;
}

const entryOf = (
    file: string,
    [name, kind, value, size, pll, of, line, column]: NameRow,
    above: readonly NameEntry[],
): NameEntry =>
    new NameEntry(lineWithNumber(line), { file, kind }, column, name, unpacked(value), {
        size: unpacked(size),
        of: of === null ? undefined : above[of],
        pll,
    });

const unpacked = (value: number | string | null): bigint | undefined =>
    value === null ? undefined : BigInt(value);
