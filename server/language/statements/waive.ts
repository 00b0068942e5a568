// `waive CODE "reason"` on a line of its own, for the whole block.

import { type LineForm, NOTHING, ONE_COLUMN } from '../form';
import { addWaivers, readWaiver, type WaiverNode } from '../waiver';

export interface WaiveNode extends WaiverNode {
    readonly kind: 'waive';
}

export const waive: LineForm<WaiveNode> = {
    place: 'block',
    word: 'waive',
    group: 'waive',
    read: reader => ({ kind: 'waive', ...readWaiver(reader) }),
    parts: (statement, add, block) => addWaivers([statement], add, block),
    subject: NOTHING,
    column: ONE_COLUMN,
    path: NOTHING,
};
