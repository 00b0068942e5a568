// textDocument/onTypeFormatting: formats a finished line and its group, and a closed block as a whole. It leaves alone the line
// that is being typed, and what is too long to be formatted between two keystrokes.

import type { Document, Position } from '../language/document';
import { isLong } from '../language/format';
import { isBlank } from '../language/lines';
import { blockAt } from '../model/blocks';
import type { Edit } from '../model/problem';
import type { Program } from '../model/program';
import { smallEdits } from './formatting';
import type { LineRange } from './places/lines';
import { editable } from './rewrites/editable';
import type { Workspace } from './workspace';

/** The characters after which the editor asks. */
export const FORMAT_TRIGGERS = { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };

/** The most lines that are formatted while somebody types. */
export const MOST_LAID_OUT = 1000;

/** The edits after `typed` was typed, which ends at `position`. After a line feed the new line, where the cursor is, is left alone. */
export function onTypeFormatting(
    workspace: Workspace,
    file: string,
    position: Position,
    typed: string,
): Edit[] {
    const program = editable(workspace, file)?.program;
    if (program === undefined) return [];
    const { document } = program;
    const lines = typed === '}' ? closedLines(program, position.line) : lineAbove(document, position.line);
    if (lines === undefined || isLong(document, lines.first, lines.last, MOST_LAID_OUT)) return [];
    const edits = smallEdits(document, lines);
    return typed === '}' ? edits : edits.filter(({ range }) => range.end.line < position.line);
}

/** The lines of the block that a `}` on this line closes. */
function closedLines(program: Program, line: number): LineRange | undefined {
    const block = blockAt(program, line);
    return block?.closed === true && block.last === line ? block : undefined;
}

/** The line that was finished. A blank line is left alone: the author is starting a new group. */
function lineAbove({ lines }: Document, line: number): LineRange | undefined {
    const above = lines.get(line - 1);
    return above === undefined || isBlank(above) ? undefined : { first: line - 1, last: line - 1 };
}
