// frame-zero: an address below 4096. The C takes frame 0 for "no frame" and denies everyone.

import { isFrameZero } from '../access/passers';
import { preferred, problem, rangeIn, replace } from '../model/problem';
import { type Ask, eachRow } from './forms';
import { rowMeant } from './meant-pages';
import { ownFrames } from './own-frames';
import { grantSpan, subjectText } from './places';

export const frameZero = eachRow({
    codes: ['frame-zero'],
    of: ['node', 'reset'],
    find(row, ask) {
        const { address, hwdom, line } = row;
        if (address === undefined || !isFrameZero(address)) return undefined;
        if (rowMeant(row, ask) !== undefined) return undefined;
        const mistaken = row.frameName === undefined ? mistakenIn(address, ask) : undefined;
        const instead = hwdom ? 'hwdom' : 'deny';
        const span = row.node.grant ?? grantSpan(row);
        const kind = ask.kind === 'reset' ? 'reset' : 'node';
        const own = ownFrames(row, kind, ask);
        const fixes = [
            // An index in the place of an address is certainly a mistake; 0 may be meant for nothing.
            ...(mistaken?.is === 'index' && address > 0n && row.size === 1 ? own.map(preferred) : own),
            replace(`Write \`${instead}\`, which is what this row does`, line, span, instead),
        ];
        const params = { kind, row: subjectText(row), address, hwdom, mistaken } as const;
        return problem('frame-zero', rangeIn(line, grantSpan(row)), params, { fixes });
    },
});

/** What a number in the place of an address may have been meant as. */
interface Mistaken {
    readonly name: string;
    readonly is: 'id' | 'index';
}

/** The device or reset line whose id the number is, or the device whose index in the node table it is. */
function mistakenIn(value: bigint, ask: Ask): Mistaken | undefined {
    // An id of 0 is no device, and 0 is what people write for nothing.
    const resets = ask.kind === 'reset' ? ask.names('reset', value) : [];
    const [entry] = value === 0n ? [] : [...resets, ...ask.names('node', value)];
    if (entry !== undefined) return { name: entry.name, is: 'id' };
    const node = ask.nodeOfIndex(Number(value));
    return node === undefined || node.value === value ? undefined : { name: node.name, is: 'index' };
}
