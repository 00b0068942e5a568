// The C for a row, as a preview: of a range the first row, of a clock with very many nodes the first lines.

import { printRow } from '../../emit/c';
import { AccessRow, type IdRun, type Program, type Row, type Table } from '../../model/program';

/** More lines than a person looks at in a hover. */
const MOST_LINES = 30;

/** The lines of C for a row, without indentation; empty if it could not be resolved. */
export function rowInC(program: Program, table: Table, row: Row): readonly string[] {
    if (row.kind !== 'access') return shortened(printRow(program, table, row));
    const [run] = row.runs;
    if (run === undefined || row.faulty) return [];
    const first = printRow(program, table, withRuns(row, [{ ...run, count: 1 }]));
    return row.size === 1 ? first : [...first, `/* and ${row.size - 1} more, one for each id */`];
}

const shortened = (lines: readonly string[]): readonly string[] =>
    lines.length <= MOST_LINES
        ? lines
        : [...lines.slice(0, MOST_LINES - 1), `/* and ${lines.length - MOST_LINES + 1} more */`];

const withRuns = (
    { at, subjectName, through, hwdom, faulty, numberForm }: AccessRow,
    runs: readonly IdRun[],
): AccessRow => new AccessRow(at, runs, subjectName, through, hwdom, faulty, numberForm);
