// `names KIND {`: begins a block of declarations.

import { type HeadForm, NO_PARTS, NOTHING, ONE_COLUMN } from '../form';
import { alternatives, oneOf, type Reader } from '../reader';
import { NAME_KINDS, type NameKind, type NamesBlockKind } from '../syntax';

export interface NamesHeadNode {
    readonly kind: 'names';
    readonly of: NameKind;
    readonly opens: NamesBlockKind;
}

export const namesHead: HeadForm<NamesHeadNode, 'names'> = {
    place: 'head',
    words: ['names'],
    group: 'names',
    read: reader => {
        const of = readNameKind(reader);
        return of && { kind: 'names', of, opens: `names ${of}` };
    },
    parts: NO_PARTS,
    column: ONE_COLUMN,
    path: NOTHING,
};

const A_KIND = `a kind of names: ${alternatives(NAME_KINDS)}`;

/** A kind of names, which must be here. */
export const readNameKind = (reader: Reader): NameKind | undefined => oneOf(reader, NAME_KINDS, A_KIND);
