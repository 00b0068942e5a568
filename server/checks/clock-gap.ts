// clock-gap: the clocks without a row, which the hardware domain alone may control. One finding for each table.

import { rulesOfEdition } from '../access/editions';
import { idText } from '../diagnostics/phrases';
import { type ClockGap, clockGaps } from '../model/clock-gaps';
import { problem, rangeIn } from '../model/problem';
import { accessTable } from '../model/program';
import { traitsOf } from '../model/targets';
import { eachTable, type ProgramWithoutRows } from './forms';

export const clockGap = eachTable({
    codes: ['clock-gap'],
    of: ['clock'],
    fromAbsence: 'rows',
    *find(table, program) {
        const { forwardsPlls, hwdomHasOtherClocks: hwdom } = rulesOfEdition(program.edition);
        const gaps = isRead(program) ? clockGaps(table, program.scope, forwardsPlls) : [];
        const likely = gaps.flatMap(gap =>
            gap.sibling === undefined ? [] : [{ name: textOf(gap), sibling: gap.sibling.name }],
        );
        const others = gaps.flatMap(gap => (gap.sibling === undefined ? [textOf(gap)] : []));
        if (gaps.length === 0) return;
        const ids = gaps.map(({ clock, id, index }) => ({ id, index, names: [clock.name] }));
        yield problem(
            'clock-gap',
            rangeIn(table.first, table.nameSpan),
            { likely, others, hwdom },
            { missing: { table: table.name, ids } },
        );
    },
});

const textOf = ({ clock: { name }, id, isHidden }: ClockGap): string =>
    isHidden ? `${idText(id)} (${name})` : name;

/** Whether the C reads the table; what it lacks otherwise gets its own message. */
const isRead = ({ target, tables }: ProgramWithoutRows): boolean =>
    traitsOf(target).hasClocks && accessTable(tables, 'node') !== undefined;
