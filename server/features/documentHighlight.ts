// textDocument/documentHighlight: the places in one file of the name at a position; a declaration counts as written. An editor asks
// wherever the cursor comes to rest, so in a large file only what is around it is looked at.

import type { DocumentHighlight } from 'vscode-languageserver-types';
import type { Position } from '../language/document';
import { MOST_LINES } from './places/large';
import { meaningAt } from './places/meaning';
import { occurrencesIn } from './places/occurrences';
import type { Workspace } from './workspace';

const READ = 2;
const WRITE = 3;

/** The places up to MOST_LINES above and below the position, in the order of the text; empty where no declared name stands. */
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
