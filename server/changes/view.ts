// A comparison as an editor shows it: a document with links to the rows, and what stands at the tables and rows of the file that is open.

import { count } from '../diagnostics/phrases';
import { addTo } from '../language/sorted';
import { inPieces, type Steps } from '../language/steps';
import { TABLE_KINDS, type TableKind } from '../language/syntax';
import type { Changes } from './changes';
import type { Compared } from './compare';
import type { Grant } from './grants';
import { type Names, tableOfThing } from './names';
import { findPlaces, rowsOfThing, type SidePlace } from './places';
import { sentenceOf, summaryOf } from './text';

/** A part of a line of the document that leads to a row. */
export interface ViewLink {
    /** Of the document, from 0. */
    readonly line: number;
    /** In UTF-16 units; the end is not included. */
    readonly start: number;
    readonly end: number;
    readonly to: SidePlace;
}

export interface ChangesText {
    readonly text: string;
    readonly links: readonly ViewLink[];
}

/** More is not read by anybody, and `diff` has it. */
const MOST_GRANTS = 500;
const MOST_PLACES = 12;

/** The document, in pieces. */
export function* changesText(changes: Changes, title: string): Steps<ChangesText> {
    const { names, grants, unchanged, unknown, notes } = changes;
    const page = new Page();
    page.line(title);
    page.line(summaryOf(changes));
    const shown = grants.slice(0, MOST_GRANTS);
    for (const [isGain, heading] of DIRECTIONS) {
        const some = shown.filter(grant => grant.isGain === isGain);
        if (some.length > 0) page.heading(heading);
        for (const grant of some) yield* page.grant(names, grant);
    }
    if (shown.length < grants.length)
        page.line(
            `${count(grants.length - shown.length, 'more change')}: \`eemi-acl diff\` lists all of them`,
        );
    page.section('unchanged, though the text changed', unchanged.length > 0 ? [names.list(unchanged)] : []);
    page.section('not known', unknown);
    page.section('notes', notes);
    return page;
}

const DIRECTIONS = [
    [true, 'newly allowed'],
    [false, 'newly denied'],
] as const;

class Page implements ChangesText {
    readonly links: ViewLink[] = [];
    private readonly lines: string[] = [];

    get text(): string {
        return `${this.lines.join('\n')}\n`;
    }

    line(text: string): void {
        this.lines.push(text);
    }

    heading(text: string): void {
        this.lines.push('', text);
    }

    section(title: string, lines: readonly string[]): void {
        if (lines.length > 0) this.heading(title);
        for (const line of lines) this.line(`    ${line}`);
    }

    *grant(names: Names, grant: Grant): Steps<void> {
        this.line(`${grant.isGain ? '+' : '-'} ${sentenceOf(names, grant)}`);
        const places = yield* findPlaces(names, grant);
        let text = '    ';
        for (const to of places.slice(0, MOST_PLACES)) {
            const shown = names.shown(to, to.at);
            if (text.trim() !== '') text += ', ';
            this.links.push({
                line: this.lines.length,
                start: text.length,
                end: text.length + shown.length,
                to,
            });
            text += shown;
        }
        if (places.length > MOST_PLACES) text += ` and ${places.length - MOST_PLACES} more`;
        if (places.length > 0) this.line(text);
        if (grant.isGain) this.line(`    digest ${grant.digest}`);
    }
}

/** What stands in a file of the new version; lines from 0. */
export interface ChangesMarks {
    /** At the head of a table: how many changes concern it. */
    readonly tables: readonly { readonly line: number; readonly text: string }[];
    /** At a row that changed, or on whose domains something changed: what it changes, each a sentence without its full stop. */
    readonly rows: readonly { readonly line: number; readonly sentences: readonly string[] }[];
}

const MOST_SENTENCES = 10;

/** What stands at tables, by their kind, when all of both versions is known. */
export type Tallies = ReadonlyMap<TableKind, string>;

/** The tallies of a comparison; `undefined` if not all is known. */
export const talliesOf = (changes: Changes, since: string): Tallies | undefined =>
    changes.unknown.length > 0
        ? undefined
        : new Map(TABLE_KINDS.map(kind => [kind, tallyOf(changes, kind, since)]));

/**
 * `since` is the version that it is compared with, as a person names it; `earlier` are the tallies of when all was known last. While a row is
 * being typed they stay, since what comes and goes with each key tells nobody anything.
 */
export function* changesMarks(
    changes: Changes,
    file: string,
    since: string,
    earlier?: Tallies,
): Steps<ChangesMarks> {
    const { names, grants, versions } = changes;
    const rows = new Map<number, string[]>();
    for (const grant of grants) yield* addSentences(rows, names, grant, file);
    return {
        tables: versions[1].program.tables
            .filter(table => table.file === file)
            .flatMap(({ kind, first }) => {
                const text = earlierOf(changes, kind, earlier) ?? tallyOf(changes, kind, since);
                return text === '' ? [] : [{ line: first, text }];
            }),
        rows: [...rows].map(([line, all]) => ({
            line,
            sentences: [
                ...all.slice(0, MOST_SENTENCES),
                ...(all.length > MOST_SENTENCES ? [count(all.length - MOST_SENTENCES, 'more change')] : []),
            ],
        })),
    };
}

/** What a change is of each row, of the things that stand there. */
function* addSentences(rows: Map<number, string[]>, names: Names, grant: Grant, file: string): Steps<void> {
    const things = new Map<number, Compared[]>();
    const note = (each: Compared): void => {
        const here = names.places(each, 1).filter(place => place.file === file);
        for (const line of new Set(here.map(place => place.line))) addTo(things, line, each);
    };
    yield* inPieces(grant.things, note, rowsOfThing);
    yield* inPieces(
        things,
        ([line, some]) => addTo(rows, line, sentenceOf(names, { ...grant, things: some })),
        ([, some]) => some.length,
    );
}

/** The tally of when all was known last, marked as such; `undefined` if it is known now, or never was. */
function earlierOf({ unknown }: Changes, kind: TableKind, earlier: Tallies | undefined): string | undefined {
    const text = unknown.length === 0 ? undefined : earlier?.get(kind);
    return text ? `${text}, before the error` : text;
}

/** How many changes concern the things that tables of a kind decide about; empty for none. */
function tallyOf({ grants, unknown }: Changes, kind: TableKind, since: string): string {
    const some = grants.filter(({ things }) => things.some(({ thing }) => tableOfThing(thing) === kind));
    const gains = some.filter(({ isGain }) => isGain).length;
    if (some.length === 0) return unknown.length === 0 ? '' : `changes since ${since} not known`;
    const part = unknown.length === 0 ? '' : ', as far as is known';
    return `+${gains} / -${some.length - gains} since ${since}${part}`;
}
