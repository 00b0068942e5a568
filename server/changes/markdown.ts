// A comparison as a comment of a pull request: a table of who gains and loses what, and below it, folded, what is longer.

import { count, list } from '../diagnostics/phrases';
import { markdownCell, markdownOf } from '../questions/tables';
import { type Approval, type Judging, STALE_ADVICE, staleOf } from './approvals';
import type { Changes } from './changes';
import type { Grant } from './grants';
import type { Names } from './names';
import { shownPlacesOf } from './places';
import { remarkOf, summaryOf, whoText } from './text';

/** In characters. A comment on GitHub may have 65 536. */
export const LONGEST = 65_000;

const MOST_NAMES = 12;
const MOST_PLACES = 3;

/** At most `LONGEST` characters; what does not fit is left out, and said to be. */
export function changesMarkdown(changes: Changes, judging: Judging): string {
    const { approved } = judging;
    const { versions, names, grants, unchanged, unknown, notes } = changes;
    const head = `**Access: ${summaryOf(changes)}** (${versions.map(({ name }) => markdownCell(name)).join(' → ')})\n\n`;
    const long = grants.filter(({ things }) => things.length > MOST_NAMES);
    const folds = [
        fold('not known', unknown),
        ...long.map(grant =>
            fold(`${whoText(names, grant)}: ${count(grant.things.length, 'thing')}`, [
                names.list(grant.things, grant.isGain),
            ]),
        ),
        fold('unchanged, though the text changed', unchanged.length === 0 ? [] : [names.list(unchanged)]),
        fold(
            'digests, for the file of what is approved',
            grants.map(
                grant =>
                    `${grant.digest} ${whoText(names, grant)}${approved.has(grant.digest) ? ' (approved)' : ''}`,
            ),
        ),
        fold(
            `approvals that approve nothing any more: ${STALE_ADVICE}`,
            staleOf(changes, judging).map(({ reason, place }) => `line ${place.line + 1}: ${reason}`),
        ),
        fold('notes', notes),
    ];
    return withinLimit(head, grantRows(names, grants, approved), folds);
}

const TITLES = ['change', 'who', 'what', 'where'] as const;

const grantRows = (
    names: Names,
    grants: readonly Grant[],
    approved: ReadonlyMap<string, Approval>,
): readonly (readonly string[])[] =>
    grants.map(grant => {
        const remark = remarkOf(names, grant);
        return [
            `${grant.isGain ? 'GAINS' : 'loses'}${approved.has(grant.digest) ? ', approved' : ''}`,
            whoText(names, grant),
            names.list(grant.things, grant.isGain, MOST_NAMES) + (remark === '' ? '' : `, ${remark}`),
            list(shownPlacesOf(names, grant), MOST_PLACES),
        ];
    });

/** A part that is closed at first; empty for no lines. */
function fold(title: string, lines: readonly string[]): string {
    if (lines.length === 0) return '';
    const items = lines.map(line => `- ${markdownCell(line)}\n`).join('');
    return `\n<details><summary>${markdownCell(title)}</summary>\n\n${items}\n</details>\n`;
}

/** As many lines of the table as fit, and then as many folds. */
function withinLimit(head: string, rows: readonly (readonly string[])[], folds: readonly string[]): string {
    const room = LONGEST - LEFT_OUT_ROOM;
    const { shown, length } = leading(rows, row => markdownOf([row]).length, room - head.length);
    const table = rows.length === 0 ? '' : markdownOf([TITLES, ...shown]);
    const parts = folds.filter(each => each !== '');
    const fitting = leading(parts, each => each.length, room - head.length - length);
    const left = [
        ...(shown.length < rows.length ? [count(rows.length - shown.length, 'line')] : []),
        ...(fitting.shown.length < parts.length ? [count(parts.length - fitting.shown.length, 'fold')] : []),
    ];
    const said =
        left.length === 0 ? '' : `\n${list(left)} left out: a comment may have ${LONGEST} characters.\n`;
    return head + table + fitting.shown.join('') + said;
}

/** For the titles of the table, and what is said of what is left out. */
const LEFT_OUT_ROOM = 300;

function leading<T>(
    all: readonly T[],
    lengthOf: (each: T) => number,
    room: number,
): { readonly shown: readonly T[]; readonly length: number } {
    let length = 0;
    let fitting = 0;
    for (const each of all) {
        if (length + lengthOf(each) > room) break;
        length += lengthOf(each);
        fitting++;
    }
    return { shown: all.slice(0, fitting), length };
}
