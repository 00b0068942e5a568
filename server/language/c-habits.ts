// What of C stands in a line that cannot be read: it is recognised and not read, as C has a reader of its own.

import type { Params } from '../diagnostics';
import { short } from '../diagnostics/phrases';
import { type Flaw, flaw, replaceBy, safe } from './flaw';
import type { Mend } from './scanner';

export interface Habit {
    readonly flaw: Flaw;
    /** What is read instead, if the rest of the line may be a statement. */
    readonly mend: Mend | undefined;
}

/** The C in a line whose first flaw is at a column, or the `#` of a script; `undefined` if it is something else. */
export function habitAt(text: string, column: number): Habit | undefined {
    const start = text.length - text.trimStart().length;
    return (
        commentAt(text, column) ??
        hashAt(text, column) ??
        terminatorAt(text, column) ??
        macroAt(text, column) ??
        (column === start || DECLARATION.test(text) || CALL.test(text) ? lineOfC(text, start) : undefined)
    );
}

/** Whether a line of C begins a comment that goes on below. */
export const opensComment = (text: string): boolean => text.lastIndexOf('/*') > text.lastIndexOf('*/');

/** Whether a comment of C may end in a line. */
export const closesComment = (text: string): boolean => text.includes('*/');

function commentAt(text: string, column: number): Habit | undefined {
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
    const fix = replaceBy('Write //', { start, end: text.length }, written);
    return {
        flaw: flaw('c-syntax', { start, end }, { habit: 'comment' }, fix),
        mend: { start, end, newText: '' },
    };
}

/** The comment of shell scripts, device trees and YAML. */
function hashAt(text: string, column: number): Habit | undefined {
    const hashes = /^#+/.exec(text.slice(column))?.[0];
    if (hashes === undefined || DIRECTIVE.test(text.slice(column))) return undefined;
    const mark = { start: column, end: column + hashes.length };
    const rest = { start: column, end: text.length };
    return {
        flaw: flaw('syntax', mark, { habit: 'hash' }, safe(replaceBy('Write //', mark, '//'))),
        mend: { ...rest, newText: '' },
    };
}

function endOfComment(text: string, start: number): number {
    const close = text.indexOf('*/', start + 2);
    return close === -1 ? text.length : close + 2;
}

/** `;` and `,` at the end of a line. */
function terminatorAt(text: string, column: number): Habit | undefined {
    const mark = text[column];
    if ((mark !== ';' && mark !== ',') || !/^[;,\s]*(?:\/\/.*)?$/.test(text.slice(column))) return undefined;
    if (IN_BRACES.test(text)) return undefined;
    const end = column + (/^[;,]+/.exec(text.slice(column))?.[0].length ?? 1);
    const span = { start: column, end };
    const fix = replaceBy(`Remove the ${mark}`, span, '');
    return {
        flaw: flaw('c-syntax', span, { habit: 'terminator', mark }, fix),
        mend: { ...span, newText: '' },
    };
}

/** A macro around an id or a frame, as the indexes and frames of a table of C are written: `XILPM_RESET_IDX(ID)`. */
function macroAt(text: string, column: number): Habit | undefined {
    const calls = [...text.matchAll(MACRO)];
    const first = calls.find(({ index, 1: name = '' }) => text.indexOf('(', index + name.length) === column);
    const last = calls.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const [whole, macro = '', inside = ''] = first;
    const start = first.index;
    const written = text.slice(start, last.index + last[0].length);
    const fix = replaceBy(
        `Write ${short(inside)}`,
        { start, end: start + written.length },
        written.replaceAll(MACRO, '$2'),
    );
    const span = { start, end: start + whole.length };
    return {
        flaw: flaw('c-syntax', span, { habit: 'macro', macro, inside }, fix),
        mend: { ...span, newText: inside },
    };
}

function lineOfC(text: string, start: number): Habit | undefined {
    const params = paramsOf(text.trimStart());
    const span = { start, end: text.trimEnd().length };
    return params && { flaw: flaw('c-syntax', span, params), mend: undefined };
}

function paramsOf(line: string): Params<'c-syntax'> | undefined {
    const directive = DIRECTIVE.exec(line)?.[0];
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

/** A directive of C. Behind `# ` these words may also begin a comment, so there more of the line must look like C. */
const DIRECTIVE =
    /^#(?:(?:include|define|undef|ifdef|ifndef|if|elif|else|endif|pragma|error|warning|line)\b|\s+include(?=\s*[<"])|\s+(?:define|undef|ifdef|ifndef)(?=\s+[A-Z_])|\s+(?:else|endif)(?=\s*$))/;

/** A macro with one argument, a name or a number. */
const MACRO = /\b([A-Za-z_]\w*)\(\s*(\w+)\s*\)/g;

/** Whether a mark at the end belongs to a row or a declaration of C. */
const IN_BRACES = /^\s*(?:\[|\{|\.[A-Za-z_])/;
