// The fix of a row for a pattern, as `NODE_UART_* -> MM_UART0`: a row for each id that it stands for and that has no row.

import { listWithin } from '../../diagnostics/phrases';
import type { Document } from '../../language/document';
import { idPattern } from '../../language/id-pattern';
import { eolOf, type Line } from '../../language/lines';
import { rowOfId } from '../coverage';
import { type Problem, replace } from '../problem';
import { accessTable, type Table } from '../program';
import type { Scope } from '../scope';

/** With more ids nobody would look at each. */
const MOST_ROWS = 16;

interface Places {
    readonly document: Document;
    readonly scope: Scope;
    readonly tables: readonly Table[];
}

/** The problem with such a fix, if it is about a pattern; as it is, if it is about anything else. */
export function withRows(places: Places, found: Problem): Problem {
    const { start, end } = found.range;
    const line = places.document.lines.get(start.line);
    const pattern = line?.text.slice(start.character, end.character) ?? '';
    const names = line && found.fixes.length === 0 ? namesOf(places, line, pattern) : [];
    if (line === undefined || names.length === 0 || names.length > MOST_ROWS) return found;
    const right = line.text.slice(end.character).trim();
    const indent = line.text.slice(0, start.character);
    const rows = names.map(name => `${name} ${right}`).join(`${eolOf(places.document)}${indent}`);
    const title = `Write a row for each: ${listWithin(80, names)}`;
    const span = { start: start.character, end: line.text.length };
    return { ...found, fixes: [replace(title, start.line, span, rows)] };
}

/** The names that a pattern stands for in the table of its row, without those whose ids have a row there. */
function namesOf({ scope, tables }: Places, { before }: Line, pattern: string): readonly string[] {
    const isMeant = idPattern(pattern);
    if (isMeant === undefined || (before !== 'node' && before !== 'reset')) return [];
    const table = accessTable(tables, before);
    const ids = new Set<number>();
    return scope.names(before).flatMap(({ name, number }) => {
        if (number === undefined || ids.has(number) || !isMeant(name)) return [];
        if (rowOfId(table, number) !== undefined) return [];
        ids.add(number);
        return [name];
    });
}
