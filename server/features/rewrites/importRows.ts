// Converts rows of C that were pasted into a table, with the reader that imports whole files.

import type { CDefinition } from '../../c/reading';
import { ownTables } from '../../checks/places';
import { namesOfProgram } from '../../convert/bundled-names';
import { convertRows } from '../../convert/convert';
import type { PastedRows } from '../../convert/pasted-rows';
import { count } from '../../diagnostics/phrases';
import { macroInC } from '../../emit/index-macro';
import { TableNames } from '../../emit/row-names';
import type { Document } from '../../language/document';
import { eolOf, type Line } from '../../language/lines';
import { replacedLines } from '../../language/replaced-lines';
import { blockAt } from '../../model/blocks';
import type { Program } from '../../model/program';
import { linesOfCAt } from '../places/linesOfC';
import type { LongRewriter } from './rewrite';

/** Offered at lines of C in a table of this file, for all of them that stand together. */
export const importRows: LongRewriter = function* (program, { first }) {
    const { document } = program;
    const pasted = withoutOwnEnd(yield* linesOfCAt(document, first));
    const top = pasted[0]?.number;
    const head = top === undefined ? undefined : blockAt(program, top)?.head;
    if (top === undefined || head?.kind !== 'table') return [];
    const text = textOf(pasted);
    const converted = yield* convertRows(text, head.table, namesOfProgram(program), macroAt(program, top));
    if (converted.rows === 0 && (converted.lost === 0 || program.incomplete)) return [];
    const edit = replacedLines(
        top,
        pasted,
        [...converted.lines, ...endOf(pasted, document)].map(line => line + eolOf(document)),
    );
    return edit === undefined ? [] : [{ title: titleOf(converted), edits: [edit] }];
};

function titleOf({ rows, lost, why = '', said }: PastedRows): string {
    if (rows === 0) return `Make ${count(lost, 'row')} of C a comment: ${why}`;
    const left = lost === 0 ? [] : [`${count(lost, 'row')} cannot be said: a comment`];
    return [`Convert ${count(rows, 'row')} from C`, ...left, ...said].join('; ');
}

/** Without the end of an array whose beginning was not pasted. */
function textOf(pasted: readonly Line[]): string {
    const texts = pasted.map(({ text }) => `${text}\n`);
    const all = texts.join('');
    const isOpened = all.split('{').length >= all.split('}').length;
    return isOpened || texts.at(-1)?.trim() !== '};' ? all : texts.slice(0, -1).join('');
}

/** Where a row over several lines has ended the table, its own `}` is below the C. */
const withoutOwnEnd = (lines: readonly Line[]): readonly Line[] =>
    lines.at(-1)?.text.trim() === '}' ? lines.slice(0, -1) : lines;

/** The `}` of the table, if that of the C stands in its place. */
function endOf(pasted: readonly Line[], document: Document): string[] {
    const last = pasted.at(-1);
    if (last?.node.statement.kind !== 'close') return [];
    const next = document.structure.find(({ number }) => number > last.number);
    return next?.node.statement.kind === 'close' ? [] : ['}'];
}

/** The index macro of the table around a line, as C defines it. */
function macroAt(program: Program, line: number): CDefinition | undefined {
    const table = ownTables(program).find(each => each.first < line && line < each.last);
    if (table === undefined || table.kind === 'mmio' || table.macro === undefined) return undefined;
    const { name, parameter } = table.macro;
    const body = macroInC(table.macro, new TableNames(program, table), 'uint64_t');
    return { name: `${name}(${parameter})`, body: `(${body})` };
}
