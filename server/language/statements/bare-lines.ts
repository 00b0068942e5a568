// Lines without parts: a blank line or a comment, the `}` of a block, and a line that cannot be read.

import { NO_PARTS, NOTHING, ONE_COLUMN, type StatementForm } from '../form';

export interface BareNode<K extends 'blank' | 'close' | 'unreadable'> {
    readonly kind: K;
}

export const BLANK: BareNode<'blank'> = { kind: 'blank' };
export const CLOSE: BareNode<'close'> = { kind: 'close' };
export const UNREADABLE: BareNode<'unreadable'> = { kind: 'unreadable' };

const NOTHING_IN_IT = { column: ONE_COLUMN, parts: NO_PARTS, path: NOTHING } as const;

export const blank: StatementForm<typeof BLANK> = { place: 'anywhere', group: 'blank', ...NOTHING_IN_IT };
export const close: StatementForm<typeof CLOSE> = { place: 'end', group: 'close', ...NOTHING_IN_IT };
export const unreadable: StatementForm<typeof UNREADABLE> = {
    place: 'anywhere',
    group: 'unreadable',
    ...NOTHING_IN_IT,
};
