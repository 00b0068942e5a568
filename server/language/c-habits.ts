// What of C stands in a line that cannot be read: it is recognised and not read, as C has a reader of its own.

import type { Params } from '../diagnostics';
import type { LineFix } from './flaw';
import type { Mend } from './scanner';
import type { Span } from './syntax';

export interface CHabit extends Span {
    readonly params: Params<'c-syntax'>;
    /** What is read instead, if the rest of the line may be a statement. */
    readonly mend: Mend | undefined;
    readonly fixes: readonly LineFix[];
}

/** The C in a line whose first flaw is at a column; `undefined` if it is something else. */
export function cHabitAt(text: string, column: number): CHabit | undefined {
    const start = text.length - text.trimStart().length;
    return (
        commentAt(text, column) ??
        terminatorAt(text, column) ??
        (column === start || DECLARATION.test(text) || CALL.test(text) ? lineOfC(text, start) : undefined)
    );
}

/** Whether a line of C begins a comment that goes on below. */
export const opensComment = (text: string): boolean => text.lastIndexOf('/*') > text.lastIndexOf('*/');

/** Whether a comment of C may end in a line. */
export const closesComment = (text: string): boolean => text.includes('*/');

function commentAt(text: string, column: number): CHabit | undefined {
    const isInside = INSIDE_COMMENT.test(text) && text.trimStart().startsWith('*');
    if (!isInside && !text.startsWith('/*', column)) return undefined;
    const start = isInside ? text.indexOf('*') : column;
    const end = isInside ? text.length : endOfComment(text, column);
    const rest = text.slice(end).trim();
    const words = text
        .slice(start, end)
        .replace(/^\/?\*+/, '')
        .replace(/\*+\/$/, '')
        .trim();
    const written = `${rest === '' ? '' : `${rest} `}//${words === '' ? '' : ` ${words}`}`;
    return {
        params: { habit: 'comment' },
        start,
        end,
        mend: { start, end, newText: '' },
        fixes: [{ title: 'Write //', start, end: text.length, newText: written }],
    };
}

function endOfComment(text: string, start: number): number {
    const close = text.indexOf('*/', start + 2);
    return close === -1 ? text.length : close + 2;
}

/** `;` and `,` at the end of a line. */
function terminatorAt(text: string, column: number): CHabit | undefined {
    const mark = text[column];
    if ((mark !== ';' && mark !== ',') || !/^[;,\s]*(?:\/\/.*)?$/.test(text.slice(column))) return undefined;
    if (IN_BRACES.test(text)) return undefined;
    const end = column + (/^[;,]+/.exec(text.slice(column))?.[0].length ?? 1);
    const span = { start: column, end };
    return {
        params: { habit: 'terminator', mark },
        ...span,
        mend: { ...span, newText: '' },
        fixes: [{ title: `Remove the ${mark}`, ...span, newText: '' }],
    };
}

function lineOfC(text: string, start: number): CHabit | undefined {
    const params = paramsOf(text.trimStart());
    return params && { params, start, end: text.trimEnd().length, mend: undefined, fixes: [] };
}

function paramsOf(line: string): Params<'c-syntax'> | undefined {
    const directive = /^#\s*[a-z]+/.exec(line)?.[0];
    if (directive !== undefined) return { habit: 'directive', directive };
    if (DECLARATION.test(line)) return { habit: 'declaration' };
    return ROW.test(line) || CALL.test(line) ? { habit: 'row' } : undefined;
}

/** ` * words` or ` *\/`, as the lines of a comment below its first begin and end; no statement begins like that. */
const INSIDE_COMMENT = /^\s*\*(?:\s|\*|\/|$)/;

const DECLARATION =
    /^\s*(?:static|const|struct|extern|typedef|enum|union|unsigned|void|int|bool|u?int(?:8|16|32|64)_t)\b/;

/** A row of an array, or a part of one: `[INDEX] = { … },`, `{ … },`, `.member = …,`. */
const ROW = /^(?:\[|\{|\.[A-Za-z_])/;

/** `MACRO(…),`: no statement begins with a word and a parenthesis. */
const CALL = /^\s*[A-Za-z_]\w*\(.*\)[,;]*\s*$/;

/** Whether a mark at the end belongs to a row or a declaration of C. */
const IN_BRACES = /^\s*(?:\[|\{|\.[A-Za-z_])/;
