// `domain NAME {`, `domain NAME hwdom {`: begins the block with what a guest owns.

import { name } from '../expression';
import { type HeadForm, NO_NAMES, NOTHING, ONE_COLUMN } from '../form';
import { take } from '../reader';
import type { NameNode } from '../syntax';

export interface DomainHeadNode {
    readonly kind: 'domain';
    readonly name: NameNode | undefined;
    readonly hwdom: boolean;
    readonly opens: 'domain';
}

export const domainHead: HeadForm<DomainHeadNode, 'domain'> = {
    place: 'head',
    words: ['domain'],
    group: 'domain',
    read: reader => ({
        kind: 'domain',
        name: name(reader, "the domain's name"),
        hwdom: take(reader, 'hwdom'),
        opens: 'domain',
    }),
    parts: ({ name }, add) => add(name, 'owner', NO_NAMES),
    column: ONE_COLUMN,
    path: NOTHING,
};
