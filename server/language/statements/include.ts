// `include "folder"`: where the headers that a C header includes are looked for, as with `-I` of a compiler.

import { type FileForm, NO_PARTS, WORD_AND_REST } from '../form';
import { string } from '../reader';
import type { StringNode } from '../syntax';

export interface IncludeNode {
    readonly kind: 'include';
    readonly path: StringNode | undefined;
}

export const include: FileForm<IncludeNode, 'include'> = {
    place: 'file',
    words: ['include'],
    group: 'reading',
    read: reader => ({ kind: 'include', path: string(reader, 'a folder in double quotes') }),
    parts: NO_PARTS,
    column: WORD_AND_REST,
    path: ({ path }) => path && { node: path, role: 'include' },
};
