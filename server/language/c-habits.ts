// What of C stands in a line that cannot be read: it is recognised and not read, as C has a reader of its own.

import type { Params } from '../diagnostics';
import { short } from '../diagnostics/phrases';
import { type Flaw, flaw, type LineFix, replaceBy, safe } from './flaw';
import { type Mend, Scanner } from './scanner';
import type { Block, Span } from './syntax';

export interface Habit {
    readonly kind: CHabit | 'hash';
    /** The column of a comment at the end of the line. */
    readonly comment?: number;
    readonly flaw: Flaw;
    /** What is read instead, if the rest of the line may be a statement. */
    readonly mend: Mend | undefined;
}

type CHabit = Params<'c-syntax'>['habit'];

/** The C in a line of a block whose first flaw is at a column, or the `#` of a script; `undefined` if it is something else. */
export function habitAt(text: string, column: number, block: Block): Habit | undefined {
    const start = text.length - text.trimStart().length;
    return (
        commentAt(text, column) ??
        hashAt(text, column) ??
        terminatorAt(text, column) ??
        macroAt(text, column) ??
        (column === start || DECLARATION.test(text) || CALL.test(text)
            ? lineOfC(text, start, block)
            : undefined)
    );
}

/** Whether a line ends inside a comment of C, given whether it begins inside one. */
export function endsInComment(text: string, isInComment: boolean): boolean {
    if (!isInComment && !text.includes('/*')) return false;
    let at = isInComment ? endOfComment(text, 0) : 0;
    while (at !== -1) {
        STRING_OR_COMMENT.lastIndex = at;
        const found = STRING_OR_COMMENT.exec(text)?.[0] ?? '//';
        if (found === '//') return false;
        at = found === '/*' ? endOfComment(text, STRING_OR_COMMENT.lastIndex) : STRING_OR_COMMENT.lastIndex;
    }
    return true;
}

/** The column behind the `*\/` from a column on; -1 for none. */
function endOfComment(text: string, from: number): number {
    const close = text.indexOf('*/', from);
    return close === -1 ? -1 : close + 2;
}

/** What a line in a comment of another language would be without it. */
export const uncommented = (text: string): string => text.replace(/^[\s/*#]+/, '');

/** What a line is that begins inside a comment of C, and is not blank. */
export function insideComment(text: string): Habit {
    const { start } = new Scanner(text);
    const end = endOfComment(text, 0);
    return comment(text, start, end === -1 ? text.length : end);
}

function commentAt(text: string, column: number): Habit | undefined {
    if (text.startsWith('/*', column)) {
        const end = endOfComment(text, column + 2);
        return comment(text, column, end === -1 ? text.length : end);
    }
    // Without the line above that began it.
    const isInside = INSIDE_COMMENT.test(text) && text.trimStart().startsWith('*');
    return isInside ? comment(text, text.indexOf('*'), text.length) : undefined;
}

function comment(text: string, start: number, end: number): Habit {
    const rest = text.slice(end).trim();
    const words = text
        .slice(start, end)
        .replace(/(?<!\*)\*+\/$/, '')
        .replace(/^\/?\*+|^\/$/, '')
        .trim();
    const written = `${rest === '' ? '' : `${rest} `}//${words === '' ? '' : ` ${words}`}`;
    const fix = safe(replaceBy('Write //', { start, end: text.length }, written));
    return {
        kind: 'comment',
        ...(rest === '' && { comment: start < text.length ? start : 0 }),
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
        kind: 'hash',
        comment: column,
        flaw: flaw('syntax', mark, { habit: 'hash' }, safe(replaceBy('Write //', mark, '//'))),
        mend: { ...rest, newText: '' },
    };
}

/** `;` and `,` at the end of a line. */
function terminatorAt(text: string, column: number): Habit | undefined {
    const mark = text[column];
    if ((mark !== ';' && mark !== ',') || !/^[;,\s]*(?:\/[/*].*)?$/.test(text.slice(column)))
        return undefined;
    if (IN_BRACES.test(text)) return undefined;
    const end = column + (/^[;,]+/.exec(text.slice(column))?.[0].length ?? 1);
    const span = { start: column, end };
    const fix = safe(replaceBy(`Remove the ${mark}`, span, ''));
    return {
        kind: 'terminator',
        flaw: flaw('c-syntax', span, { habit: 'terminator', mark }, fix),
        mend: { ...span, newText: '' },
    };
}

/** A macro around an id or a frame, as the indexes and frames of a table of C are written: `XILPM_RESET_IDX(ID)`. */
function macroAt(text: string, column: number): Habit | undefined {
    // In `define` it is a macro with parameters, or a value that it works out: what it is without the macro is another one. A code is none.
    if (/^\s*(?:define|waive)\b/.test(text)) return undefined;
    const calls = [...text.matchAll(MACRO)];
    const first = calls.find(({ index, 1: name = '' }) => text.indexOf('(', index + name.length) === column);
    const last = calls.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const [whole, macro = '', inside = ''] = first;
    const span = { start: first.index, end: first.index + whole.length };
    const meant = withoutMacro(macro, inside);
    if (/^\s*\w+\s*=/.test(text) || meant === undefined) return macroInValue(macro, inside, span);
    const written = text.slice(span.start, last.index + last[0].length);
    const plain = written.replaceAll(MACRO, (each, macro, inside) => withoutMacro(macro, inside) ?? each);
    const fix = replaceBy(
        `Write ${short(meant)}`,
        { start: span.start, end: span.start + written.length },
        plain,
    );
    return {
        kind: 'macro',
        flaw: flaw(
            'c-syntax',
            span,
            { habit: 'macro', macro, inside: meant },
            // An address or a frame number is another spelling only for who knows the macro.
            meant === inside ? safe(fix) : fix,
        ),
        mend: { ...span, newText: inside },
    };
}

/** What a macro around an id or a frame stands for here; `undefined` for one that works a value out. */
function withoutMacro(macro: string, inside: string): string | undefined {
    if (isBit(macro)) return undefined;
    if (!/^\d/.test(inside) || /idx$/i.test(macro)) return inside;
    if (/^_?mfn(?:_init)?$/.test(macro)) return `mfn ${inside}`;
    return macro === 'PFN_DOWN' ? `at ${inside}` : undefined;
}

const isBit = (macro: string): boolean => macro === 'BIT' || macro === 'BIT_ULL';

/** A macro works out a value; only what the one for a bit does is known. */
function macroInValue(macro: string, inside: string, span: Span): Habit {
    const meant = isBit(macro) ? `(1 << ${inside})` : undefined;
    const fixes = meant === undefined ? [] : [replaceBy(`Write ${short(meant)}`, span, meant)];
    const isKnown = meant !== undefined && /^\d\d?$/.test(inside);
    return {
        kind: 'macro',
        flaw: flaw('c-syntax', span, { habit: 'macro', macro, inside: undefined }, ...fixes),
        mend: isKnown ? { ...span, newText: String(1n << BigInt(inside)) } : undefined,
    };
}

function lineOfC(text: string, start: number, block: Block): Habit | undefined {
    const params = paramsOf(text.trimStart());
    const span = { start, end: text.trimEnd().length };
    if (params === undefined) return undefined;
    const fixes = fixesOf(params, span, block);
    return { kind: params.habit, flaw: flaw('c-syntax', span, params, ...fixes), mend: undefined };
}

function paramsOf(line: string): Params<'c-syntax'> | undefined {
    const directive = DIRECTIVE.exec(line)?.[0];
    if (directive !== undefined) return ofDirective(line, directive);
    if (/^(?:typedef\s+)?enum\b/.test(line)) return { habit: 'enum' };
    if (DECLARATION.test(line)) return { habit: /\]\s*=/.test(line) ? 'table' : 'declaration' };
    return ROW.test(line) || CALL.test(line) ? { habit: 'row' } : undefined;
}

function ofDirective(line: string, directive: string): Params<'c-syntax'> {
    const word = directive.replace(/^#\s*/, '');
    if (word === 'include') return { habit: 'include', directive };
    if (/^(?:if|el|endif)/.test(word)) return { habit: 'conditional', directive };
    if (word !== 'define') return { habit: 'directive', directive };
    const index = indexOf(line);
    if (index !== undefined) return { habit: 'index', instead: index };
    const [, name, value] = DEFINE.exec(line) ?? [];
    return { habit: 'define', instead: name === undefined ? 'NODE_NEW = 90' : `${name} = ${value}` };
}

/** The definition of a macro that makes an index of an id, as a line of a table; `undefined` for any other definition. */
function indexOf(line: string): string | undefined {
    const [, name, parameter = '', value = ''] = DEFINE_INDEX.exec(line) ?? [];
    if (name === undefined) return undefined;
    const plain = withoutComment(value)
        .replaceAll(`(${parameter})`, parameter)
        .replace(/^\(([^()]*)\)$/, '$1');
    return `index ${name}(${parameter}) = ${plain}`;
}

const withoutComment = (text: string): string => text.replace(/\/[/*].*/s, '').trimEnd();

/** What to do with a line that has nothing to it but this. */
function fixesOf(params: Params<'c-syntax'>, span: Span, block: Block): LineFix[] {
    if (params.habit === 'directive') return [safe(replaceBy(`Remove ${params.directive}`, span, ''))];
    if (params.habit === 'index' && (block === 'node' || block === 'reset' || block === 'clock'))
        return [safe(replaceBy('Write it with index', span, params.instead))];
    if (params.habit !== 'define' || !block.startsWith('names ')) return [];
    if (block !== 'names frame') return [safe(replaceBy('Write it with =', span, params.instead))];
    return ['at', 'mfn'].map(form =>
        replaceBy(`Write it with = ${form}`, span, params.instead.replace('=', `= ${form}`)),
    );
}

/** ` * words` or ` *\/`, as the lines of a comment below its first begin and end; no statement begins like that. */
const INSIDE_COMMENT = /^\s*\*(?!\s*->)(?:\s|\*|\/|$)/;

/** Where a comment may begin, of either language, and the strings in which none does. */
const STRING_OR_COMMENT = /"[^"]*"?|\/\/|\/\*/g;

const DECLARATION =
    /^\s*(?:static|const|struct|extern|typedef|enum|union|unsigned|void|int|bool|u?int(?:8|16|32|64)_t)\b/;

/** A row of an array, or a part of one: `[INDEX] = { … },`, `{ … },`, `.member = …,`. */
const ROW = /^(?:\[|\{|\.[A-Za-z_])/;

/** `MACRO(…),`: no statement begins with a word and a parenthesis. */
const CALL = /^\s*[A-Za-z_]\w*\(.*\)[,;]*\s*(?:\/[/*].*)?$/s;

/** A directive of C. Behind `# ` these words may also begin a comment, so there more of the line must look like C. */
const DIRECTIVE =
    /^#(?:(?:include|define|undef|ifdef|ifndef|if|elif|else|endif|pragma|error|warning|line)\b|\s+include(?=\s*[<"])|\s+(?:define|undef|ifdef|ifndef)(?=\s+[A-Z_])|\s+(?:else|endif)(?=\s*$))/;

/** A name for a number, perhaps with a comment. */
const DEFINE = /^#\s*define\s+([A-Za-z_]\w*)\s+\(?((?:0[xX][\da-fA-F]+|\d+))[uUlL]*\)?\s*(?:\/[/*].*)?$/;

/** A macro with one parameter, perhaps with a comment. */
const DEFINE_INDEX = /^#\s*define\s+([A-Za-z_]\w*)\((\w+)\)\s+(\S.*)$/s;

/** Whether a directive begins or ends what is compiled only sometimes. */
export const CONDITION = { begins: /^\s*#\s*if/, ends: /^\s*#\s*endif\b/ };

/** A macro with one argument, a name or a number. */
const MACRO = /\b([A-Za-z_]\w*)\(\s*(\w+)\s*\)/g;

/** Whether a mark at the end belongs to a row or a declaration of C. */
const IN_BRACES = /^\s*(?:\[|\{|\.[A-Za-z_])/;
