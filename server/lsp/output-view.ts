// The current output of a document, for a view beside it: the text, and which of its lines come from which row.

import { errorsOf } from '../checks/analyse';
import { ownTables } from '../checks/places';
import { outputPrinter } from '../emit/outputs';
import type { Workspace } from '../features/workspace';
import type { Row } from '../model/program';
import type { OutputAnswer } from './protocol';

/** `null` for a file that cannot be read. `version` is that of the open document. */
export function outputView(
    workspace: Workspace,
    file: string,
    format: 'c' | 'ts',
    version: number | undefined,
): OutputAnswer | null {
    const analysis = workspace.analysis(file);
    if (analysis === undefined) return null;
    const { program, problems } = analysis;
    const { text, rows } = outputPrinter(program)(format, { notesRows: true });
    const own = new Set<Row>(ownTables(program).flatMap((table): readonly Row[] => table.rows));
    return {
        text,
        version: version ?? null,
        errors: errorsOf(problems).length,
        rows: rows
            .filter(({ row }) => own.has(row))
            .map(({ row, first, last }) => ({ line: row.line, first, last }))
            .sort((a, b) => a.line - b.line),
    };
}
