// wrong-block: a register beside a frame that is not the one of its block.

import type { Expression, NameNode } from '../language/syntax';
import { RowSet, rowIndex } from '../model/kept/row-index';
import { type Problem, problem, rangeIn, replace } from '../model/problem';
import type { AddressUse, MmioRow, MmioTable } from '../model/program';
import type { Check } from './check';
import { ownTables } from './places';

export const wrongBlock: Check = {
    codes: ['wrong-block'],
    *find(program) {
        for (const table of ownTables(program)) {
            if (table.kind !== 'mmio') continue;
            for (const row of rowsInWrongBlock(table)) {
                const { first, last } = row.node.address;
                yield* inAddress(row, row.first, first);
                if (row.last !== undefined && last !== undefined) yield* inAddress(row, row.last, last);
            }
        }
    },
};

const rowsInWrongBlock = rowIndex<MmioRow, MmioTable, RowSet<MmioRow>>(
    () =>
        new RowSet(
            ({ first, last }) => isInWrongBlock(first) || (last !== undefined && isInWrongBlock(last)),
        ),
);

/** Two names of one address are one block. */
const isInWrongBlock = ({ frame, register }: AddressUse): boolean =>
    frame !== undefined && register?.of !== undefined && register.of.value !== frame.value;

function* inAddress({ line }: MmioRow, use: AddressUse, node: Expression): Iterable<Problem> {
    const { frame, register } = use;
    const block = register?.of;
    if (register === undefined || frame === undefined || block === undefined || !isInWrongBlock(use)) return;
    const place = nameIn(node, frame.name);
    const fixes = place === undefined ? [] : [replace(`Write ${block.name}`, line, place, block.name)];
    const params = { register: register.name, frame: frame.name, block: block.name };
    yield problem('wrong-block', rangeIn(line, node), params, { fixes });
}

function nameIn(node: Expression, name: string): NameNode | undefined {
    if (node.kind === 'binary') return nameIn(node.left, name) ?? nameIn(node.right, name);
    return node.kind === 'name' && node.name === name ? node : undefined;
}
