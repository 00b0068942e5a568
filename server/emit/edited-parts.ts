// What in a generated file is not as it would be generated now, line by line: rows that are others, rows more and fewer, and other lines.

import { countLeading } from '../language/sorted';
import type { Row } from '../model/program';
import { readBanner } from './banner';
import type { Lines } from './generated-lines';
import { type GeneratedRow, generatedRows } from './generated-rows';
import { type LineChange, lineChanges, stretch } from './line-changes';
import type { Printed } from './printed';
import { matched, rowFinder } from './row-differences';

/** A part of a file that is not as it would be generated. */
export interface EditedPart extends Lines {
    /** `lines`: no row, or a row that says the same in another way or stands at another place. */
    readonly kind: 'changed' | 'added' | 'removed' | 'lines';
    /** What tells the row from others, as its index. */
    readonly key: string | undefined;
    /** The row in the file. */
    readonly found: GeneratedRow | undefined;
    /** The row as it would be generated. */
    readonly made: GeneratedRow | undefined;
    /** The row of the source that `made` is of. */
    readonly row: Row | undefined;
    /** Whether nothing of it is left: then `first` and `last` are the line below the place where it stood. */
    readonly isMissing: boolean;
    /** What brings back what would be generated: all lines around it that were changed together. */
    readonly restored: Restoring;
}

export interface Restoring {
    /** Lines of the file, `to` excluded. */
    readonly from: number;
    readonly to: number;
    /** The lines in their place. */
    readonly lines: readonly string[];
}

export interface EditedParts {
    /** In the order of the file; of an older source without the banner, whose digests are others then. */
    readonly parts: readonly EditedPart[];
    /** Whether the file was generated from the source of now, so that all that differs was edited by hand. */
    readonly isOfNow: boolean;
    /** Whether it is so long that only the first and the last line that differ were looked for, and no rows. */
    readonly isLong: boolean;
}

/** In lines. A longer file would delay each keystroke. */
const LONG = 20_000;

/** Compares a file that is in no merge conflict. Its lines end with LF. */
export function editedParts(existing: string, printed: Printed): EditedParts {
    const text = printed.text;
    const [found, made] = [existing.split('\n'), text.split('\n')];
    const [banner, wanted] = [readBanner(existing), readBanner(text)];
    const isOfNow = banner !== undefined && banner.digest === wanted?.digest;
    if (Math.max(found.length, made.length) > LONG)
        return { parts: [stretchOf(found, made, isOfNow)], isOfNow, isLong: true };
    const body = found.length - (banner?.body.split('\n').length ?? found.length);
    const rows = rowsOf(existing, text, rowFinder(printed));
    const parts = lineChanges(made, found)
        .filter(({ newTo }) => isOfNow || newTo > body)
        .flatMap(change => partsOf(change, found, made, rows));
    return { parts, isOfNow, isLong: false };
}

/** From the first to the last line that differs; pointed at is only the first if what is old cannot be told from what was edited. */
function stretchOf(found: readonly string[], made: readonly string[], isOfNow: boolean): EditedPart {
    const change = stretch(made, found);
    const first = Math.min(change.newFrom, found.length - 1);
    const last = isOfNow ? Math.max(first, change.newTo - 1) : first;
    const isMissing = change.newFrom === change.newTo;
    return { ...NO_ROW, first, last, isMissing, restored: restored(change, made) };
}

/** All changes that turn a file into what would be generated, its banner included. */
export function restoring(existing: string, printed: Printed): Restoring[] {
    const [found, made] = [existing.split('\n'), printed.text.split('\n')];
    const changes = found.length > LONG ? [stretch(made, found)] : lineChanges(made, found);
    return changes.map(change => restored(change, made));
}

const restored = ({ from, to, newFrom, newTo }: LineChange, made: readonly string[]): Restoring => ({
    from: newFrom,
    to: newTo,
    lines: made.slice(from, to),
});

interface Rows {
    readonly found: readonly GeneratedRow[];
    readonly made: readonly GeneratedRow[];
    /** The rows that would be generated in the place of those that are there. */
    readonly matches: ReadonlyMap<GeneratedRow, GeneratedRow>;
    /** Those that would be generated and of which nothing is there. */
    readonly gone: ReadonlySet<GeneratedRow>;
    readonly rowAt: (line: number) => Row | undefined;
}

function rowsOf(existing: string, text: string, rowAt: Rows['rowAt']): Rows {
    const [found, made] = [generatedRows(existing), generatedRows(text)];
    const matches = matched(found, made);
    // Of rows that say the same, one is enough.
    const there = new Set([...matches.values()].map(textOf));
    const gone = new Set(made.filter(row => !there.has(textOf(row))));
    return { found, made, matches, gone, rowAt };
}

const textOf = ({ table, key, text }: GeneratedRow): string => `${table} ${key} ${text}`;

function partsOf(
    change: LineChange,
    found: readonly string[],
    made: readonly string[],
    rows: Rows,
): EditedPart[] {
    const { from, to, newFrom, newTo } = change;
    const common = { restored: restored(change, made), isMissing: false };
    const there = between(rows.found, newFrom, newTo);
    const gone = between(rows.made, from, to).filter(row => rows.gone.has(row));
    const below = Math.min(newTo, found.length - 1);
    const parts: EditedPart[] = [
        ...there.map(row => ({ ...common, ...partOfRow(row, rows) })),
        ...gone.map(row => ({ ...common, ...removed(row, rows, below) })),
        ...otherLines(change, there, found).map(lines => ({ ...common, ...lines, ...NO_ROW })),
    ];
    if (parts.length === 0) parts.push({ ...common, ...NO_ROW, first: below, last: below, isMissing: true });
    return parts.sort((a, b) => a.first - b.first);
}

/** The rows, which are in order, that have some of these lines; `to` is excluded. */
const between = (rows: readonly GeneratedRow[], from: number, to: number): readonly GeneratedRow[] =>
    rows.slice(
        countLeading(rows, ({ last }) => last < from),
        countLeading(rows, ({ first }) => first < to),
    );

const NO_ROW = { kind: 'lines', key: undefined, found: undefined, made: undefined, row: undefined } as const;

type PartOfRow = Omit<EditedPart, 'restored' | 'isMissing'>;

function partOfRow(found: GeneratedRow, { matches, rowAt }: Rows): PartOfRow {
    const { key, first, last } = found;
    const made = matches.get(found);
    if (made === undefined) return { kind: 'added', key, found, made, row: undefined, first, last };
    const kind = made.text === found.text ? 'lines' : 'changed';
    return { kind, key, found, made, row: rowAt(made.first), first, last };
}

function removed(made: GeneratedRow, { rowAt }: Rows, below: number): PartOfRow & { isMissing: true } {
    const row = rowAt(made.first);
    const place = { first: below, last: below, isMissing: true } as const;
    return { kind: 'removed', key: made.key, found: undefined, made, row, ...place };
}

/** The changed lines that are in no row, those that follow each other together. Blank ones are not pointed at. */
function otherLines(
    { newFrom, newTo }: LineChange,
    rows: readonly GeneratedRow[],
    found: readonly string[],
): Lines[] {
    const lines: Lines[] = [];
    const inRows = new Set<number>();
    for (const { first, last } of rows) for (let at = first; at <= last; at++) inRows.add(at);
    for (let at = newFrom; at < newTo; at++) {
        if (found[at]?.trim() === '' || inRows.has(at)) continue;
        const before = lines.at(-1);
        if (before?.last === at - 1) lines[lines.length - 1] = { first: before.first, last: at };
        else lines.push({ first: at, last: at });
    }
    return lines;
}
