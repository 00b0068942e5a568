// `target NAME [EDITION]`: the form of the C, and the rules by which it is read. A waiver may follow, about how it fits the platform.

import { id } from '../expression';
import { type FileForm, NO_NAMES, NOTHING, WORD_AND_REST } from '../form';
import { at, hyphenated, type Reader } from '../reader';
import type { IdNode, NameNode } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';

export interface TargetNode {
    readonly kind: 'target';
    readonly name: NameNode | undefined;
    /** Which edition of the target's rules, by its year; a name here is a mistake. `undefined` for the newest. */
    readonly edition: IdNode | undefined;
    readonly waivers: readonly WaiverNode[];
}

export const target: FileForm<TargetNode, 'target'> = {
    place: 'file',
    words: ['target'],
    group: 'header',
    read: reader => ({
        kind: 'target',
        name: hyphenated(reader, 'the name of a target'),
        edition: readEdition(reader),
        waivers: readWaivers(reader),
    }),
    parts({ name, edition, waivers }, add, block) {
        add(name, 'target', NO_NAMES);
        add(edition, 'edition', NO_NAMES);
        addWaivers(waivers, add, block);
    },
    column: WORD_AND_REST,
    path: NOTHING,
};

const readEdition = (reader: Reader): IdNode | undefined =>
    reader.scanner.is('end') || at(reader, 'waive')
        ? undefined
        : id(reader, 'the year of an edition, or nothing');
