// `test "title" {`: begins a block of claims that must hold.

import { type HeadForm, NO_PARTS, NOTHING, ONE_COLUMN } from '../form';
import { string } from '../reader';
import type { StringNode } from '../syntax';

export interface TestHeadNode {
    readonly kind: 'test';
    readonly title: StringNode | undefined;
    readonly opens: 'test';
}

export const testHead: HeadForm<TestHeadNode, 'test'> = {
    place: 'head',
    words: ['test'],
    group: 'test',
    read: reader => ({
        kind: 'test',
        title: string(reader, "the test's title in double quotes"),
        opens: 'test',
    }),
    parts: NO_PARTS,
    column: ONE_COLUMN,
    path: NOTHING,
};
