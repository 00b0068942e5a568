// Leaves out what is waived, and reports the waivers that silence nothing.

import { DIAGNOSTICS } from '../diagnostics';
import { type Problem, problem, rangeIn, removeLines, replace } from '../model/problem';
import {
    type AccessTable,
    type BlockRange,
    isAccessTable,
    type Program,
    type Waiver,
} from '../model/program';
import { isOwnLine } from '../model/waivers';
import { type Gap, gapsIn } from './index-gap';

/** The problems without those that are waived, and with one for each waiver that silences nothing. */
export function applyWaivers(program: Program, problems: readonly Problem[]): Problem[] {
    if (program.waivers.length === 0) return [...problems];
    const used = namingGaps(program);
    const byFirstLine = groupByFirstLine(program.waivers);
    const left = problems.filter(({ code, range }) => {
        if (!DIAGNOSTICS[code].waivable) return true;
        const { line } = range.start;
        const reaching = [line, blockAt(program.blocks, line)?.first ?? line].flatMap(
            at => byFirstLine.get(at) ?? [],
        );
        const waiver = reaching.find(each => each.code === code && each.ids === undefined);
        if (waiver !== undefined) used.add(waiver);
        return waiver === undefined;
    });
    const errors = problems
        .filter(({ severity }) => severity === 'error')
        .map(({ range }) => range.start.line);
    for (const waiver of program.waivers) {
        // Beside an error, what there would be to silence is not known.
        const isKnown = !errors.some(line => waiver.first <= line && line <= waiver.last);
        if (!used.has(waiver) && isKnown) left.push(unused(waiver));
    }
    return left;
}

function groupByFirstLine(waivers: readonly Waiver[]): Map<number, Waiver[]> {
    const groups = new Map<number, Waiver[]>();
    for (const waiver of waivers) {
        const others = groups.get(waiver.first);
        if (others === undefined) groups.set(waiver.first, [waiver]);
        else others.push(waiver);
    }
    return groups;
}

function blockAt(blocks: readonly BlockRange[], line: number): BlockRange | undefined {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((blocks[middle]?.first ?? 0) <= line) low = middle + 1;
        else high = middle;
    }
    const block = blocks[low - 1];
    return block !== undefined && line <= block.last ? block : undefined;
}

/** Waivers that name ids, one of which has no row. The check applies them itself, because it knows the ids. */
function namingGaps(program: Program): Set<Waiver> {
    const used = new Set<Waiver>();
    const gaps = new Map<AccessTable, Gap[]>();
    for (const waiver of program.waivers) {
        const { ids, line } = waiver;
        const table =
            ids &&
            program.tables.find(
                each => each.file === program.file && each.first <= line && line <= each.last,
            );
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
    return problem('unused-waiver', rangeIn(line, node), { code }, { fixes: [fix], unnecessary: true });
}
