// index-gap: names whose index no row has, so that nobody, not even the hardware domain, may use them. One finding a table, at
// its name, since a table that is begun has many gaps and most of them are no row's fault.

import { mailboxOf } from '../access/mailbox';
import { isOpenToAll } from '../access/passers';
import { listWithin } from '../diagnostics/phrases';
import { countLeading } from '../language/sorted';
import { type GapGroup, gapGroups, gapText } from '../model/gaps';
import { type Problem, problem, type Related, rangeIn } from '../model/problem';
import type { AccessTable, Program } from '../model/program';
import { eachTable } from './forms';
import { fixesOfGaps } from './gap-rows';
import { relatedIn, subjectSpan, subjectText } from './places';

export const indexGap = eachTable({
    codes: ['index-gap'],
    of: ['node', 'reset'],
    fromAbsence: 'rows',
    *find(table, program) {
        const groups = openGaps(program, table);
        if (groups.length > 0) yield found(program, table, groups);
    },
});

/** The gaps of a table without an id that needs no row in its edition, and without those that a waiver names by their ids, or that are behind a row with a waiver. */
export function openGaps(program: Program, table: AccessTable): GapGroup[] {
    const waivers = program.waivers.filter(
        ({ code, first }) => code === 'index-gap' && first >= table.first && first <= table.last,
    );
    const isWaived = isIn(waivers.flatMap(({ ids }) => ids ?? []));
    const isSilent = (id: number): boolean => isOpenToAll(program.edition, table.kind, id) || isWaived(id);
    const rows = new Set(waivers.filter(({ ids, block }) => !ids && !block).map(({ line }) => line));
    return [...gapGroups(program, table)]
        .filter(({ below }) => below === undefined || !rows.has(below.line))
        .map(group => ({ ...group, gaps: group.gaps.filter(({ id }) => !isSilent(id)) }))
        .filter(({ gaps }) => gaps.length > 0);
}

/** Whether an id is in one of some ranges. There may be thousands of both, so those that overlap are put together. */
function isIn(ranges: readonly IdRange[]): (id: number) => boolean {
    const apart: { first: number; last: number }[] = [];
    for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first)) {
        const before = apart.at(-1);
        if (before !== undefined && first <= before.last) before.last = Math.max(before.last, last);
        else apart.push({ first, last });
    }
    return id => {
        const range = apart[countLeading(apart, ({ first }) => first <= id) - 1];
        return range !== undefined && id <= range.last;
    };
}

interface IdRange {
    readonly first: number;
    /** Included. */
    readonly last: number;
}

function found(program: Program, table: AccessTable, groups: readonly GapGroup[]): Problem {
    const stretches = groups.map(group => ({
        // Of thousands only a few are named.
        get after() {
            return group.below && subjectText(group.below);
        },
        names: namesOf(group),
    }));
    const gaps = groups.flatMap(group => group.gaps);
    const mailbox = mailboxOf(program, table);
    const isOfMailbox = mailbox?.isOwn && gaps.some(({ index }) => index === mailbox.index);
    return problem(
        'index-gap',
        rangeIn(table.first, table.nameSpan),
        { kind: table.kind, stretches, mailbox: isOfMailbox ? mailbox.device : undefined },
        {
            related: groups.slice(0, MOST_PLACES).flatMap(group => placeOf(table, group)),
            fixes: () => fixesOfGaps(program, table, groups),
            missing: {
                table: table.name,
                ids: gaps.map(({ id, index, names }) => ({ id, index, names: names.map(each => each.name) })),
            },
        },
    );
}

/** A list of more places helps nobody; `missing` has all ids. */
const MOST_PLACES = 20;

/** The row that a gap is behind. A gap before the first row has no other place than the finding's own. */
const placeOf = (table: AccessTable, group: GapGroup): Related[] => {
    const { below } = group;
    const message = `missing after this row: ${listWithin(80, namesOf(group))}`;
    return below === undefined ? [] : [relatedIn(table, below.line, subjectSpan(below), message)];
};

const namesOf = ({ gaps }: GapGroup): string[] => gaps.map(gapText);
