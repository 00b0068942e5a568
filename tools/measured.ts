// The last section of docs/findings.md: how many mistakes the checker notices of those that are made on purpose in the tables that
// ship. It takes some seconds.

import { readdirSync } from 'node:fs';
import { DID_NOTHING } from './misses';
import { MUTATIONS, type MutationKind } from './mutations';
import { type Outcome, outcomesOf } from './noticing';

/** What is counted of a table. */
export interface Tally {
    readonly file: string;
    /** Its kind and name. */
    readonly table: string;
    readonly outcomes: readonly Outcome[];
}

/** Every example, sorted by path. */
export const EXAMPLE_FILES: readonly string[] = readdirSync('examples', { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(`examples/${name}`).map(file => `examples/${name}/${file}`))
    .filter(file => file.endsWith('.eemi'))
    .sort();

/** The tally of each table of each example, in their order. */
export const tallies = (): Tally[] =>
    EXAMPLE_FILES.flatMap(file => {
        const byTable = new Map<string, Outcome[]>();
        for (const outcome of outcomesOf(file)) {
            const { kind, name } = outcome.mutation.table;
            const table = `${kind} ${name}`;
            byTable.set(table, [...(byTable.get(table) ?? []), outcome]);
        }
        return [...byTable].map(([table, outcomes]) => ({ file, table, outcomes }));
    });

/** How many mistakes of a kind are noticed: those of one row, such as each of the other frames, count as one, if all are. */
export function rowsNoticed({ outcomes }: Tally, kind: MutationKind): { noticed: number; of: number } {
    const rows = new Map<number, boolean>();
    for (const { mutation, noticed } of outcomes) {
        if (mutation.kind !== kind) continue;
        const { line } = mutation.row;
        rows.set(line, noticed && rows.get(line) !== false);
    }
    return { noticed: [...rows.values()].filter(each => each).length, of: rows.size };
}

/** The section that the page should have. */
export function measuredSection(of: readonly Tally[]): string {
    const kinds = Object.values(MUTATIONS);
    const head = [`| table | ${kinds.join(' | ')} |`, `|---|${'---|'.repeat(kinds.length)}`];
    return `${['## Mistakes made on purpose', INTRODUCTION, [...head, ...of.map(rowText)].join('\n'), droppedText(of), ...missesText(of)].join('\n\n')}\n`;
}

/** How many dropped rows there are in all tables, how many of them are noticed, and how many were of no use. */
export function droppedRows(of: readonly Tally[]): { noticed: number; of: number; useless: number } {
    const all = of.flatMap(({ outcomes }) => outcomes).filter(({ mutation: { kind } }) => kind === 'dropped');
    return {
        noticed: all.filter(({ noticed }) => noticed).length,
        of: all.length,
        useless: all.filter(({ reason }) => reason === DID_NOTHING).length,
    };
}

function droppedText(tallied: readonly Tally[]): string {
    const { noticed, of, useless } = droppedRows(tallied);
    const share = (all: number): string => `${noticed} of ${all} (${((100 * noticed) / all).toFixed(1)} %)`;
    return `Of the missing rows, ${share(of)} are noticed; without the ${useless} rows that did nothing, ${share(of - useless)}.`;
}

const INTRODUCTION = `How many mistakes are noticed that are made in these tables on purpose, one at a time: in how many rows, of how many. A row gets each
frame that other rows use, and counts if all of them are noticed; it gets the next id; its address is written as a frame number, and its frame
number as an address; it is left out; it changes places with the next row, where order counts. A mistake is noticed if a finding is new that is at the row
or refers to it, or that lists what has no row.`;

function rowText(tally: Tally): string {
    const cells = MUTATION_KINDS.map(kind => {
        const { noticed, of } = rowsNoticed(tally, kind);
        return of === 0 ? '' : `${noticed} of ${of}`;
    });
    return `| ${tally.file.replace('examples/', '')}, ${tally.table} | ${cells.join(' | ')} |`;
}

/** In the order of the columns. */
const MUTATION_KINDS: readonly MutationKind[] = ['frame', 'id', 'number', 'dropped', 'order'];

/** The mistakes that are not noticed, by their reason. */
function missesText(of: readonly Tally[]): string[] {
    const byReason = new Map<string, string[]>();
    for (const { file, outcomes } of of) {
        for (const { mutation, noticed, reason = 'No reason is known.' } of outcomes) {
            if (noticed) continue;
            const items = byReason.get(reason) ?? [];
            items.push(
                `- ${file.replace('examples/', '')}, ${MUTATIONS[mutation.kind]}: \`${mutation.shown}\``,
            );
            byReason.set(reason, items);
        }
    }
    return [...byReason].flatMap(([reason, items]) => [
        `### Not noticed: ${items.length}`,
        reason,
        items.join('\n'),
    ]);
}
