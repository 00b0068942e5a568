// The current output of a document, for a view beside it: the text, which of its lines come from which row, and where there are
// errors.

import { errorsOf } from '../checks/analyse';
import { ownTables } from '../checks/places';
import { outputSteps } from '../emit/outputs';
import type { Printed } from '../emit/printed';
import type { Workspace } from '../features/workspace';
import type { Steps } from '../language/steps';
import type { Problem } from '../model/problem';
import type { Program, Row } from '../model/program';
import { excerptAround, isLong } from './output-excerpt';
import type { OutputAnswer, OutputFault, OutputRow } from './protocol';

/** `null` for a file that cannot be read. `version` is that of the open document, `around` the line that a long table is shown around. */
export function* outputView(
    workspace: Workspace,
    file: string,
    format: 'c' | 'ts',
    version: number | undefined,
    around = 0,
): Steps<OutputAnswer | null> {
    const analysis = workspace.analysis(file);
    if (analysis === undefined) return null;
    const { program, problems } = analysis;
    const part = format === 'c' && isLong(program) ? excerptAround(program, around) : undefined;
    const shown = part ?? (yield* wholeOf(program, format));
    const errors = errorsOf(problems);
    return {
        ...shown,
        version: version ?? null,
        errors: errors.length,
        faults: errors
            .filter(({ range: { start } }) => isShown(shown.excerpt, start.line))
            .slice(0, MOST_FAULTS)
            .flatMap(error => faultAt(error, program, shown.rows)),
    };
}

const isShown = (excerpt: OutputAnswer['excerpt'], line: number): boolean =>
    excerpt === null || (excerpt.first <= line && line <= excerpt.last);

/** Each is looked for among all rows, and nobody reads more of them in a view. */
const MOST_FAULTS = 50;

/** Nothing for an error outside the tables, and in a table of which no row is shown. */
function faultAt({ range, message }: Problem, program: Program, rows: readonly OutputRow[]): OutputFault[] {
    const { line } = range.start;
    const table = ownTables(program).find(({ first, last }) => first <= line && line <= last);
    if (table === undefined) return [];
    const inTable = (row: OutputRow): boolean => table.first < row.line && row.line < table.last;
    const before = rows.findLast(row => row.line <= line && inTable(row));
    if (before !== undefined)
        return [{ line, message, above: before.line === line ? before.first : before.last + 1 }];
    const next = rows.find(inTable);
    return next === undefined ? [] : [{ line, message, above: next.first }];
}

/** More rows are not shown: an editor would wait for them, and nobody reads so many. */
const MOST_ROWS = 1 << 17;

function* wholeOf(
    program: Program,
    format: 'c' | 'ts',
): Steps<Pick<OutputAnswer, 'text' | 'rows' | 'excerpt'>> {
    const { text, rows } = yield* textOf(program, format);
    const own = new Set<Row>(ownTables(program).flatMap((table): readonly Row[] => table.rows));
    const shown = rows
        .filter(({ row }) => own.has(row))
        .map(({ row, first, last }) => ({ line: row.line, first, last }))
        .sort((a, b) => a.line - b.line);
    return { text, rows: shown, excerpt: null };
}

function* textOf(program: Program, format: 'c' | 'ts'): Steps<Pick<Printed, 'text' | 'rows'>> {
    const count = program.tables.reduce((sum, { ids }) => sum + ids, 0);
    if (count <= MOST_ROWS) return yield* outputSteps(program)(format, { notesRows: true });
    return {
        text: `// These tables have ${count} rows, too many to show. \`eemi-acl emit\` writes them all.\n`,
        rows: [],
    };
}
