// `target NAME [EDITION]`: the form of the C, and the rules by which it is read. A waiver may follow, about how it fits the platform.

import { id } from '../expression';
import { flaw } from '../flaw';
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

function readEdition(reader: Reader): IdNode | undefined {
    if (reader.scanner.is('end') || at(reader, 'waive') || reportsVersion(reader)) return undefined;
    return id(reader, YEAR);
}

const YEAR = 'the year of an edition, such as `2022`, or nothing';

/** Whether the version of a release or of Xen is written, or a year in quotes, which is reported. */
function reportsVersion({ scanner, flaws }: Reader): boolean {
    const { text, start } = scanner;
    const [written] = /^(?:v?\d+(?:\.\w+)+|"[^"]*")/.exec(text.slice(start)) ?? [];
    if (written === undefined) return false;
    const end = start + written.length;
    flaws.push(flaw('syntax', { start, end }, { expected: YEAR, found: `\`${written}\`` }));
    while (!scanner.is('end') && scanner.start < end) scanner.next();
    return true;
}
