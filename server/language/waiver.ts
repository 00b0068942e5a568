// `waive CODE "reason"`: alone on a line, or at the end of a row.

import { id } from './expression';
import { type AddPart, NO_NAMES } from './form';
import { readRange, reportRangeOut } from './range';
import { at, hyphenated, isReadable, type Reader, string } from './reader';
import {
    BLOCK_IDS,
    type Block,
    type IdNode,
    type NameNode,
    type RangeNode,
    type Span,
    type StringNode,
} from './syntax';

export interface WaiverNode extends Span {
    /** The code as written, which may not exist. */
    readonly code: NameNode | undefined;
    readonly ids: RangeNode<IdNode> | undefined;
    readonly reason: StringNode | undefined;
}

/** What stands for a reason until there is one. */
export const PLACEHOLDER_REASON = 'why this is right';

const PLACEHOLDERS: readonly string[] = [PLACEHOLDER_REASON, 'reason', 'todo', 'tbd', 'fixme', 'xxx'];

/** Whether a reason says something: not only marks (`...`, `?`), not in angle brackets, not one of the usual placeholders. */
export function isReason(text: string): boolean {
    const words = text.trim().replace(/(?<![\s.:!?])[\s.:!?]+$/, '');
    if (/^<.*>$/.test(words) || !/[\p{L}\p{N}]/u.test(words)) return false;
    return !PLACEHOLDERS.includes(words.toLowerCase());
}

export const NO_WAIVERS: readonly WaiverNode[] = [];

/** The waivers at the end of a row. */
export function readWaivers(reader: Reader): readonly WaiverNode[] {
    if (!at(reader, 'waive')) return NO_WAIVERS;
    const waivers: WaiverNode[] = [];
    while (at(reader, 'waive') && isReadable(reader)) waivers.push(readWaiver(reader));
    return waivers;
}

/** A waiver, from the word `waive` on. */
export function readWaiver(reader: Reader): WaiverNode {
    const { scanner } = reader;
    const { start } = scanner;
    scanner.next();
    const code = hyphenated(reader, 'the code of a diagnostic');
    const hasIds = code !== undefined && !scanner.is('string') && !scanner.is('end');
    const ids = hasIds ? readRange(reader, id, 'ids, or the reason in double quotes') : undefined;
    if (ids?.lastIsOut) reportRangeOut(reader, ids);
    const reason = string(reader, 'the reason in double quotes');
    return { code, ids, reason, start, end: scanner.previousEnd };
}

/** Adds the ids that the waivers of a line in `block` name. */
export function addWaivers(waivers: readonly WaiverNode[], add: AddPart, block: Block): void {
    for (const { code, ids } of waivers) {
        add(code, 'code', NO_NAMES);
        add(ids?.first, 'waived', BLOCK_IDS[block]);
        add(ids?.last, 'waived', BLOCK_IDS[block]);
    }
}
