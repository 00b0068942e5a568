// Removes what is waived, and reports the waivers that silence nothing.

import { type Code, isWaivable } from '../diagnostics';
import { safe } from '../language/flaw';
import { addTo } from '../language/sorted';
import { blockAt } from '../model/blocks';
import { type GapGroup, gapGroups } from '../model/gaps';
import { isError, lineOf, type Problem, problem, rangeIn, removeLines, replace } from '../model/problem';
import { type AccessTable, isAccessTable, type Program, type Waiver } from '../model/program';
import { ownTables } from './places';

/** The problems without those that are waived, plus one for each waiver that silences nothing. */
export function applyWaivers(program: Program, problems: readonly Problem[]): Problem[] {
    const { waivers } = program;
    if (waivers.length === 0) return withoutPages(problems);
    const used = leavingGapsOut(program, waivers);
    const byFirstLine = groupByFirstLine(waivers);
    const unwaived = problems.filter(({ code, range }) => {
        if (!isWaivable(code)) return true;
        const { line } = range.start;
        const reaching = [line, blockAt(program, line)?.first ?? line].flatMap(
            at => byFirstLine.get(at) ?? [],
        );
        const waiver = reaching.find(each => each.code === code && each.ids === undefined);
        if (waiver !== undefined) used.add(waiver);
        return waiver === undefined;
    });
    const left = withoutPages(unwaived);
    // With an error anywhere, it is not known what there would be to silence: a row may be judged by rows of other tables.
    if (left.some(isError)) return left;
    for (const waiver of waivers) if (!used.has(waiver)) left.push(unused(waiver));
    return left;
}

/** An address inside a page has to be right before it matters whose page it is; if somebody says that it is, it matters. */
function withoutPages(problems: readonly Problem[]): Problem[] {
    const inside = new Set(problems.filter(({ code }) => code === 'not-a-page').map(lineOf));
    return problems.filter(problem => !OF_PAGES.has(problem.code) || !inside.has(lineOf(problem)));
}

const OF_PAGES: ReadonlySet<Code> = new Set(['wrong-frame', 'unusual-frame']);

/** A waiver is for its row or its block; the key is the first line of either. */
function groupByFirstLine(waivers: readonly Waiver[]): Map<number, Waiver[]> {
    const groups = new Map<number, Waiver[]>();
    for (const waiver of waivers) addTo(groups, waiver.first, waiver);
    return groups;
}

/** Waivers of gaps by their ids or at the row before them, which leave something out. The check applies them itself. */
function leavingGapsOut(program: Program, waivers: readonly Waiver[]): Set<Waiver> {
    const used = new Set<Waiver>();
    const gaps = new Map<AccessTable, readonly GapGroup[]>();
    const tables = new Map(ownTables(program).map(table => [table.first, table]));
    for (const waiver of waivers) {
        const table = tables.get(blockAt(program, waiver.line)?.first ?? -1);
        if (table === undefined || !isAccessTable(table) || !isOfGaps(waiver)) continue;
        const known = gaps.get(table) ?? [...gapGroups(program, table)];
        gaps.set(table, known);
        if (known.some(group => leavesOut(waiver, group))) used.add(waiver);
    }
    return used;
}

const isOfGaps = ({ code, ids, block }: Waiver): boolean =>
    ids !== undefined || (code === 'index-gap' && block === undefined);

const leavesOut = ({ ids, line }: Waiver, { gaps, below }: GapGroup): boolean =>
    ids === undefined ? below?.line === line : gaps.some(({ id }) => ids.first <= id && id <= ids.last);

function unused(waiver: Waiver): Problem {
    const { node, code, line } = waiver;
    const title = 'Remove this waiver';
    const fix = isOwnLine(waiver)
        ? removeLines(title, line, line)
        : replace(title, line, { start: Math.max(0, node.start - 1), end: node.end }, '');
    return problem('unused-waiver', rangeIn(line, node), { code }, { fixes: [safe(fix)], unnecessary: true });
}

/** Whether a waiver has a line of its own, rather than standing behind a row. */
const isOwnLine = ({ block }: Waiver): boolean => block !== undefined;
