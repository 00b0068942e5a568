// Removes what is waived, and reports the waivers that silence nothing.

import { DIAGNOSTICS } from '../diagnostics';
import { safe } from '../language/flaw';
import { addTo } from '../language/sorted';
import { blockAt } from '../model/blocks';
import { type Gap, gapsIn } from '../model/gaps';
import { type Problem, problem, rangeIn, removeLines, replace } from '../model/problem';
import { type AccessTable, isAccessTable, type Program, type Waiver } from '../model/program';
import { ownTables } from './places';

/** The problems without those that are waived, plus one for each waiver that silences nothing. */
export function applyWaivers(program: Program, problems: readonly Problem[]): Problem[] {
    const { waivers } = program;
    if (waivers.length === 0) return [...problems];
    const used = namingGaps(program, waivers);
    const byFirstLine = groupByFirstLine(waivers);
    const left = problems.filter(({ code, range }) => {
        if (!DIAGNOSTICS[code].waivable) return true;
        const { line } = range.start;
        const reaching = [line, blockAt(program, line)?.first ?? line].flatMap(
            at => byFirstLine.get(at) ?? [],
        );
        const waiver = reaching.find(each => each.code === code && each.ids === undefined);
        if (waiver !== undefined) used.add(waiver);
        return waiver === undefined;
    });
    // With an error anywhere, it is not known what there would be to silence: a row may be judged by rows of other tables.
    if (problems.some(isError)) return left;
    for (const waiver of waivers) if (!used.has(waiver)) left.push(unused(waiver));
    return left;
}

/** A waiver is for its row or its block; the key is the first line of either. */
function groupByFirstLine(waivers: readonly Waiver[]): Map<number, Waiver[]> {
    const groups = new Map<number, Waiver[]>();
    for (const waiver of waivers) addTo(groups, waiver.first, waiver);
    return groups;
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Waivers that name ids, at least one of which has no row. The check applies them itself, because it knows the ids. */
function namingGaps(program: Program, waivers: readonly Waiver[]): Set<Waiver> {
    const used = new Set<Waiver>();
    const gaps = new Map<AccessTable, Gap[]>();
    const tables = new Map(ownTables(program).map(table => [table.first, table]));
    for (const waiver of waivers) {
        const { ids, line } = waiver;
        const table = tables.get(blockAt(program, line)?.first ?? -1);
        if (ids === undefined || table === undefined || !isAccessTable(table)) continue;
        const known = gaps.get(table) ?? gapsIn(program, table);
        gaps.set(table, known);
        if (known.some(({ id }) => id >= ids.first && id <= ids.last)) used.add(waiver);
    }
    return used;
}

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
