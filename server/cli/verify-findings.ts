// What differs in generated files as findings, each at its line of the file, with the code by which `check` says the same at the source.

import { type Code, severityOf } from '../diagnostics';
import { short } from '../diagnostics/phrases';
import type { Freshness } from '../emit/freshness-words';
import type { RowDifference } from '../emit/row-differences';
import { Document, type Range } from '../language/document';
import type { Problem } from '../model/problem';
import type { Report } from './report';
import { rowText, type Verified, type Verifier } from './verified';

/** Tells a report of generated files. */
export const verifierOf = ({ file, unreadable, end }: Report): Verifier => ({
    file: verified => file(verified.shown, new Document(verified.text), problemsIn(verified), true),
    unreadable,
    end: () => end(),
});

/** What is wrong with a file, in the order of its lines; what it lacks is told at its first line, and so is all of a merge conflict. */
function problemsIn({ shown, source, state, note, differences }: Verified): Problem[] {
    const code = CODES[state];
    if (code === undefined) return [];
    const told = (message: string, detail: string, range = FIRST_LINE): Problem => ({
        code,
        severity: severityOf(code),
        message,
        detail,
        range,
        related: [],
        fixes: [],
        unnecessary: false,
    });
    if (differences.length === 0) return [told(`${short(shown)}: ${note}`, ADVICE[code])];
    const all = differences.map(each => {
        const rows = `In the file: ${rowText(each.found)}. By the source: ${rowText(each.made)}.`;
        const range = state === 'conflict' ? FIRST_LINE : rangeOf(each);
        return told(messageOf(each, source), `${rows} ${ADVICE[code]}`, range);
    });
    return all.sort((a, b) => a.range.start.line - b.range.start.line);
}

/** The code by which `check` says the same at the source. */
const CODES = {
    fresh: undefined,
    missing: undefined,
    stale: 'stale-output',
    'old-banner': 'stale-output',
    conflict: 'stale-output',
    edited: 'edited-output',
    foreign: 'edited-output',
    claimed: 'claimed-output',
} as const satisfies { readonly [S in Freshness]: Code | undefined };

const ADVICE = {
    'stale-output': 'Run `eemi-acl emit`.',
    'edited-output': 'Move the change into the source, and run `eemi-acl emit --force`.',
    'claimed-output': 'Name another output in one of the two sources.',
} as const;

const FIRST_LINE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

const rangeOf = ({ found }: RowDifference): Range =>
    found === undefined
        ? FIRST_LINE
        : { start: { line: found.first, character: 0 }, end: { line: found.last + 1, character: 0 } };

function messageOf({ key, found, made, row }: RowDifference, source: string): string {
    const place = row === undefined ? short(source) : `${short(source)}:${row.line + 1}`;
    if (made === undefined) return `the row of ${short(key)} is none of ${place}`;
    if (found === undefined) return `the row of ${short(key)} is missing, which ${place} makes`;
    return `the row of ${short(key)} is not as ${place} says`;
}
