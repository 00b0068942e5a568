// register-gap: the registers that nobody may write, because no row allows it, and those of which a device has no bits although a
// sibling has some. One finding for each table.

import { passersOf } from '../access/passers';
import { rowOfId } from '../model/coverage';
import { missingBits } from '../model/missing-bits';
import type { NameEntry } from '../model/names';
import { problem, rangeIn } from '../model/problem';
import { type AccessTable, accessTable } from '../model/program';
import { registerGaps } from '../model/register-gaps';
import { traitsOf } from '../model/targets';
import { eachTable } from './forms';

export const registerGap = eachTable({
    codes: ['register-gap'],
    of: ['mmio'],
    fromAbsence: 'rows',
    *find(table, { scope, tables, target }) {
        const nodes = accessTable(tables, 'node');
        // Without a node table no row counts, which gets its own message.
        const gaps = nodes === undefined ? [] : registerGaps(table, scope);
        const likely = gaps.flatMap(({ register, sibling }) =>
            sibling === undefined ? [] : [{ name: register.name, sibling: sibling.name }],
        );
        // That a whole device is read-only is meant.
        const others = gaps.flatMap(({ register, sibling, isRead }) =>
            sibling === undefined && !isRead ? [register.name] : [],
        );
        // Where the first row decides, a register can be given to one device only.
        const missing = traitsOf(target).firstRowDecides ? [] : missingBits(table, scope);
        const bits = missing
            .filter(({ node }) => isGranted(node, nodes))
            .map(({ register, node, sibling }) => ({
                register: register.name,
                node: node.name,
                sibling: sibling.name,
            }));
        if (bits.length + likely.length + others.length > 0)
            yield problem('register-gap', rangeIn(table.first, table.nameSpan), { bits, likely, others });
    },
});

/** A device that nobody may use needs no bits. */
function isGranted({ number }: NameEntry, nodes: AccessTable | undefined): boolean {
    const row = number === undefined ? undefined : rowOfId(nodes, number);
    if (row === undefined || row.faulty) return false;
    const { frame, hwdom } = passersOf(row);
    return frame !== undefined || hwdom;
}
