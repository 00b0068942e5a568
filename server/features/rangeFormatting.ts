// textDocument/rangeFormatting: formats some lines, and the groups whose columns they share.

import type { Range } from '../language/document';
import type { Steps } from '../language/steps';
import type { Edit } from '../model/problem';
import { smallEditsIn } from './formatting';
import { linesOf } from './places/lines';
import { editable } from './rewrites/editable';
import type { Workspace } from './workspace';

/** The edits that format the lines that a range touches: a part of those for the whole file. */
export function* rangeFormatting(workspace: Workspace, file: string, range: Range): Steps<Edit[]> {
    const document = editable(workspace, file)?.program.document;
    return document === undefined ? [] : yield* smallEditsIn(document, linesOf(document, range));
}
