// Reports at its declaration a register whose number is no offset in its block: its whole address, or one beyond the block.

import { shortened } from '../../diagnostics/phrases';
import { titleOf } from '../../diagnostics/titles';
import type { Line } from '../../language/lines';
import { hexOf } from '../../language/number';
import type { DeclarationNode } from '../../language/statements/declaration';
import type { NameEntry } from '../names';
import { frameNumber } from '../page';
import { ownerOfPage } from '../page-owners';
import { preferred, replace } from '../problem';
import { type Resolution, report } from './lookup';

/** Offsets in a block are below this. */
const FIRST_ADDRESS = 1n << 24n;

/** The bytes of a block of which no size is known. */
const USUAL_SIZE = 1n << 16n;

export function reportOffset(
    resolution: Resolution,
    line: Line,
    { value: written }: DeclarationNode,
    { value, block }: NameEntry,
): void {
    if (written === undefined || value === undefined) return;
    if (block === undefined) return reportWithoutBlock(resolution, line, written, value);
    const { value: start, size } = block;
    if (start === undefined || value < (size ?? FIRST_ADDRESS)) return;
    const isInside = start > 0n && value >= start && value - start < (size ?? USUAL_SIZE);
    const problem = isInside || size === undefined ? 'whole-address' : 'beyond-block';
    report(resolution, 'out-of-range', line, written, { problem, value, block: block.name, size }, () => {
        const offset = hexOf(value - start);
        return {
            fixes: isInside
                ? [
                      preferred(
                          replace(
                              `Write ${offset}, the offset of this address`,
                              line.number,
                              written,
                              offset,
                          ),
                      ),
                  ]
                : [],
        };
    });
}

/** Without a block, the platform may know whose address it is. */
function reportWithoutBlock(
    resolution: Resolution,
    line: Line,
    written: NonNullable<DeclarationNode['value']>,
    value: bigint,
): void {
    const { platform } = resolution.scope;
    const owner = platform && value >= FIRST_ADDRESS ? ownerOfPage(platform, frameNumber(value)) : undefined;
    if (owner?.value === undefined) return;
    const offset = hexOf(value - owner.value);
    const params = { problem: 'whole-address', value, block: owner.name, size: undefined } as const;
    report(resolution, 'out-of-range', line, written, params, () => {
        const title = titleOf(most => `Write ${offset} of ${shortened(owner.name, most)}`);
        return { fixes: [preferred(replace(title, line.number, written, `${offset} of ${owner.name}`))] };
    });
}
