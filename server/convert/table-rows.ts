// The rows of a table of C with their values by field, and where they stand in its array.

import type { Steps } from '../language/steps';
import type { Target } from '../model/targets';
import { type Elements, elementsOf, type FieldRow } from './elements';
import { FieldsOfRows } from './field-values';
import { type FoundTable, fieldsOf, inFields } from './found-table';
import { type RowsInOrder, rowsInOrder } from './in-order';

/** The rows of a table, and its places: both its lines and its numbers are made from them. */
export class TableRows {
    readonly all: readonly FieldRow[];
    private places: Elements | undefined;
    private ordered: RowsInOrder | undefined;

    constructor(
        private readonly found: FoundTable,
        target: Target,
    ) {
        const fields = new FieldsOfRows();
        this.all = found.table.rows.map(row => {
            const names = fieldsOf(row.values, found.kind, target);
            const values = found.table.fields === undefined ? inFields(names, row.values) : row.values;
            return { row, values: fields.valuesOf(names, values) };
        });
    }

    *elements(): Steps<Elements> {
        this.places ??= yield* elementsOf(this.all);
        return this.places;
    }

    /** What C meets when it goes through the array from its first place on. */
    *inOrder(): Steps<RowsInOrder> {
        this.ordered ??= yield* rowsInOrder(this.found.table, this);
        return this.ordered;
    }
}
