// `target NAME`: the form of the C, and the rules by which it is read. A waiver may follow, about how it fits the platform.

import { type FileForm, NO_NAMES, NOTHING, WORD_AND_REST } from '../form';
import { hyphenated } from '../reader';
import type { NameNode } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';

export interface TargetNode {
    readonly kind: 'target';
    readonly name: NameNode | undefined;
    readonly waivers: readonly WaiverNode[];
}

export const target: FileForm<TargetNode, 'target'> = {
    place: 'file',
    words: ['target'],
    group: 'header',
    read: reader => ({
        kind: 'target',
        name: hyphenated(reader, 'the name of a target'),
        waivers: readWaivers(reader),
    }),
    parts({ name, waivers }, add, block) {
        add(name, 'target', NO_NAMES);
        addWaivers(waivers, add, block);
    },
    column: WORD_AND_REST,
    path: NOTHING,
};
