// Replaces rows on consecutive lines, with consecutive ids and the same grant, by one row with a range.

import { idAsWritten } from '../../language/number';
import { countLeading } from '../../language/sorted';
import type { IdNode } from '../../language/syntax';
import { type Edit, rangeIn } from '../../model/problem';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../../model/program';
import type { LineRange } from '../places/lines';
import { tablesIn } from '../places/tableLines';
import type { Rewriter } from './rewrite';

/** At one row, takes in all such rows around it; with several lines selected, only those. */
export const collapseRows: Rewriter = (program, lines) =>
    tablesIn(program, lines)
        .filter(isAccessTable)
        .flatMap(table => {
            const rows = alike(program, table, lines);
            const [first, last] = [rows[0], rows.at(-1)];
            if (
                first === undefined ||
                last === undefined ||
                rows.length < 2 ||
                !isNameable(program, table, rows)
            )
                return [];
            const subject = `${idAsWritten(first.node.subject.first)}..${idAsWritten(endOf(last))}`;
            const edits = collapsed(rows, subject);
            return [{ title: `Collapse ${rows.length} rows to ${subject}`, edits }];
        });

/** The longest run of rows that one row can replace, and that begins at or contains the first line. */
function alike(program: Program, { rows }: AccessTable, { first, last }: LineRange): readonly AccessRow[] {
    let from = countLeading(rows, ({ line }) => line < first);
    if (first === last && rows[from]?.line !== first) return [];
    const isSelection = first !== last;
    let to = from + 1;
    while (!isSelection && follows(program, rows[from - 1], rows[from])) from--;
    while ((!isSelection || (rows[to]?.line ?? 0) <= last) && follows(program, rows[to - 1], rows[to])) to++;
    return rows.slice(from, to);
}

function follows({ document }: Program, above: AccessRow | undefined, below: AccessRow | undefined): boolean {
    if (above === undefined || below === undefined || below.line !== above.line + 1) return false;
    const [lastRun, firstRun] = [above.runs.at(-1), below.runs[0]];
    if (lastRun === undefined || firstRun === undefined || firstRun.id !== lastRun.id + lastRun.count)
        return false;
    const [one, other] = [above, below].map(({ line, node, faulty }) => {
        const text = document.lines.get(line);
        const isPlain =
            text?.node.comment === -1 && text.node.flaws.length === 0 && node.waivers.length === 0;
        return isPlain && !faulty && node.grant && text.text.slice(node.grant.start, node.grant.end);
    });
    return typeof one === 'string' && one === other;
}

/** Between two numbers, an id needs no name. */
function isNameable({ scope }: Program, { kind }: AccessTable, rows: readonly AccessRow[]): boolean {
    const [first, last] = [rows[0]?.node.subject.first, rows.at(-1)];
    if (first?.kind === 'number' && last !== undefined && endOf(last).kind === 'number') return true;
    return rows.every(({ runs }) =>
        runs.every(({ id, count }) => {
            for (let at = id; at < id + count; at++) if (scope.namesOf(kind, at).length === 0) return false;
            return true;
        }),
    );
}

const endOf = ({ node }: AccessRow): IdNode => node.subject.last ?? node.subject.first;

/** The first row gets the range, the others are removed with their lines. */
function collapsed(rows: readonly AccessRow[], subject: string): Edit[] {
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return [];
    const span = { start: first.node.subject.first.start, end: endOf(first).end };
    const others = {
        start: { line: first.line + 1, character: 0 },
        end: { line: last.line + 1, character: 0 },
    };
    return [
        { range: rangeIn(first.line, span), newText: subject },
        { range: others, newText: '' },
    ];
}
