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
    const [whole = '', left = '', right = '', comment = ''] = LIST.exec(text.slice(start)) ?? [];
    if (left === '') return undefined;
    const subjects = left.split(',').map(each => each.trim());
    const indent = text.slice(0, start);
    const rows = subjects.map((each, at) => `${each} ${right}${at === 0 ? comment : ''}`);
    const span = { start, end: start + whole.length };
    const title = `Write a row for each: ${listWithin(80, subjects)}`;
    return replaceBy(title, span, rows.join(`\n${indent}`));
}

/** What the row is for, without words of the language or arrows in it, then what follows the arrow up to a comment, and that. */
const LIST = /^([^",]*[^",\s](?:,[^",]*[^",\s])+?)\s*(->(?:(?!\s*(?:\/\/|$)).)+)(\s*\/\/.*)?$/;
