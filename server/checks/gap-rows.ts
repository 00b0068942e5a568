// The rows that close gaps: `deny` rows, which change nothing for anyone, and rows that grant what the rows beside them grant.

import { count, list, shortened, thatFits } from '../diagnostics/phrases';
import { eolOf } from '../language/lines';
import { type Gap, type GapGroup, runsOf, writtenId } from '../model/gaps';
import { commentedFrom } from '../model/moving/row-lines';
import { type Edit, type Fix, insertLines } from '../model/problem';
import type { AccessRow, AccessTable, Program } from '../model/program';
import { siblingGrants } from './sibling-grants';

/** A stretch of gaps that one row can close, and the gap that it is part of. */
export interface Stretch {
    readonly run: readonly Gap[];
    readonly group: GapGroup;
}

/** A longer menu helps nobody; an editor offers the rest at the rows beside them. */
const MOST_STRETCHES = 8;

/** Rows for all gaps of a table, and for each stretch of them. Each title says who gets what. None for a table that has no end yet. */
export function fixesOfGaps(program: Program, table: AccessTable, groups: readonly GapGroup[]): Fix[] {
    if (!table.block.closed) return [];
    const stretches = groups.flatMap(group => runsOf(group.gaps).map(run => ({ run, group })));
    const all = fixesOf(program, table, stretches);
    if (stretches.length < 2) return all;
    return [...all, ...stretches.slice(0, MOST_STRETCHES).flatMap(each => fixesOf(program, table, [each]))];
}

function fixesOf(program: Program, table: AccessTable, stretches: readonly Stretch[]): Fix[] {
    const [first, ...others] = stretches;
    const names = namesOf(table, stretches);
    const fix = (title: string, grant: string): Fix => ({
        title: shortened(title, 120),
        edits: rowsFor(table, stretches, grant),
    });
    const siblings =
        others.length === 0 && first ? siblingGrants(program, table, first.group, first.run) : [];
    return [
        fix(`Deny ${names} to everyone, as now: add \`deny\``, 'deny'),
        ...siblings.map(({ who, why, grant }) =>
            fix(thatFits(`Grant ${names} to ${who}, ${why}`, `Grant ${names} to ${who}`), grant),
        ),
        ...(siblings.some(({ grant }) => grant === 'hwdom')
            ? []
            : [fix(`Grant ${names} to the hardware domain alone: add \`hwdom\``, 'hwdom')]),
    ];
}

/** The ids of one or two stretches; of more, the first one and how many more. */
function namesOf({ kind }: AccessTable, stretches: readonly Stretch[]): string {
    const runs = stretches.map(({ run }) => run);
    if (runs.length < 3) return list(runs.map(rangeText));
    const [first] = runs.flat();
    const more = runs.flat().length - 1;
    return `${first && writtenId(first)} and ${count(more, kind === 'node' ? 'more node' : 'more reset line')}`;
}

/** The ids of a stretch as a row or a waiver has them: `NODE_A..NODE_B`. */
export function rangeText(run: readonly Gap[]): string {
    const [first = '', last] = [run[0], run.at(-1)].map(gap => gap && writtenId(gap));
    return first === last ? first : `${first}..${last}`;
}

/** The edits that add a row with this grant for each stretch, after the row with the next lower index. */
export function rowsFor(table: AccessTable, stretches: readonly Stretch[], grant: string): Edit[] {
    const eol = eolOf(table.document);
    const rows = new Map<number, string>();
    for (const { run, group } of stretches) {
        const line = lineBehind(table, group.below);
        rows.set(line, `${rows.get(line) ?? ''}    ${rangeText(run)} -> ${grant}${eol}`);
    }
    return [...rows].flatMap(([line, text]) => insertLines('', line, text).edits);
}

/** The line before which a row is inserted: behind the row with the next lower index, or before the first row if there is none. */
export const lineBehind = (table: AccessTable, below: AccessRow | undefined): number =>
    below === undefined ? firstRowLine(table) : below.line + 1;

/** The line of the first row, or of the comment directly above it. */
const firstRowLine = ({ document, rows, first }: AccessTable): number =>
    commentedFrom(document, rows[0]?.line ?? first + 1);
