// `domain NAME {`, `domain NAME hwdom {`: begins the block with what a guest owns.

import { short } from '../../diagnostics/phrases';
import { domainName } from '../expression';
import { flaw, replaceBy, safe } from '../flaw';
import { type HeadForm, NO_NAMES, NOTHING, ONE_COLUMN } from '../form';
import { type Reader, take } from '../reader';
import type { NameNode } from '../syntax';

export interface DomainHeadNode {
    readonly kind: 'domain';
    readonly name: NameNode | undefined;
    readonly hwdom: boolean;
    readonly opens: 'domain';
}

export const domainHead: HeadForm<DomainHeadNode, 'domain'> = {
    place: 'head',
    words: ['domain'],
    group: 'domain',
    read: reader => {
        const isFirst = reportsHwdomFirst(reader);
        return {
            kind: 'domain',
            name: domainName(reader, "the domain's name"),
            hwdom: isFirst || take(reader, 'hwdom'),
            opens: 'domain',
        };
    },
    parts: ({ name }, add) => add(name, 'owner', NO_NAMES),
    column: ONE_COLUMN,
    path: NOTHING,
};

/** Whether `hwdom` stands before the name, which is reported. */
function reportsHwdomFirst({ scanner, flaws }: Reader): boolean {
    const { text, start, end } = scanner;
    const [written, name] = /^hwdom\s+([A-Za-z_]\w*)/.exec(text.slice(start)) ?? [];
    if (written === undefined || name === undefined) return false;
    const span = { start, end: start + written.length };
    const fix = safe(replaceBy(`Write ${short(name)} hwdom`, span, `${name} hwdom`));
    const expected = "the domain's name first";
    flaws.push(flaw('syntax', { start, end }, { expected, found: 'the keyword `hwdom`' }, fix));
    scanner.next();
    return true;
}
