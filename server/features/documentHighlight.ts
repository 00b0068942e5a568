// textDocument/documentHighlight: the places in one file of the name at a position; a declaration counts as written.

import type { DocumentHighlight } from 'vscode-languageserver-types';
import type { Position } from '../language/document';
import { meaningAt } from './meaning';
import { occurrencesIn } from './occurrences';
import type { Workspace } from './workspace';

const READ = 2;
const WRITE = 3;

/** The places in the order of the text; empty where no declared name stands. */
export function documentHighlight(
    workspace: Workspace,
    file: string,
    position: Position,
): DocumentHighlight[] {
    const program = workspace.analysis(file)?.program;
    const meaning = program && meaningAt(program, position)?.meaning;
    if (program === undefined || meaning === undefined) return [];
    return occurrencesIn(program, meaning).map(({ range, declares }) => ({
        range,
        kind: declares ? WRITE : READ,
    }));
}
