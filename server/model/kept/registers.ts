// Registers by their byte address, and the rows that cover one.

import { compare, countLeading } from '../../language/sorted';
import type { NameEntry } from '../names';
import type { MmioRow, MmioTable } from '../program';
import type { Scope } from '../scope';
import { namesBy } from './name-index';
import { perVersion } from './per-version';

/** The register at a byte address, the last-declared of several; only those declared with their block have an address. */
export const registerAt = (scope: Scope, address: bigint): NameEntry | undefined =>
    byAddress(scope, 'register').of(address).at(-1);

/** The byte address of a register; `undefined` if it is declared without its block. */
export const addressOfRegister = ({ value, block }: NameEntry): bigint | undefined =>
    value === undefined || block?.value === undefined ? undefined : block.value + value;

const byAddress = namesBy<bigint>(entry => {
    const address = addressOfRegister(entry);
    return address === undefined ? [] : [address];
});

/** Whether some row of a table covers a byte address; `forWrites` leaves out read-only rows. */
export const isCovered = (table: MmioTable, address: bigint, forWrites: boolean): boolean =>
    (forWrites ? coverForWrites : coverOf)(table)(address);

const coverOf = perVersion(({ rows }: MmioTable) => coverBy(rows));
const coverForWrites = perVersion(({ rows }: MmioTable) => coverBy(rows.filter(row => !row.node.readonly)));

function coverBy(rows: readonly MmioRow[]): (address: bigint) => boolean {
    const ascending = [...rows].sort((a, b) => compare(a.start, b.start));
    let end = 0n;
    const furthest = ascending.map(row => {
        end = row.end > end ? row.end : end;
        return end;
    });
    return address =>
        (furthest[countLeading(ascending, ({ start }) => start <= address) - 1] ?? 0n) > address;
}
