// `target NAME`: the form of the C, and the rules by which it is read.

import { type FileForm, NO_NAMES, NOTHING, WORD_AND_REST } from '../form';
import { hyphenated } from '../reader';
import type { NameNode } from '../syntax';

export interface TargetNode {
    readonly kind: 'target';
    readonly name: NameNode | undefined;
}

export const target: FileForm<TargetNode, 'target'> = {
    place: 'file',
    words: ['target'],
    group: 'header',
    read: reader => ({ kind: 'target', name: hyphenated(reader, 'the name of a target') }),
    parts: ({ name }, add) => add(name, 'target', NO_NAMES),
    column: WORD_AND_REST,
    path: NOTHING,
};
