// index-gap: a name whose index no row has, so that nobody, not even the hardware domain, may use it.

import { eolOf, isCommentLine } from '../language/lines';
import { coverageOf } from '../model/coverage';
import { type Gap, gapsIn } from '../model/gaps';
import { insertLines, type Problem, problem, rangeIn } from '../model/problem';
import type { AccessRow, AccessTable, Program } from '../model/program';
import { eachTable } from './forms';
import { subjectSpan } from './places';

export const indexGap = eachTable({
    codes: ['index-gap'],
    of: ['node', 'reset'],
    fromAbsence: true,
    *find(table, program) {
        for (const group of gapGroups(program, table)) yield gapProblem(table, group);
    },
});

/** Gaps with no row's index between them, and the rows with the next lower and the next higher index. */
export interface GapGroup {
    readonly gaps: readonly Gap[];
    readonly below: AccessRow | undefined;
    readonly above: AccessRow | undefined;
}

/** The gaps of a table of the program's own file, by index, without those whose ids a waiver names. */
export function* gapGroups(program: Program, table: AccessTable): Iterable<GapGroup> {
    const waived = program.waivers.filter(
        ({ first, ids }) => ids !== undefined && first >= table.first && first <= table.last,
    );
    const gaps = gapsIn(program, table).filter(
        ({ id }) => !waived.some(({ ids }) => ids !== undefined && ids.first <= id && id <= ids.last),
    );
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

function gapProblem(table: AccessTable, group: GapGroup): Problem {
    const { gaps, below } = group;
    const range =
        below === undefined ? rangeIn(table.first, table.nameSpan) : rangeIn(below.line, subjectSpan(below));
    const where = placeOf(group);
    const stretches = runsOf(gaps);
    const runs = stretches.map(run => ({
        first: run[0]?.id ?? 0,
        last: run.at(-1)?.id ?? 0,
        names: run.flatMap(({ names }) => names[0]?.name ?? []),
    }));
    const rows = denyRows(table, stretches);
    const fix = insertLines('Deny them on purpose: add `-> deny` rows', lineForRows(table, group), rows);
    return problem('index-gap', range, { kind: table.kind, runs, where }, { fixes: [fix] });
}

function placeOf({ below, above }: GapGroup): 'head' | 'end' | 'between' {
    if (below === undefined) return 'head';
    return above === undefined ? 'end' : 'between';
}

/** Gaps in runs of consecutive ids and indexes, each of which one row can close. */
export function runsOf(gaps: readonly Gap[]): Gap[][] {
    const runs: Gap[][] = [];
    for (const gap of gaps) {
        const run = runs.at(-1);
        const last = run?.at(-1);
        if (run !== undefined && last?.id === gap.id - 1 && last.index === gap.index - 1) run.push(gap);
        else runs.push([gap]);
    }
    return runs;
}

/** A `deny` row for each run of gaps, as whole lines. */
export function denyRows({ document }: AccessTable, stretches: readonly (readonly Gap[])[]): string {
    const eol = eolOf(document);
    return stretches
        .map(run => [run[0]?.names[0]?.name, run.at(-1)?.names[0]?.name])
        .map(([first, last]) => `    ${first === last ? first : `${first}..${last}`} -> deny${eol}`)
        .join('');
}

/** The line before which rows for these gaps are inserted: after the row with the next lower index. */
export const lineForRows = (table: AccessTable, { below }: GapGroup): number =>
    below === undefined ? firstRowLine(table) : below.line + 1;

/** The line of the first row, or of the comment directly above it. */
function firstRowLine({ document, rows, first }: AccessTable): number {
    let line = rows[0]?.line ?? first + 1;
    while (line - 1 > first && isCommentLine(document.lines.get(line - 1))) line--;
    return line;
}
