// Ranges: `A`, `A..B` and, for addresses, `A..<B`.

import { flaw, replaceBy } from './flaw';
import type { Reader } from './reader';
import type { Expression, IdNode, RangeNode, Span } from './syntax';

/** One end, and the other if there is one; `readEnd` reads an end, and `what` names it in messages. */
export function readRange<T extends Expression>(
    reader: Reader,
    readEnd: (reader: Reader, what: string) => T | undefined,
    what: string,
): RangeNode<T> | undefined {
    const { scanner } = reader;
    const first = readEnd(reader, what);
    if (first === undefined) return undefined;
    if (!scanner.is('..') && !scanner.is('..<')) return { first, last: undefined, lastIsOut: false };
    const lastIsOut = scanner.is('..<');
    scanner.next();
    const last = readEnd(reader, what);
    return { first, last, lastIsOut: lastIsOut && last !== undefined };
}

/** Reports `..<` between ids: their ranges include both ends, and `..<` is for addresses. */
export function reportRangeOut({ flaws, scanner }: Reader, { first, last }: RangeNode<IdNode>): void {
    const span = { start: first.end, end: last?.start ?? scanner.start };
    flaws.push(
        flaw(
            'syntax',
            span,
            { expected: '`..` (a range of ids includes both ends)', found: '`..<`' },
            replaceBy('Write ..', span, '..'),
        ),
    );
}

/** The columns from the first end to the last. */
export const rangeSpan = ({ first, last }: RangeNode<Expression>): Span => ({
    start: first.start,
    end: (last ?? first).end,
});
