// Rows of clock tables: C has one for each node that a clock needs, and the language one for the clock.

import type { CValue } from '../c/reading';
import { short } from '../diagnostics/phrases';
import { inPieces, type Steps } from '../language/steps';
import type { ConvertedTable, Part, TableContext } from './context';
import { hasCut, trapCut } from './cut-values';
import type { FieldRow } from './elements';
import type { FieldValues } from './field-values';
import { leaveOutFlawed } from './flawed';
import type { Field } from './found-table';
import { indexRemarks, type SpeltIndex } from './index-macro';
import { BlockLines, rowComments } from './lines';
import { trapNarrowed } from './narrowed-range';
import { type IndexRule, idIn, indexLines, ruleOf } from './subjects';
import { sayUncounted } from './uncounted';
import { whyUnknownMacro, whyUnsaid } from './unsaid';

interface ClockContext extends TableContext {
    readonly rule: IndexRule | undefined;
    readonly lines: BlockLines;
}

/** A row of the language that may get more nodes. */
interface OpenRow {
    readonly clock: Part;
    readonly nodes: Part[];
    readonly comments: (readonly string[])[];
    readonly at: FieldRow['row']['at'];
}

const FIELDS: readonly Field[] = ['clock', 'device'];

/** The rows of a clock table as lines. Consecutive rows of one clock are one line, unless a comment or a blank line is between them. */
export function* convertClocks(table: TableContext): Steps<ConvertedTable> {
    const inOrder = yield* table.rows.inOrder();
    const { rows, ranges } = inOrder;
    const rule =
        ruleOf(spellingsOf(rows, 'clock'), 'clock', table) ??
        ruleOf(spellingsOf(rows, 'device'), 'node', table);
    const context = { ...table, rule, lines: new BlockLines(text => table.names.noteWritten(text)) };
    const head = [...indexLines(rule, table), ...indexRemarks(rule, rows.map(speltClock), table)];
    noteFirstForm(table);
    let open: OpenRow | undefined;
    let joined = 0;
    yield* inPieces(rows, each => {
        const next = openRow(each, context);
        if (open !== undefined && next !== undefined && !ranges.has(each) && continues(open, next, each)) {
            open.nodes.push(...next.nodes);
            open.comments.push(...next.comments);
            joined++;
            return;
        }
        if (open !== undefined) close(open, context);
        context.lines.trivia(each.row.lead, each.row.at);
        for (const range of ranges.get(each) ?? [])
            trapNarrowed(range, inOrder.elements, context.lines, context);
        if (next === undefined) leaveOut(each, context);
        else trapCut(each.values, each.row.at, context.lines, context);
        open = next;
    });
    if (open !== undefined) close(open, context);
    sayUncounted(inOrder, table, context.lines);
    context.lines.trivia(table.found.table.tail, table.found.table.end);
    const lines = context.lines.finished();
    return { head, rule, lines, joined };
}

/** In AMD's first trees the fields have other names than in the C that is generated. */
function noteFirstForm({ found: { table }, remark }: TableContext): void {
    const paths = table.fields ?? table.rows.flatMap(({ values }) => values);
    if (!paths.some(({ path: [name] }) => name === 'clock')) return;
    const newer = 'struct pm_clk2node (.clk_idx, .dev_idx), as newer trees have it';
    remark(
        'note',
        table.at,
        `the rows of ${short(table.name)} have .clock and .node; generated C has ${newer}`,
    );
}

const speltClock = ({ values }: FieldRow): SpeltIndex => {
    const { spellings: [spelling = ''] = [], value } = values.get('clock') ?? {};
    return { spelling, index: value === undefined ? undefined : Number(value) };
};

function* spellingsOf(rows: readonly FieldRow[], field: Field): Iterable<string> {
    for (const { values } of rows) yield values.get(field)?.spellings[0] ?? '';
}

function openRow({ row, values }: FieldRow, context: ClockContext): OpenRow | undefined {
    if (row.flaw !== undefined || whyUnsaid(values, FIELDS, context.remedy) !== undefined) return undefined;
    return {
        clock: idOf(values.get('clock'), 'clock', context),
        nodes: [idOf(values.get('device'), 'node', context)],
        comments: [...commentsOf(row, values)],
        at: row.at,
    };
}

const commentsOf = (row: FieldRow['row'], values: FieldValues): readonly (readonly string[])[] =>
    rowComments(row, Number(values.get('clock')?.value ?? -1n), undefined);

function idOf(value: CValue | undefined, kind: 'clock' | 'node', context: ClockContext): Part {
    const [spelling = ''] = value?.spellings ?? [];
    return idIn(spelling, Number(value?.value ?? 0n), kind, context.rule, context);
}

const continues = (open: OpenRow, next: OpenRow, { row, values }: FieldRow): boolean =>
    !hasCut(values) &&
    row.lead.every(({ kind }) => kind === 'directives') &&
    next.clock.text === open.clock.text;

function close({ clock, nodes, comments, at }: OpenRow, { lines }: ClockContext): void {
    const spelt = [clock, ...nodes].flatMap(part => (part.spelt === undefined ? [] : [`C: ${part.spelt}`]));
    const text = `${clock.text} -> ${nodes.map(node => node.text).join(', ')}`;
    lines.row(text, [...comments, ...[...new Set(spelt)].map(each => [each])], at);
}

function leaveOut({ row, values }: FieldRow, context: ClockContext): void {
    const { lines, remark, remedy } = context;
    if (row.flaw !== undefined)
        return leaveOutFlawed(row.flaw, row.at, commentsOf(row, values), lines, context);
    const why =
        row.unknownMacro !== undefined
            ? whyUnknownMacro(row.unknownMacro)
            : (whyUnsaid(values, FIELDS, remedy) ?? '');
    for (const comment of commentsOf(row, values)) lines.comment(comment);
    const text = row.values.map(({ spellings }) => spellings[0] ?? '').join(' -> ');
    lines.comment([`left out: ${text}: ${why}`]);
    remark('left-out', row.at, why);
}
