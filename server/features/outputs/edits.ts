// Edits of a generated file that bring back what its source generates.

import type { Restoring } from '../../emit/edited-parts';
import { restoring } from '../../emit/edited-parts';
import type { JudgedFile } from '../../emit/generated-file';
import type { Edit } from '../../model/problem';

/** A text by its lines; the last one has no line end, and is mostly empty. */
interface OpenText {
    readonly lines: readonly string[];
    /** As in the editor. */
    readonly input: { readonly text: string };
}

/** All of a file. */
export function editsRestoring(open: OpenText, { text, printed }: JudgedFile): Edit[] {
    if (!hasUnusualEnds(open)) return restoring(text, printed).map(each => editRestoring(open, each));
    const end = open.input.text.length;
    return [{ range: between(0, 0, end, 0), newText: printed.text }];
}

/** Whether an editor may count more lines than there are line feeds. */
export const hasUnusualEnds = ({ input }: OpenText): boolean =>
    input.text.replaceAll('\r\n', '').includes('\r');

/** Some lines of a file. */
export function editRestoring({ lines, input }: OpenText, { from, to, lines: wanted }: Restoring): Edit {
    const eol = input.text.includes('\r\n') ? '\r\n' : '\n';
    const text = wanted.join(eol);
    if (to < lines.length)
        return { range: between(from, 0, to, 0), newText: wanted.length === 0 ? '' : text + eol };
    // What reaches the end of the text has no line end behind it, so the one before it goes and comes instead.
    const above = Math.max(from - 1, 0);
    const end = lines.length - 1;
    return {
        range: between(above, from === 0 ? 0 : widthOf(lines, above), end, widthOf(lines, end)),
        newText: wanted.length === 0 || from === 0 ? text : eol + text,
    };
}

const widthOf = (lines: readonly string[], line: number): number => lines[line]?.length ?? 0;

const between = (line: number, character: number, endLine: number, end: number): Edit['range'] => ({
    start: { line, character },
    end: { line: endLine, character: end },
});
