// `names KIND {`: begins a block of declarations; `from "TREE"` says where they are taken from.

import { type HeadForm, NO_PARTS, NOTHING, ONE_COLUMN } from '../form';
import { alternatives, oneOf, type Reader, string, take } from '../reader';
import { NAME_KINDS, type NameKind, type NamesBlockKind, type StringNode } from '../syntax';

export interface NamesHeadNode {
    readonly kind: 'names';
    readonly of: NameKind;
    readonly opens: NamesBlockKind;
    /** The tree, its version and its date, in the writer's words. */
    readonly source: StringNode | undefined;
}

export const namesHead: HeadForm<NamesHeadNode, 'names'> = {
    place: 'head',
    words: ['names'],
    group: 'names',
    read: reader => {
        const of = readNameKind(reader);
        return of && { kind: 'names', of, opens: `names ${of}`, source: readSource(reader) };
    },
    parts: NO_PARTS,
    column: ONE_COLUMN,
    path: NOTHING,
};

/** `from "TREE"`, if it is here. */
export const readSource = (reader: Reader): StringNode | undefined =>
    take(reader, 'from') ? string(reader, 'what the names are taken from, in double quotes') : undefined;

/** What has to stand where a kind of names is missing, in a message. */
export const A_KIND = `a kind of names: ${alternatives(NAME_KINDS)}`;

/** A kind of names, which must be here. */
export const readNameKind = (reader: Reader): NameKind | undefined => oneOf(reader, NAME_KINDS, A_KIND);
