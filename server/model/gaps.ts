// The named ids of a table with an index but no row, which nobody may use.

import { idText } from '../diagnostics/phrases';
import { coverageOf } from './coverage';
import { missingIds } from './kept/missing-ids';
import type { NameEntry } from './names';
import { type AccessRow, type AccessTable, indexOfId, type Program } from './program';

export interface Gap {
    readonly id: number;
    readonly index: number;
    /** In the order of their declaration. */
    readonly names: readonly NameEntry[];
    /** Whether the names are the platform's, and mean something else in the file. */
    readonly isHidden: boolean;
}

/** How a row or a waiver writes the id of a gap: by its first name, or by the number if the name means something else. */
export const writtenId = ({ id, names, isHidden }: Gap): string =>
    isHidden ? idText(id) : (names[0]?.name ?? idText(id));

/** A gap in a message. */
export const gapText = (gap: Gap): string =>
    gap.isHidden ? `${idText(gap.id)} (${gap.names[0]?.name})` : writtenId(gap);

/** Every named id of the table's kind that is on the chip and has an index but no row, by index. None if some rows are unknown. */
export function gapsIn({ scope }: Program, table: AccessTable): Gap[] {
    if (!table.complete || table.rows.length === 0) return [];
    const gaps: Gap[] = [];
    for (const id of missingIds(table, scope)) {
        const index = indexOfId(table.macro, id);
        const here = scope.namesOf(table.kind, id);
        const isHidden = here.length === 0;
        const names = isHidden ? (scope.platform?.namesOf(table.kind, id) ?? []) : here;
        if (index !== undefined && names.some(({ absent }) => !absent))
            gaps.push({ id, index, names, isHidden });
    }
    return gaps.sort((a, b) => a.index - b.index || a.id - b.id);
}

/** Gaps with no row's index between them, and the rows with the next lower and the next higher index. */
export interface GapGroup {
    readonly gaps: readonly Gap[];
    readonly below: AccessRow | undefined;
    readonly above: AccessRow | undefined;
}

/** The gaps of a table by the rows between them, by index. */
export function* gapGroups(program: Program, table: AccessTable): Iterable<GapGroup> {
    const gaps = gapsIn(program, table);
    const coverage = coverageOf(table);
    for (let from = 0; from < gaps.length; ) {
        const index = gaps[from]?.index ?? 0;
        const above = coverage.takenAbove(index);
        let to = from + 1;
        while (to < gaps.length && (above === -1 || (gaps[to]?.index ?? 0) < above)) to++;
        const [rowBelow] = coverage.rowsAt(coverage.takenBelow(index));
        const [rowAbove] = coverage.rowsAt(above);
        yield { gaps: gaps.slice(from, to), below: rowBelow, above: rowAbove };
        from = to;
    }
}

/**
 * Gaps in runs of consecutive ids and indexes, each of which one row can close: its ends are two names or two numbers, and a range between
 * names has no id without one. Of ids with one index, only the first counts.
 */
export function runsOf(gaps: readonly Gap[]): Gap[][] {
    const runs: Gap[][] = [];
    for (const gap of gaps) {
        const run = runs.at(-1);
        const last = run?.at(-1);
        if (last?.index === gap.index) continue;
        const isNext = last?.id === gap.id - 1 && last.index === gap.index - 1;
        if (run !== undefined && isNext && last.isHidden === gap.isHidden) run.push(gap);
        else runs.push([gap]);
    }
    return runs;
}
