// A problem: what a check or the resolution of names says about one place in one file. Plain data in the shape of the editor
// protocol, without any knowledge of the protocol or the terminal.

import { type Code, isWaivable, type Params, render, severityOf, type Words } from '../diagnostics';
import type { Severity } from '../diagnostics/entry';
import type { Position, Range } from '../language/document';
import type { Flaw } from '../language/flaw';
import { compare } from '../language/sorted';
import type { Span } from '../language/syntax';

export interface Edit {
    readonly range: Range;
    readonly newText: string;
}

/** Edits of the problem's own file, without overlaps. */
export interface Fix {
    readonly title: string;
    readonly edits: readonly Edit[];
    /** See LineFix. */
    readonly safe?: true;
    /** It is certainly what is right here: an editor may apply it with one key. `false` if that is never so, even of an only fix. */
    readonly preferred?: boolean;
}

export interface Place {
    /** The path as the host names it; `platform:NAME` for a bundled platform. */
    readonly file: string;
    readonly range: Range;
}

export interface Related extends Place {
    readonly message: string;
}

/** For programs: the ids without a row that a finding is about, all of them, by index. */
export interface MissingRows {
    readonly table: string;
    readonly ids: readonly {
        readonly id: number;
        readonly index: number;
        /** First-declared first. */
        readonly names: readonly string[];
    }[];
}

export interface Problem extends Words {
    readonly code: Code;
    readonly severity: Severity;
    readonly range: Range;
    readonly related: readonly Related[];
    readonly fixes: readonly Fix[];
    /** No fix of it is safe, which is known before its fixes are. */
    readonly hasNoSafeFix?: true;
    /** Whether the text has no effect, so that an editor may show it faded. */
    readonly unnecessary: boolean;
    readonly missing?: MissingRows;
    /** Names the cycle of imports that this is about. Each file of the cycle has such a problem, and a report needs only one. */
    readonly cycle?: string;
    /** The files that the problem's own reaches by imports, itself first, where they are too many. A report needs only one of those that meet. */
    readonly reached?: readonly string[];
}

/** Optional parts of a problem. */
export interface Extras {
    readonly related?: readonly Related[];
    /**
     * A function where they take long to work out, and none of them is safe: an editor gets the problems with each keystroke, and asks for the
     * fixes of few; and who looks for safe ones need not ask for them.
     */
    readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
    readonly unnecessary?: boolean;
    readonly missing?: MissingRows;
    readonly cycle?: string;
    readonly reached?: readonly string[];
}

const NONE: readonly never[] = [];

/** A problem, with its words and severity from the registry. */
export const problem = <C extends Code>(
    code: C,
    range: Range,
    params: Params<C>,
    { related = NONE, fixes = NONE, unnecessary = false, missing, cycle, reached }: Extras = {},
): Problem => {
    let known = typeof fixes === 'function' ? undefined : preferring(code, fixes);
    const { message, detail } = render(code, params);
    const made: Problem = {
        code,
        severity: severityOf(code),
        message,
        detail,
        range,
        related,
        get fixes() {
            known ??= preferring(code, typeof fixes === 'function' ? fixes() : fixes);
            return known;
        },
        unnecessary,
    };
    // Not by `...`, which would ask for the fixes, and takes long where there is nothing.
    if (typeof fixes === 'function') Object.assign(made, { hasNoSafeFix: true });
    if (missing !== undefined) Object.assign(made, { missing });
    if (cycle !== undefined) Object.assign(made, { cycle });
    if (reached !== undefined) Object.assign(made, { reached });
    return made;
};

/** The place of what a line declares. */
export const placeOf = ({ file, line, span }: Declared, message: string): Related => ({
    file,
    range: rangeIn(line, span),
    message,
});

interface Declared {
    readonly file: string;
    readonly line: number;
    readonly span: Span;
}

/** The flaw of a line as a problem of its file, whose lines end with `eol`. */
export const problemOfFlaw = (
    line: number,
    { code, message, detail, start, end, fixes }: Flaw,
    eol: string,
): Problem => ({
    code,
    severity: severityOf(code),
    message,
    detail,
    range: rangeIn(line, { start, end }),
    related: NONE,
    fixes: preferring(
        code,
        fixes.map(fix => ({
            title: fix.title,
            edits: [{ range: rangeIn(line, fix), newText: fix.newText.replaceAll('\n', eol) }],
            ...(fix.safe && { safe: fix.safe }),
            ...(fix.preferred === false && { preferred: fix.preferred }),
        })),
    ),
    unnecessary: false,
});

/**
 * The same fixes. The only one for a problem that cannot be waived is preferred, unless it removes lines: whoever wrote them meant
 * something by them.
 */
function preferring(code: Code, fixes: readonly Fix[]): readonly Fix[] {
    const [only, ...others] = fixes;
    if (only === undefined || others.length > 0 || isWaivable(code)) return fixes;
    return only.preferred === undefined && (only.safe || !only.edits.some(removesLines))
        ? [preferred(only)]
        : fixes;
}

const removesLines = ({ range: { start, end }, newText }: Edit): boolean =>
    end.line > start.line && newText === '';

/** The same fix, marked as preferred. */
export const preferred = (fix: Fix): Fix => ({ ...fix, preferred: true });

/** The same fix, which is never preferred by itself: somebody has to decide, because it removes something or changes a grant. */
export const undecided = (fix: Fix): Fix => ({ ...fix, preferred: false });

/** The columns of `span` in one line. */
export const rangeIn = (line: number, { start, end }: Span): Range => ({
    start: { line, character: start },
    end: { line, character: end },
});

/** A fix that replaces the columns of `span` in one line. */
export const replace = (title: string, line: number, span: Span, newText: string): Fix => ({
    title,
    edits: [{ range: rangeIn(line, span), newText }],
});

/** A fix that removes whole lines, from `first` to `last`, both included. */
export const removeLines = (title: string, first: number, last: number): Fix => ({
    title,
    edits: [
        {
            range: { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } },
            newText: '',
        },
    ],
});

/** A fix that inserts new lines before `line`; `text` ends with a line end. */
export const insertLines = (title: string, line: number, text: string): Fix => ({
    title,
    edits: [{ range: rangeIn(line, { start: 0, end: 0 }), newText: text }],
});

/** Whether a problem stops every output. */
export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** The line, from 0, in which a problem begins. */
export const lineOf = ({ range }: Problem): number => range.start.line;

/** For sorting: in the order of the text; at the same place, by code and words. */
export const inOrder = (a: Problem, b: Problem): number =>
    comparePositions(a.range.start, b.range.start) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message) ||
    compare(a.detail, b.detail);

/** For sorting, in the order of the text. */
export const comparePositions = (a: Position, b: Position): number =>
    a.line - b.line || a.character - b.character;
