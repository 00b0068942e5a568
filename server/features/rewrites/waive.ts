// Waives a finding, with a reason for the user to fill in: at its row, or in its block if it is not about one row.

import { rangeText } from '../../checks/gap-rows';
import { openGaps } from '../../checks/index-gap';
import { ownTables } from '../../checks/places';
import { isWaivable } from '../../diagnostics';
import { eolOf, type Line } from '../../language/lines';
import { isRow } from '../../language/statements';
import { blockAt } from '../../model/blocks';
import { runsOf } from '../../model/gaps';
import { type Edit, type Problem, rangeIn } from '../../model/problem';
import { isAccessTable, type Program } from '../../model/program';
import { contentEnd } from '../places/lines';
import { REASON } from './reason';
import type { Rewrite } from './rewrite';

/** The edits that waive a problem, with `REASON` for the reason; `undefined` if it cannot be waived, or is in no block of this file. */
export function waive(program: Program, problem: Problem): Rewrite | undefined {
    if (!isWaivable(problem.code)) return undefined;
    const edit = waiverFor(program, problem);
    return edit && { title: `Waive \`${problem.code}\`, with a reason`, edits: [edit] };
}

function waiverFor(program: Program, problem: Problem): Edit | undefined {
    if (problem.code === 'index-gap') return inBlock(program, problem, idsOf(program, problem));
    if (rowOf(program, problem) === undefined) return inBlock(program, problem, ['']);
    return atRow(program, problem);
}

/** The line of a problem, if it is one that can end with a waiver. */
function rowOf({ document }: Program, { range }: Problem): Line | undefined {
    const line = document.lines.get(range.start.line);
    const statement = line?.node.statement;
    if (statement === undefined) return undefined;
    return isRow(statement) || statement.kind === 'iomem' || statement.kind === 'target' ? line : undefined;
}

/** After the row, before its comment. Not possible on a row with a flaw. */
function atRow(program: Program, problem: Problem): Edit | undefined {
    const row = rowOf(program, problem);
    if (row === undefined || row.node.flaws.length > 0) return undefined;
    const end = contentEnd(row);
    const { code, range } = problem;
    const { line } = range.start;
    return { range: rangeIn(line, { start: end, end }), newText: ` waive ${code} "${REASON}"` };
}

/** On lines of their own below the block's head and its other waivers, one for each of `ids`. */
function inBlock(program: Program, { code, range }: Problem, ids: readonly string[]): Edit | undefined {
    const { lines } = program.document;
    const block = blockAt(program, range.start.line);
    if (block === undefined || ids.length === 0 || lines.get(block.first)?.node.after === 'file')
        return undefined;
    let line = block.first + 1;
    for (; line < block.last; line++) {
        const kind = lines.get(line)?.node.statement.kind;
        if (kind !== 'index' && kind !== 'waive') break;
    }
    const eol = eolOf(program.document);
    const newText = ids.map(each => `    waive ${code} ${each}"${REASON}"${eol}`).join('');
    return { range: rangeIn(line, { start: 0, end: 0 }), newText };
}

/** The ids of a table's gaps as a waiver names them, each run followed by a space. */
function idsOf(program: Program, { range }: Problem): string[] {
    const table = ownTables(program).find(({ first }) => first === range.start.line);
    if (table === undefined || !isAccessTable(table)) return [];
    return openGaps(program, table).flatMap(({ gaps }) => runsOf(gaps).map(run => `${rangeText(run)} `));
}
