// The values of a row by field. A table may have very many rows, so those with the same fields share where each field stands.

import type { CValue } from '../c/reading';
import type { Field } from './found-table';

/** A field of the language's rows, or the path of another one. */
export type FieldName = Field | string;

/** Where the value of each field stands among those of a row. */
type Positions = ReadonlyMap<FieldName, number>;

export class FieldValues {
    constructor(
        private readonly positions: Positions,
        private readonly all: readonly CValue[],
    ) {}

    get(field: FieldName): CValue | undefined {
        return this.all[this.positions.get(field) ?? -1];
    }

    /** The fields that have a value. */
    get names(): Iterable<FieldName> {
        return this.positions.keys();
    }

    /** Those of several rows: a later one replaces those of its fields. */
    static merged(rows: readonly FieldValues[]): FieldValues {
        const positions = new Map<FieldName, number>();
        const values: CValue[] = [];
        for (const row of rows) {
            for (const [name, at] of row.positions) positions.set(name, values.length + at);
            for (const value of row.all) values.push(value);
        }
        return new FieldValues(positions, values);
    }
}

export const NO_VALUES = new FieldValues(new Map(), []);

/** Gives rows their values by field. */
export class FieldsOfRows {
    private readonly known = new Map<string, Positions>();
    /** The names that were asked for last, and their positions: most rows have the same. */
    private last: { readonly names: readonly FieldName[]; readonly positions: Positions } | undefined;

    /** Values by the names of their fields, which are in the same order. Of two for one field the later one counts. */
    valuesOf(names: readonly FieldName[], values: readonly CValue[]): FieldValues {
        if (this.last === undefined || !isSame(this.last.names, names))
            this.last = { names, positions: this.positionsOf(names) };
        return new FieldValues(this.last.positions, values);
    }

    private positionsOf(names: readonly FieldName[]): Positions {
        const key = names.join(' ');
        const positions = this.known.get(key) ?? new Map(names.map((name, at) => [name, at]));
        this.known.set(key, positions);
        return positions;
    }
}

const isSame = (a: readonly FieldName[], b: readonly FieldName[]): boolean =>
    a.length === b.length && a.every((name, at) => name === b[at]);

/** The value of a field; 0 if no row names it, `undefined` if it is not known. */
export const numberOf = (values: FieldValues, field: Field): bigint | undefined => {
    const value = values.get(field);
    return value === undefined ? 0n : value.value;
};
