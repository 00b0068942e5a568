// What a form consists of that the language does not have, and the steps with which the lists of them write their fixes.

import { short } from '../../diagnostics/phrases';
import { type LineFix, replaceBy } from '../flaw';
import type { Mend } from '../scanner';
import type { Block, Span } from '../syntax';

/** In which blocks a line has the form, what was expected where it has the group `wrong`, and what it may be instead. */
export interface Form {
    /** `any` stands for all blocks, and for the file. */
    readonly blocks: readonly (Block | 'names' | 'any')[];
    readonly line: RegExp;
    readonly expected: string | ((found: Found) => string);
    /** Without it nobody can say for sure what was meant. */
    readonly fixes?: (found: Found) => readonly LineFix[];
    /** The one token that is read instead, or nothing; without it the line is what could be read of it. */
    readonly mend?: (found: Found) => Mend;
}

/** A line without its comment and waivers, and the parts of it that a form names. */
export interface Found {
    readonly text: string;
    readonly block: Block;
    /** From its first word to its last. */
    readonly whole: Span;
    /** What the form describes of it. */
    readonly matched: Span;
    /** Empty for a part that the line does not have. */
    readonly part: (name: string) => Part;
}

export interface Part extends Span {
    readonly text: string;
}

/** A line as a form describes it; `undefined` if it has another form. */
export function foundIn(text: string, block: Block, pattern: RegExp): Found | undefined {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const part = (name: string): Part => {
        const [start, end] = match.indices?.groups?.[name] ?? [0, 0];
        return { start, end, text: text.slice(start, end) };
    };
    const start = text.length - text.trimStart().length;
    const matched = { start: match.index, end: match.index + match[0].length };
    return { text, block, whole: { start, end: text.length }, matched, part };
}

/** The fix that writes something in place of a part, and what that does. */
export const writing = (newText: string, span: Span, effect = ''): LineFix =>
    replaceBy(`Write ${short(newText.trim())}${effect === '' ? '' : `: ${effect}`}`, span, newText);

/** The fix that removes a part, with the blanks before it. */
export function removing({ start, end, text }: Part, { text: line }: Found): LineFix {
    const blanks = line.slice(0, start).length - line.slice(0, start).trimEnd().length;
    const isFirst = line.slice(0, start).trim() === '';
    return replaceBy(`Remove ${short(text)}`, isFirst ? { start, end } : { start: start - blanks, end }, '');
}

/** The fix that begins a line below at a part, with the same indentation; the part itself is left out. */
export const onLineBelow = (title: string, span: Span, { text }: Pick<Found, 'text'>, begins = ''): LineFix =>
    replaceBy(title, span, `\n${indentOf(text)}${begins}`);

export const indentOf = (text: string): string => /^\s*/.exec(text)?.[0] ?? '';

export const between = (first: Span, last: Span): Span => ({ start: first.start, end: last.end });

export const behind = (last: Span, wrong: Span): Span => ({ start: last.end, end: wrong.end });

export const until = (first: Span, next: Span): Span => ({ start: first.start, end: next.start });

/** What a name is probably of, as the headers spell their names: `XILPM_RESET_DP`, `VERSAL_PM_CLK_RTC`; else a node. */
export function kindOfName(name: string): 'node' | 'reset' | 'clock' {
    if (/(?:^|_)(?:RESET|RST)_/.test(name)) return 'reset';
    return /(?:^|_)CLK_/.test(name) ? 'clock' : 'node';
}
