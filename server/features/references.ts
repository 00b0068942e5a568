// textDocument/references: every place where the name at a position is written, in all files that see its declaration.

import type { Location } from 'vscode-languageserver-types';
import type { Position } from '../language/document';
import type { Steps } from '../language/steps';
import { meaningAt } from './places/meaning';
import { occurrencesOf } from './places/occurrences';
import type { Workspace } from './workspace';

/** The places by file, in the order of the text; with the declaration if `withDeclaration` is set. */
export function* references(
    workspace: Workspace,
    file: string,
    position: Position,
    withDeclaration: boolean,
): Steps<Location[]> {
    const program = workspace.analysis(file)?.program;
    const meaning = program && meaningAt(program, position)?.meaning;
    if (meaning === undefined) return [];
    const found = yield* occurrencesOf(workspace, file, meaning);
    return found
        .filter(({ declares }) => withDeclaration || !declares)
        .map(each => ({ uri: workspace.uriOf(each.file), range: each.range }));
}
