// Where a row of a register table ends, which the chip and 64 bits have to have.

import type { Line } from '../../language/lines';
import type { Expression, RangeNode } from '../../language/syntax';
import { isBeyond } from '../chip';
import { frameFault } from '../frame-fault';
import { REGISTER_BYTES, registersFrom } from '../page';
import { type Fix, replace } from '../problem';
import type { AddressUse } from '../program';
import { traitsOf } from '../targets';
import { type Resolution, report, spanOfRange } from './lookup';

/** An end at exactly this limit is too large: C's 64-bit `start + size` would be 0. */
const ADDRESS_LIMIT = 1n << 64n;

/** The exclusive end of an mmio row, a byte address: `A..B` includes B. `undefined` if there is none, which is reported. */
export function registerEnd(
    resolution: Resolution,
    line: Line,
    range: RangeNode<Expression>,
    first: AddressUse,
    last: AddressUse | undefined,
): bigint | undefined {
    const end = last !== undefined && range.lastIsOut ? last.value : behind(resolution, first, last);
    if (last !== undefined && last.value < first.value) {
        const params = { problem: 'backwards', first: first.value, last: last.value } as const;
        report(resolution, 'out-of-range', line, spanOfRange(range), params, () => ({
            fixes: range.lastIsOut ? [] : [swappedEnds(line, range)],
        }));
    } else if (end === first.value) {
        report(resolution, 'mmio-empty', line, spanOfRange(range), { start: first.value });
    } else if (end >= ADDRESS_LIMIT) {
        report(resolution, 'mmio-wraps', line, spanOfRange(range), { start: first.value });
    } else return isOfChip(resolution, line, range, first, end) ? end : undefined;
    return undefined;
}

/** A register has 4 bytes. Under `xlnx` a row without an end is for one address, so that one between two registers has neither. */
function behind({ target }: Resolution, { value }: AddressUse, last: AddressUse | undefined): bigint {
    const isOne = last === undefined && traitsOf(target).loneIsExact;
    return isOne && registersFrom(value) !== value ? value + 1n : (last?.value ?? value) + REGISTER_BYTES;
}

function swappedEnds(line: Line, range: RangeNode<Expression>): Fix {
    const { first, last = first } = range;
    const [from, to] = [last, first].map(({ start, end }) => line.text.slice(start, end));
    const title = 'Swap the ends, so that the row is for the registers between them';
    return replace(title, line.number, spanOfRange(range), `${from} .. ${to}`);
}

/** Whether the chip has all addresses below this end; if not, that is reported, here or where the row's frame is declared. */
function isOfChip(
    resolution: Resolution,
    line: Line,
    range: RangeNode<Expression>,
    { value, frame }: AddressUse,
    end: bigint,
): boolean {
    const { chip } = resolution;
    if (chip === undefined || !isBeyond(end - 1n, chip)) return true;
    if (frame !== undefined && frameFault(frame, resolution) !== undefined) return false;
    const address = isBeyond(value, chip) ? value : end - 1n;
    const params = { address, chip: chip.name, bits: chip.addressBits };
    report(resolution, 'address-width', line, spanOfRange(range), params);
    return false;
}
