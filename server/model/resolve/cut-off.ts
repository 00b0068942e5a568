// Rows a part of which could not be read.

import type { Code } from '../../diagnostics';
import type { Flaw } from '../../language/flaw';
import type { Line } from '../../language/lines';
import type { AccessRowNode } from '../../language/statements/access-row';
import type { ClockRowNode } from '../../language/statements/clock-row';
import type { MmioRowNode } from '../../language/statements/mmio-row';

/** Whether a part of a row could not be read, so that it may say something else than is known. What is wrong with a waiver does not count. */
export const isCutOff = ({ node: { flaws } }: Line, row: RowNode): boolean =>
    flaws.length > 0 && isInDoubt(flaws, row);

const isInDoubt = (flaws: readonly Flaw[], { waivers: [waiver] }: RowNode): boolean =>
    flaws.some(({ code, start }) => IN_DOUBT.has(code) && (waiver === undefined || start < waiver.start));

/** What is wrong with a part of a line that says something of its own. */
const IN_DOUBT: ReadonlySet<Code> = new Set(['syntax', 'bad-number']);

type RowNode = AccessRowNode | MmioRowNode | ClockRowNode;
