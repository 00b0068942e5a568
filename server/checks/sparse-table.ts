// sparse-table: an index so far out that the array is mostly holes.

import { coverageOf } from '../model/coverage';
import { problem, rangeIn } from '../model/problem';
import { eachTable } from './forms';
import { subjectSpan } from './places';

/** A table of this many places or fewer costs less than anyone would notice. */
const SMALL = 1024;
/** A row struct: a frame or an address, and a flag, padded. */
const ROW_BYTES = 16;

export const sparseTable = eachTable({
    codes: ['sparse-table'],
    of: ['node', 'reset'],
    *find(table) {
        const coverage = coverageOf(table);
        const { last, count: rows } = coverage;
        const size = last + 1;
        const [row] = coverage.rowsAt(last);
        if (row === undefined || size <= SMALL || rows * 2 >= size) return;
        const params = { kind: table.kind, size, rows, bytes: size * ROW_BYTES, index: last };
        yield problem('sparse-table', rangeIn(row.line, subjectSpan(row)), params);
    },
});
