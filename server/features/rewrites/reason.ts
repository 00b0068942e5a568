// The reason of a waiver that is offered, which nobody but the user can give: it is selected for typing where the editor can do
// that, and otherwise left empty, which is an error until there is one.

import type { SnippetTextEdit } from 'vscode-languageserver-types';
import { PLACEHOLDER_REASON } from '../../language/waiver';
import type { Edit } from '../../model/problem';

/** Stands for the reason in the text of an edit: a character for private use, so that laying out the edit cannot confuse it. */
export const REASON = '\uE000';

/** The edits with an empty reason. */
export const withoutReason = (edits: readonly Edit[]): Edit[] =>
    edits.map(({ range, newText }) => ({ range, newText: newText.replaceAll(REASON, '') }));

/** The edits as snippets, in which the reason is selected; several waivers get the same reason. */
export const withReasonSelected = (edits: readonly Edit[]): SnippetTextEdit[] =>
    edits.map(({ range, newText }) => ({
        range,
        snippet: {
            kind: 'snippet',
            value: plainly(newText).replaceAll(REASON, `\${1:${PLACEHOLDER_REASON}}`),
        },
    }));

/** A text in a snippet, where `$`, `}` and `\` have a meaning. */
const plainly = (text: string): string =>
    ['\\', '$', '}'].reduce((done, each) => done.split(each).join(`\\${each}`), text);
