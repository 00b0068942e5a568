// The report of an import: a line for each remark, and one for all tables.

import type { CPlace } from '../c/reading';
import { count } from '../diagnostics/phrases';
import type { Conversion } from './convert';
import type { Remark, RemarkKind } from './remarks';

/** What a report says of a table. */
export type ReportedTable = Pick<Conversion['tables'][number], 'kind' | 'name' | 'rows' | 'rowsInC'>;

const WORDS: Record<RemarkKind, string> = {
    'left-out': 'left out',
    changed: 'changed',
    error: 'error',
    trap: 'trap',
    note: 'note',
};

/** The lines of a report. `shown` gives a path as a person reads it; the texts may have what files have in names. */
export function reportLines(
    remarks: readonly Remark[],
    { tables }: { readonly tables: readonly ReportedTable[] },
    shown: (file: string) => string,
): string[] {
    const found = tables
        .map(({ kind, name, rows, rowsInC }) => `${kind} ${name} (${rowsText(rows, rowsInC)})`)
        .join(', ');
    const counts = (['left-out', 'changed', 'error', 'trap'] as const).flatMap(kind =>
        countOf(kind, remarks),
    );
    const summary = counts.length === 0 ? found : `${found}: ${counts.join(', ')}`;
    return [...remarks.map(remark => remarkLine(remark, shown)), summary];
}

/** Who counts the rows of the C misses none. */
const rowsText = (rows: number, inC: number): string =>
    `${count(rows, 'row')}${inC === rows ? '' : ` for ${inC} in C`}`;

/** A place as a line of the report begins with it. */
export const placeText = ({ file, line }: CPlace, shown: (file: string) => string): string =>
    `${shown(file)}:${line + 1}`;

function remarkLine({ kind, at, message }: Remark, shown: (file: string) => string): string {
    const place = at === undefined ? '' : `${placeText(at, shown)}: `;
    return `${place}${WORDS[kind]}: ${message}`;
}

function countOf(kind: RemarkKind, remarks: readonly Remark[]): string[] {
    const all = remarks.filter(each => each.kind === kind).length;
    if (all === 0) return [];
    return [kind === 'trap' || kind === 'error' ? count(all, kind) : `${all} ${WORDS[kind]}`];
}
