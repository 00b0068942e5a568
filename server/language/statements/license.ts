// `license "SPDX"`: the licence that the outputs begin with.

import { type FileForm, NO_PARTS, NOTHING, WORD_AND_REST } from '../form';
import { string } from '../reader';
import type { StringNode } from '../syntax';

export interface LicenseNode {
    readonly kind: 'license';
    readonly id: StringNode | undefined;
}

export const license: FileForm<LicenseNode, 'license'> = {
    place: 'file',
    words: ['license'],
    group: 'header',
    read: reader => ({ kind: 'license', id: string(reader, 'an SPDX licence expression in double quotes') }),
    parts: NO_PARTS,
    column: WORD_AND_REST,
    path: NOTHING,
};
