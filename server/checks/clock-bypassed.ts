// clock-bypassed: rows of PLL clocks, which Xen forwards for every guest without asking the table.

import { rulesOfEdition } from '../access/editions';
import { problem, rangeIn } from '../model/problem';
import type { ClockTable } from '../model/program';
import type { Scope } from '../model/scope';
import { idName } from './clock-rows';
import { eachTable, kept } from './forms';
import { relatedIn } from './places';

export const clockBypassed = eachTable({
    codes: ['clock-bypassed'],
    of: ['clock'],
    fromAbsence: 'rows',
    *find(table, program) {
        if (!rulesOfEdition(program.edition).forwardsPlls) return;
        const rows = pllRows(table, program.scope);
        const [first, ...others] = rows;
        if (first === undefined) return;
        yield problem(
            'clock-bypassed',
            rangeIn(first.line, first.node.clock),
            { clocks: rows.map(row => idName(program.scope, 'clock', row.clock)) },
            {
                related: others.map(row => relatedIn(table, row.line, row.node.clock, 'also a PLL clock')),
                unnecessary: true,
            },
        );
    },
});

const pllRows = kept(({ rows }: ClockTable, scope: Scope) =>
    rows.filter(({ clock }) => scope.namesOf('clock', clock.id).some(({ pll }) => pll)),
);
