// What is told of generated files: on the terminal which rows differ; the other forms have findings (`verify-findings.ts`).

import { count } from '../diagnostics/phrases';
import type { Freshness } from '../emit/freshness-words';
import type { GeneratedRow } from '../emit/generated-rows';
import type { RowDifference } from '../emit/row-differences';
import type { FindingsForm } from './forms';
import { findingsVerifier } from './reports';
import { statusLine } from './status';
import { complain, type Terminal, tell } from './terminal';
import { visible } from './visible';

/** A generated file, compared with what would be generated now. */
export interface Verified {
    /** Its path as a person reads it, and that of its source. */
    readonly shown: string;
    readonly source: string;
    /** Its lines end with LF. */
    readonly text: string;
    readonly state: Freshness;
    /** What there is to say of the state; empty if nothing. */
    readonly note: string;
    readonly differences: readonly RowDifference[];
}

/** Tells of files, one after the other. */
export interface Verifier {
    readonly file: (verified: Verified) => void;
    readonly unreadable: (complaint: string) => void;
    readonly end: (files: number, wrong: number) => void;
}

export const verifierIn = (form: FindingsForm, terminal: Terminal): Verifier =>
    form === 'text' ? textVerifier(terminal) : findingsVerifier(form, terminal);

const textVerifier = (terminal: Terminal): Verifier => ({
    file({ shown, state, note, differences, source }) {
        const line = statusLine(state, shown, note);
        const rows = shownRows(differences, source).map(row => `${INDENT}${visible(row)}\n`);
        if (state === 'fresh') tell(terminal, line);
        else terminal.out.write(line + rows.join(''));
    },
    unreadable: complaint => complain(terminal, complaint),
    end: (files, wrong) =>
        tell(terminal, `${count(files, 'file')}: ${wrong === 0 ? 'all' : `${wrong} not`} up to date\n`),
});

const INDENT = ' '.repeat(11);
/** More rows than a person reads. */
const MOST_ROWS = 50;

function shownRows(differences: readonly RowDifference[], source: string): string[] {
    const shown = differences.slice(0, MOST_ROWS).flatMap(each => differenceText(each, source));
    const more = differences.length - MOST_ROWS;
    return more > 0 ? [...shown, `and ${more} more`] : shown;
}

function differenceText({ key, found, made, row }: RowDifference, source: string): string[] {
    const place = row === undefined ? '' : `${source}:${row.line + 1}: `;
    return [`${place}${key}`, `  in the file:   ${rowText(found)}`, `  by the source: ${rowText(made)}`];
}

/** A row without the comma behind it. */
export const rowText = (row: GeneratedRow | undefined): string =>
    row?.text.replace(/,$/, '') ?? 'no such row';
