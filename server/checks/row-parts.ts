// Rows of several ids taken apart: some ids get another grant or go, the others stay as they are. Each part is a line of its own.

import { numberInRange } from '../language/number';
import type { Span } from '../language/syntax';
import { type Edit, rangeIn } from '../model/problem';
import type { AccessRow } from '../model/program';

/** A longer range is not taken apart. */
export const MOST_IDS = 4096;

/** An id, and what its row is to grant; `undefined` for what it grants now. */
interface Part {
    readonly id: number;
    readonly grant: string | undefined;
}

/** The name of an id, to write it in a row; `undefined` if it has none. */
type NameOf = (id: number) => string | undefined;

/**
 * The edits that let ids of a row have another grant at `span`, which is its grant or its frame: `grantOf` gives the text, or
 * `undefined` for ids that stay. `undefined` if an id cannot be written, because it has no name, or there are too many.
 */
export function regranted(
    row: AccessRow,
    span: Span,
    grantOf: (id: number, index: number) => string | undefined,
    nameOf: NameOf,
): readonly Edit[] | undefined {
    if (row.size > MOST_IDS) return undefined;
    const parts = row.mapIds((id, index) => ({ id, grant: grantOf(id, index) }));
    const [first] = parts;
    if (first?.grant !== undefined && parts.every(({ grant }) => grant === first.grant))
        return [{ range: rangeIn(row.line, span), newText: first.grant }];
    return inParts(row, parts, span, nameOf);
}

/** The edits that leave only these ids in a row; `undefined` if one cannot be written. */
export const withIds = (
    row: AccessRow,
    ids: readonly number[],
    nameOf: NameOf,
): readonly Edit[] | undefined =>
    inParts(
        row,
        ids.map(id => ({ id, grant: undefined })),
        NO_SPAN,
        nameOf,
    );

const NO_SPAN: Span = { start: 0, end: 0 };

function inParts(
    row: AccessRow,
    parts: readonly Part[],
    span: Span,
    nameOf: NameOf,
): readonly Edit[] | undefined {
    const lines: { subject: string; grant: string | undefined }[] = [];
    for (const { first, last, grant } of stretchesOf(parts)) {
        const [from, to] = [textOf(row, first, nameOf), textOf(row, last, nameOf)];
        if (from === undefined || to === undefined) return undefined;
        lines.push({ subject: first === last ? from : `${from}..${to}`, grant });
    }
    return [replaced(row, lines, span)];
}

/** Ascending ids with one grant, from a first to a last one, with no other between. */
function stretchesOf(parts: readonly Part[]) {
    const stretches: { first: number; last: number; grant: string | undefined }[] = [];
    for (const { id, grant } of parts) {
        const before = stretches.at(-1);
        if (before?.last === id - 1 && before.grant === grant) before.last = id;
        else stretches.push({ first: id, last: id, grant });
    }
    return stretches;
}

/** An id as the row writes ids: by name, or as a number if both ends are. */
function textOf({ node }: AccessRow, id: number, nameOf: NameOf): string | undefined {
    return numberInRange(node.subject, id) ?? nameOf(id);
}

/** The row with these subjects and grants, a line each. The comment stays with the first. */
function replaced(
    { line, at: { text, eol, comment }, node }: AccessRow,
    rows: readonly { subject: string; grant: string | undefined }[],
    span: Span,
): Edit {
    const { first, last } = node.subject;
    const { end } = last ?? first;
    const written = text.slice(0, comment === -1 ? undefined : comment).trimEnd();
    const lines = rows.map(({ subject, grant }, at) => {
        const whole = at === 0 ? text : written;
        const behind =
            grant === undefined
                ? whole.slice(end)
                : whole.slice(end, span.start) + grant + whole.slice(span.end);
        return text.slice(0, first.start) + subject + behind;
    });
    return { range: rangeIn(line, { start: 0, end: text.length }), newText: lines.join(eol || '\n') };
}
