// Several ids or registers on one line, as in `A, B -> F`: a row is for one, or for a range. It is reported, with a row for each as fix.

import { listWithin } from '../diagnostics/phrases';
import { type LineFix, replaceBy } from './flaw';
import { expected, type Reader } from './reader';

/** Whether a comma follows what a row is for, and then other such things up to an arrow, which is reported; `start` is where the row begins. */
export function reportList(reader: Reader, start: number): boolean {
    const fix = reader.scanner.is(',') ? eachInARow(reader.scanner.text, start) : undefined;
    if (fix === undefined) return false;
    expected(reader, '`->` (a row is for one id or register)', fix);
    return true;
}

/** The fix for a list of things on the left of a row; `undefined` if there is none. */
export function eachInARow(text: string, start: number): LineFix | undefined {
    const arrow = text.indexOf('->', start);
    if (arrow === -1) return undefined;
    const subjects = text
        .slice(start, arrow)
        .split(',')
        .map(each => each.trim());
    if (subjects.length < 2 || subjects.some(each => each === '' || each.includes('"'))) return undefined;
    const aside = text.indexOf('//', arrow);
    const right = text.slice(arrow, aside === -1 ? undefined : aside).trimEnd();
    if (right === '->') return undefined;
    const comment = aside === -1 ? '' : text.slice(arrow + right.length);
    const indent = text.slice(0, start);
    const rows = subjects.map((each, at) => `${each} ${right}${at === 0 ? comment : ''}`);
    const title = `Write a row for each: ${listWithin(80, subjects)}`;
    return replaceBy(title, { start, end: text.length }, rows.join(`\n${indent}`));
}
