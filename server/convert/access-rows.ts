// Rows of node and reset tables: the id on the left, and on the right who passes.

import { inPieces, type Steps } from '../language/steps';
import { PAGE_BITS } from '../model/page';
import { LARGEST_INDEX } from '../model/program';
import type { ConvertedTable, Part, TableContext } from './context';
import { trapCut } from './cut-values';
import { type Elements, type FieldRow, mergedValues, type Stretch } from './elements';
import { type FieldValues, numberOf } from './field-values';
import { leaveOutFlawed } from './flawed';
import type { Field } from './found-table';
import { frameOf, idInFrame } from './frames';
import { indexRemarks, type SpeltIndex } from './index-macro';
import { BlockLines, rowComments } from './lines';
import { trapNarrowed } from './narrowed-range';
import { joined } from './ranges';
import { isNothing, speltAccess } from './spelt';
import { type IndexRule, idIn, indexLines, makes, ruleOf, subjectOf } from './subjects';
import { isRefused, whyUnplaced, whyUnsaid } from './unsaid';

type Comments = readonly (readonly string[])[];

interface AccessContext extends TableContext {
    readonly kind: 'node' | 'reset';
    readonly elements: Elements;
    readonly rule: IndexRule | undefined;
    readonly lines: BlockLines;
}

/** Both sides of a row. */
interface RowParts {
    readonly left: Part;
    readonly right: Part;
}

const NONE: readonly never[] = [];

const FIELDS: readonly Field[] = ['frame', 'hwdom'];

/** The rows of an access table as lines, with the rule of its indexes. */
export function* convertAccess(kind: 'node' | 'reset', table: TableContext): Steps<ConvertedTable> {
    const { all: rows } = table.rows;
    const elements = yield* table.rows.elements();
    const found = ruleOf(spellingsOf(rows, table.ownMacro), kind, table);
    const rule =
        found !== undefined && (table.ownMacro !== undefined || (yield* isOfMost(found, rows, kind, table)))
            ? found
            : undefined;
    const lines = new BlockLines(text => table.names.noteWritten(text));
    const context = { ...table, kind, rule, lines, elements };
    const head = [...indexLines(rule, table), ...indexRemarks(rule, rows.map(speltIndex), table)];
    let isLost = false;
    yield* inPieces(rows, each => {
        const { lead, index, flaw } = each.row;
        isLost &&= index.spellings.length === 0;
        lines.trivia(lead, each.row.at);
        convertRow(each, isLost, context);
        isLost ||= flaw !== undefined;
    });
    lines.trivia(table.found.table.tail, table.found.table.end);
    sayLength(context);
    const all = lines.finished();
    const finished = table.ranges ? joined(all) : all;
    return { head, rule, lines: finished, joined: all.length - finished.length };
}

/**
 * Whether a rule makes most indexes: a macro that single rows use is none that the whole table has. Nor is a difference, as of
 * `[NODE_MAX - 1]`, where as many ids are spelt without it: it would make others of them.
 */
function* isOfMost(
    rule: IndexRule,
    rows: readonly FieldRow[],
    kind: 'node' | 'reset',
    table: TableContext,
): Steps<boolean> {
    const made: FieldRow[] = [];
    const add = (each: FieldRow): void => {
        const { first } = each.row.index;
        if (first !== undefined && makes(rule, first)) made.push(each);
    };
    yield* inPieces(rows, add);
    if (made.length * 2 < rows.length) return false;
    if (rule.base === 0n) return true;
    const isSpeltBy = ({ row: { index } }: FieldRow, by: IndexRule | undefined): boolean =>
        idIn(index.spellings[0] ?? '', index.first ?? 0, kind, by, table).spelt === undefined;
    let more = 0;
    const compare = (each: FieldRow): void => {
        more += Number(isSpeltBy(each, rule)) - Number(isSpeltBy(each, undefined));
    };
    yield* inPieces(made, compare);
    return more >= (rule.macro === undefined ? 1 : 0);
}

/** An array may be longer than its rows need; a row that grants nothing makes this one so. */
function sayLength(context: AccessContext): void {
    const { length = 0, at } = context.found.table;
    const last = length - 1;
    if (last <= context.elements.highest || last > LARGEST_INDEX) return;
    const { text } = idIn('', last, context.kind, context.rule, context);
    context.lines.row(`${text} -> deny`, [[`the array has ${length} places in C`]], at);
}

const speltIndex = ({ row: { index } }: FieldRow): SpeltIndex => ({
    spelling: index.spellings[0] ?? '',
    index: index.first,
});

function* spellingsOf(rows: readonly FieldRow[], macro: string | undefined): Iterable<string> {
    if (macro !== undefined) yield `${macro}(0)`;
    for (const { row } of rows) yield row.index.spellings[0] ?? '';
}

/** `isLost`: it has no index of its own, and a row was not understood since there was one. */
function convertRow(each: FieldRow, isLost: boolean, context: AccessContext): void {
    const { elements, lines } = context;
    const { row } = each;
    const comments = rowComments(row, row.index.first, addressIn(each, context));
    if (row.flaw !== undefined) return leaveOutFlawed(row.flaw, row.at, comments, lines, context);
    if (isLost)
        return leaveOut(
            each,
            'it follows a row that was not understood, so its index is not known',
            comments,
            context,
        );
    if (!elements.isPlaced(each)) return leaveOut(each, whyUnplaced(row, context.remedy), comments, context);
    const stretches = elements.stretchesOf(each);
    if (stretches.length === 0) return replacedRow(each, comments, context);
    for (const { rows } of stretches) {
        const unsaid = whyIncomplete(rows) ?? whyUnsaid(mergedValues(rows), FIELDS, context.remedy);
        if (unsaid !== undefined) return leaveOut(each, unsaid, comments, context);
    }
    trapNarrowed(each, elements, lines, context);
    for (const stretch of stretches) {
        const values = mergedValues(stretch.rows);
        trapCut(values, row.at, lines, context);
        trapIdInFrame(each, values, context);
        const parts = rowParts(each, stretch, context);
        const { left, right } = parts;
        const { id } = left;
        const single =
            context.ranges && id !== undefined ? { name: left.text, id, right: right.text } : undefined;
        const said = stretch === stretches[0] ? withSpelt(comments, parts) : NONE;
        lines.row(partsText(parts), said, row.at, single);
    }
}

/** The comments of a row, and what C spells otherwise than its parts. Most rows have neither, and share one empty array. */
function withSpelt(comments: Comments, { left, right }: RowParts): Comments {
    if (left.spelt === undefined && right.spelt === undefined) return comments;
    const spelt = [left, right].flatMap(part => (part.spelt === undefined ? [] : [[`C: ${part.spelt}`]]));
    return [...comments, ...spelt];
}

/** Why a row that completes others cannot be said. */
const whyIncomplete = (rows: readonly FieldRow[]): string | undefined =>
    rows.some(({ row }) => row.flaw !== undefined) ? 'it completes a row that was not understood' : undefined;

/** The byte address of a row's frame. */
function addressIn({ values }: FieldRow, { target }: TableContext): bigint | undefined {
    const value = numberOf(values, 'frame');
    return value !== undefined && target === 'xen' ? value << BigInt(PAGE_BITS) : value;
}

/** A row as the language says it. */
const rowParts = ({ row }: FieldRow, { first, last, rows }: Stretch, context: AccessContext): RowParts => ({
    left: subjectOf(row, first, last, context.kind, context.rule, context),
    right: granted(mergedValues(rows), context),
});

function granted(values: FieldValues, context: TableContext): Part {
    const hwdom = numberOf(values, 'hwdom') !== 0n;
    const value = values.get('frame');
    if (value === undefined || isNothing(value)) return { text: hwdom ? 'hwdom' : 'deny' };
    const { text, spelt } = frameOf(value, context);
    const said = hwdom ? `${text} or hwdom` : text;
    return spelt === undefined ? { text: said } : { text: said, spelt };
}

/** A trap of real tables: for 21 months, reset rows of a tree held the indexes of devices. */
function trapIdInFrame(each: FieldRow, values: FieldValues, context: AccessContext): void {
    const value = values.get('frame');
    const id = value && idInFrame(value, context);
    if (value?.value === undefined || id === undefined) return;
    const shown = `0x${value.value.toString(16)}`;
    const what = context.target === 'xen' ? 'a frame number' : 'an address';
    context.trap(context.lines, each.row.at, `${id} (${shown}) is an id or an index where ${what} belongs`);
}

/** A row of which nothing counts. One whose fields a later row completes has been said there. */
function replacedRow(each: FieldRow, comments: Comments, context: AccessContext): void {
    const { elements, lines, trap, shown } = context;
    const unsaid = whyUnsaid(each.values, FIELDS, context.remedy);
    if (unsaid !== undefined && isRefused(each.row)) return leaveOut(each, unsaid, comments, context);
    for (const comment of comments) lines.comment(comment);
    const last = elements.lastRowFor(each)?.row;
    if (elements.counts(each)) return trapNarrowed(each, elements, lines, context);
    if (last === undefined) return;
    const { first = 0, last: end = first } = each.row.index;
    const text =
        unsaid !== undefined
            ? speltAccess(each)
            : partsText(rowParts(each, { first, last: end, rows: [each] }, context));
    trap(
        lines,
        each.row.at,
        `index ${first} stands twice; the row ${shown(last.at)} counts, and not this one: ${text}`,
    );
}

const partsText = ({ left, right }: RowParts): string => `${left.text} -> ${right.text}`;

function leaveOut(each: FieldRow, why: string, comments: Comments, { lines, remark }: AccessContext): void {
    for (const comment of comments) lines.comment(comment);
    const text = speltAccess(each);
    lines.comment([`left out: ${text}${text === '' ? '' : ': '}${why}`]);
    remark('left-out', each.row.at, why);
}
