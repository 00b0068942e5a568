// frame-zero: an address below 4096. The check takes frame 0 for "no frame" and denies everyone.

import { isFrameZero } from '../access/passers';
import { problem, rangeIn, replace } from '../model/problem';
import { type Ask, eachRow } from './forms';
import { grantSpan } from './places';

export const frameZero = eachRow({
    codes: ['frame-zero'],
    of: ['node', 'reset'],
    find(row, ask) {
        const { address, line } = row;
        if (address === undefined || !isFrameZero(address)) return undefined;
        const mistaken = row.frameName === undefined ? mistakenIn(address, ask) : undefined;
        const instead = row.hwdom ? 'hwdom' : 'deny';
        const span = row.node.grant ?? grantSpan(row);
        const fixes = [replace(`Write \`${instead}\`, which is what this row does`, line, span, instead)];
        return problem('frame-zero', rangeIn(line, grantSpan(row)), { address, mistaken }, { fixes });
    },
});

/** What a number may have been meant as that stands where an address belongs. */
interface Mistaken {
    readonly name: string;
    readonly is: 'id' | 'index';
}

/** The device or the line that has a number as its id, or the device that has it as its index in the node table. */
function mistakenIn(value: bigint, ask: Ask): Mistaken | undefined {
    // 0 is what people write for nothing.
    if (value === 0n) return undefined;
    const resets = ask.kind === 'reset' ? ask.names('reset', value) : [];
    const [entry] = [...resets, ...ask.names('node', value)];
    if (entry !== undefined) return { name: entry.name, is: 'id' };
    const node = ask.nodeOfIndex(Number(value));
    return node === undefined ? undefined : { name: node.name, is: 'index' };
}
