// same-bits: under `xlnx`, two rows of one register give the same bits to devices of different owners. Usually one of them is a copy in
// which the mask was not changed: the bits of its own device are then given to nobody.

import { passersOf } from '../access/passers';
import { hexOf } from '../language/number';
import { rowOfId } from '../model/coverage';
import { nodeOfRow } from '../model/id-names';
import { problem, rangeIn } from '../model/problem';
import { accessTable, type MmioRow, type MmioTable } from '../model/program';
import { traitsOf } from '../model/targets';
import { eachTable, whereOrderBreaks } from './forms';
import { addressSpan, relatedIn } from './places';

export const sameBits = eachTable({
    codes: ['same-bits'],
    of: ['mmio'],
    *find(table, { target, tables, scope }) {
        // Where the first row decides, what is said is that the others have no effect.
        if (traitsOf(target).firstRowDecides) return;
        const nodes = accessTable(tables, 'node');
        const frameOf = ({ nodeId }: MmioRow): number | undefined => passersOf(rowOfId(nodes, nodeId)).frame;
        for (const { row, by, bits } of rowsWithSameBits(table)) {
            const [frame, other] = [frameOf(row), frameOf(by)];
            // Who owns the one page of both has both devices.
            if (frame === undefined || other === undefined || frame === other) continue;
            const [node, first] = [nodeOfRow(row, scope), nodeOfRow(by, scope)];
            const params = { bits: hexOf(BigInt(bits)), node, first, line: by.line + 1 };
            yield problem('same-bits', rangeIn(row.line, row.node.mask ?? addressSpan(row)), params, {
                related: [relatedIn(table, by.line, by.node.mask ?? addressSpan(by), `of ${first}`)],
            });
        }
    },
});

interface Same {
    readonly row: MmioRow;
    /** The row above it that gives some of its bits to another node. */
    readonly by: MmioRow;
    readonly bits: number;
}

/** The rows with bits that a row above for the same addresses gives to another node, in the order of the text. */
const rowsWithSameBits = whereOrderBreaks(
    // If each row starts at or after the end of the one above it, no two are for one register.
    (above: MmioRow, below: MmioRow) => above.end <= below.start,
    ({ rows }: MmioTable): readonly Same[] => {
        const owners = new Map<string, Map<number, MmioRow>>();
        return rows.flatMap(row => {
            const { mask, node } = row;
            // A row that only the hardware domain passes, or through which nobody writes, gives no guest a bit.
            if (mask === undefined || node.readonly || node.onlyHwdom) return [];
            const key = `${row.start} ${row.end}`;
            const known = owners.get(key) ?? new Map<number, MmioRow>();
            owners.set(key, known);
            return sameIn(known, row, mask);
        });
    },
);

/** Notes whose each bit of a row is, and finds those that are another node's. */
function sameIn(owners: Map<number, MmioRow>, row: MmioRow, mask: number): Same[] {
    let by: MmioRow | undefined;
    let bits = 0;
    for (let bit = 0; bit < BITS; bit++) {
        if (((mask >>> bit) & 1) === 0) continue;
        const owner = owners.get(bit);
        if (owner === undefined) owners.set(bit, row);
        else if (owner.nodeId !== row.nodeId && (by === undefined || by === owner)) {
            by = owner;
            bits += 2 ** bit;
        }
    }
    return by === undefined ? [] : [{ row, by, bits }];
}

/** Of a register. */
const BITS = 32;
