// sparse-table: an index so high that the array is mostly empty.

import { coverageOf } from '../model/coverage';
import { problem, rangeIn } from '../model/problem';
import { eachTable } from './forms';
import { subjectSpan, subjectText } from './places';

/** The size of a table with this many places or fewer is not worth a message. */
const SMALL = 1024;
/** The size of a row's struct: a frame or an address, a flag, and padding. */
const ROW_BYTES = 16;

export const sparseTable = eachTable({
    codes: ['sparse-table'],
    of: ['node', 'reset'],
    fromAbsence: 'rows',
    *find(table) {
        const coverage = coverageOf(table);
        const { last, count: rows } = coverage;
        const size = last + 1;
        const [row] = coverage.rowsAt(last);
        if (row === undefined || size <= SMALL || rows * 2 >= size) return;
        const params = { row: subjectText(row), size, rows, bytes: size * ROW_BYTES, index: last };
        yield problem('sparse-table', rangeIn(row.line, subjectSpan(row)), params);
    },
});
