// Converts rows of C that were pasted into a table, with the reader that imports whole files.

import type { CDefinition } from '../../c/reading';
import { ownTables } from '../../checks/places';
import { namesOfProgram } from '../../convert/bundled-names';
import { convertRows } from '../../convert/convert';
import { count } from '../../diagnostics/phrases';
import { macroInC } from '../../emit/index-macro';
import { TableNames } from '../../emit/row-names';
import { eolOf, type Line } from '../../language/lines';
import { replacedLines } from '../../language/replaced-lines';
import { blockAt } from '../../model/blocks';
import type { Program } from '../../model/program';
import type { Rewriter } from './rewrite';

/** Offered at lines of C in a table of this file, for all of them that stand together. */
export const importRows: Rewriter = (program, { first }) => {
    const pasted = pastedAt(program, first);
    const head = blockAt(program, first)?.head;
    if (pasted.length === 0 || head?.kind !== 'table') return [];
    const text = pasted.map(line => `${line.text}\n`).join('');
    const macro = macroAt(program, first);
    const { lines, rows, lost } = convertRows(text, head.table, namesOfProgram(program), macro);
    const eol = eolOf(program.document);
    const edit = replacedLines(
        pasted[0]?.number ?? first,
        pasted,
        lines.map(line => line + eol),
    );
    if (rows === 0 || edit === undefined) return [];
    const left = lost === 0 ? '' : `; ${count(lost, 'row')} cannot be said: a comment`;
    return [{ title: `Convert ${count(rows, 'row')} from C${left}`, edits: [edit] }];
};

/** The index macro of the table around a line, as C defines it. */
function macroAt(program: Program, line: number): CDefinition | undefined {
    const table = ownTables(program).find(each => each.first < line && line < each.last);
    if (table === undefined || table.kind === 'mmio' || table.macro === undefined) return undefined;
    const { name, parameter } = table.macro;
    const body = macroInC(table.macro, new TableNames(program, table), 'uint64_t');
    return { name: `${name}(${parameter})`, body: `(${body})` };
}

/** The lines of C around a line, without a gap. */
function pastedAt({ document: { lines } }: Program, at: number): readonly Line[] {
    let first = at;
    let last = at;
    if (!isC(lines.get(at))) return [];
    while (isC(lines.get(first - 1))) first--;
    while (isC(lines.get(last + 1))) last++;
    return lines.between(first, last);
}

const isC = (line: Line | undefined): boolean =>
    line?.node.flaws.some(({ code }) => code === 'c-syntax') === true;
