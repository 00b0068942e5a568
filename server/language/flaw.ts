// A mistake within one line: a diagnostic whose place and fixes are columns of that line.

import { type Code, type Params, render, type Words } from '../diagnostics';
import type { Span } from './syntax';

export interface LineFix {
    readonly title: string;
    readonly start: number;
    readonly end: number;
    readonly newText: string;
    /**
     * It spells what is written as the language does, and says nothing of who may do what that was not there, so nobody has to check it
     * first: an editor applies it on request with all others, and so does `check --fix`.
     */
    readonly safe?: true;
    /** Not even the only one is what is certainly right. */
    readonly preferred?: false;
}

export interface Flaw extends Span, Words {
    readonly code: Code;
    readonly fixes: readonly LineFix[];
}

/** A flaw at the columns of `span`, with its words from the registry. */
export const flaw = <C extends Code>(code: C, span: Span, params: Params<C>, ...fixes: LineFix[]): Flaw => ({
    code,
    ...render(code, params),
    start: span.start,
    end: span.end,
    fixes,
});

/** The same fix, marked as one that may be applied without anyone checking it first. */
export const safe = <F extends object>(fix: F): F & { readonly safe: true } => ({ ...fix, safe: true });

/** A fix that replaces `span` by `newText`. */
export const replaceBy = (title: string, span: Span, newText: string): LineFix => ({
    title,
    start: span.start,
    end: span.end,
    newText,
});
