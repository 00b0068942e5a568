// unaligned-register: an address that is not a multiple of 4, where no register starts.

import { RowSet, rowIndex } from '../model/kept/row-index';
import { REGISTER_BYTES } from '../model/page';
import { type Problem, problem, rangeIn, replace } from '../model/problem';
import type { AddressUse, MmioRow, MmioTable } from '../model/program';
import type { Check } from './check';
import { ownTables } from './places';

export const unalignedRegister: Check = {
    codes: ['unaligned-register'],
    *find(program) {
        for (const table of ownTables(program)) {
            if (table.kind !== 'mmio') continue;
            for (const { line, first, last, node } of unalignedRows(table)) {
                yield* found(line, first, node.address.first.kind === 'number');
                if (last !== undefined) yield* found(line, last, node.address.last?.kind === 'number');
            }
        }
    },
};

const unalignedRows = rowIndex<MmioRow, MmioTable, RowSet<MmioRow>>(
    () => new RowSet(({ first, last }) => isUnaligned(first) || (last !== undefined && isUnaligned(last))),
);

const isUnaligned = ({ value }: Pick<AddressUse, 'value'>): boolean => value % REGISTER_BYTES !== 0n;

function* found(line: number, { value, span }: AddressUse, isNumber: boolean): Iterable<Problem> {
    if (!isUnaligned({ value })) return;
    const aligned = value - (value % REGISTER_BYTES);
    const text = `0x${aligned.toString(16)}`;
    const fixes = isNumber ? [replace(`Write ${text}`, line, span, text)] : [];
    yield problem('unaligned-register', rangeIn(line, span), { address: value, aligned }, { fixes });
}
