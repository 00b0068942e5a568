// Replaces a row with a range by a row for each id.

import { eolOf } from '../../language/lines';
import { idAsWritten, numberInRange } from '../../language/number';
import type { IdNode, RangeNode } from '../../language/syntax';
import { type Edit, rangeIn } from '../../model/problem';
import type { AccessRow, Program } from '../../model/program';
import { contentEnd } from '../places/lines';
import { rowAtLine } from '../places/rowAt';
import type { Rewriter } from './rewrite';

/** Offered at a row with a range that is short enough. */
export const expandRange: Rewriter = (program, { first, last }) => {
    const { row, table } = rowAtLine(program, first) ?? {};
    if (first !== last || row?.kind !== 'access' || row.faulty || table === undefined) return [];
    const kind = table.kind === 'reset' ? 'reset' : 'node';
    const subjects = subjectsOf(program, kind, row);
    const edit = subjects && editOf(program, row, subjects);
    return edit === undefined
        ? []
        : [{ title: `Expand the range to ${subjects?.length} rows`, edits: [edit] }];
};

const MOST_ROWS = 1000;

/** How each id is written: the ends unchanged, the others as names if an end is a name; `undefined` if an id cannot be written so. */
function subjectsOf(
    program: Program,
    kind: 'node' | 'reset',
    { node, runs }: AccessRow,
): string[] | undefined {
    const { first, last, lastIsOut } = node.subject;
    const ids = runs.reduce((sum, { count }) => sum + count, 0);
    if (last === undefined || lastIsOut || ids < 2 || ids > MOST_ROWS) return undefined;
    const subjects: string[] = [];
    // Both ends stay as they are written.
    const textOfId = (id: number): string | undefined => {
        if (subjects.length === 0) return idAsWritten(first);
        return subjects.length === ids - 1 ? idAsWritten(last) : between(program, kind, node.subject, id);
    };
    for (const { id, count } of runs)
        for (let at = id; at < id + count; at++) {
            const text = textOfId(at);
            if (text === undefined) return undefined;
            subjects.push(text);
        }
    return subjects;
}

function between(
    { scope }: Program,
    kind: 'node' | 'reset',
    range: RangeNode<IdNode>,
    id: number,
): string | undefined {
    return numberInRange(range, id) ?? scope.namesOf(kind, id)[0]?.name;
}

/** Each row gets what follows the range, and the first one also the comment. */
function editOf(
    { document }: Program,
    { line, node }: AccessRow,
    subjects: readonly string[],
): Edit | undefined {
    const row = document.lines.get(line);
    const { first, last } = node.subject;
    if (row === undefined || last === undefined || row.node.flaws.length > 0) return undefined;
    const { text } = row;
    const indent = text.slice(0, first.start);
    const right = text.slice(last.end, contentEnd(row));
    const width = last.end - first.start;
    const rows = subjects.map(subject => indent + subject.padEnd(width) + right);
    const comment = row.node.comment === -1 ? '' : ` ${text.slice(row.node.comment)}`;
    const newText = [`${rows[0]}${comment}`, ...rows.slice(1)].join(eolOf(document));
    return { range: rangeIn(line, { start: 0, end: text.length }), newText };
}
