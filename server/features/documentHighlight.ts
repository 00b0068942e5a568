// textDocument/documentHighlight: where the name at a position is used in this file; a declaration is marked as a write. An editor
// asks at every stop of the cursor, so in a large file only the lines around it are searched.

import type { DocumentHighlight } from 'vscode-languageserver-types';
import type { Position } from '../language/document';
import { MOST_LINES } from './places/large';
import { meaningAt } from './places/meaning';
import { occurrencesIn } from './places/occurrences';
import type { Workspace } from './workspace';

const READ = 2;
const WRITE = 3;

/** The places up to MOST_LINES above and below the position, in the order of the text; empty without a declared name there. */
export function documentHighlight(
    workspace: Workspace,
    file: string,
    position: Position,
): DocumentHighlight[] {
    const program = workspace.analysis(file)?.program;
    const meaning = program && meaningAt(program, position)?.meaning;
    if (program === undefined || meaning === undefined) return [];
    const around = { first: position.line - MOST_LINES, last: position.line + MOST_LINES };
    return occurrencesIn(program, meaning, around).map(({ range, declares }) => ({
        range,
        kind: declares ? WRITE : READ,
    }));
}
