// `platform NAME`: makes the names of a bundled chip available.

import { type FileForm, NO_NAMES, NOTHING, WORD_AND_REST } from '../form';
import { hyphenated } from '../reader';
import type { NameNode } from '../syntax';

export interface PlatformNode {
    readonly kind: 'platform';
    readonly name: NameNode | undefined;
}

export const platform: FileForm<PlatformNode, 'platform'> = {
    place: 'file',
    words: ['platform'],
    group: 'header',
    read: reader => ({ kind: 'platform', name: hyphenated(reader, 'the name of a platform') }),
    parts: ({ name }, add) => add(name, 'platform', NO_NAMES),
    column: WORD_AND_REST,
    path: NOTHING,
};
