// A range whose last id is below its first: it covers nothing.

import { short } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import type { IdNode } from '../../language/syntax';
import { type Fix, replace } from '../problem';
import { type Resolution, report } from './lookup';

/** What the ids are of, and what they are for. */
interface Use {
    readonly kind: 'node' | 'reset';
    readonly what: 'row' | 'waiver';
}

/** Reports a range, given its ends as they are written and as ids. */
export function reportBackwards(
    resolution: Resolution,
    line: Line,
    [from, to]: readonly [IdNode, IdNode],
    [first, last]: readonly [number, number],
    { kind, what }: Use,
): void {
    const span = { start: from.start, end: to.end };
    const params = { problem: 'backwards', first: BigInt(first), last: BigInt(last) } as const;
    report(resolution, 'out-of-range', line, span, params, () => ({ fixes: fixes() }));

    function fixes(): readonly Fix[] {
        const [left, right] = [from, to].map(({ start, end }) => line.text.slice(start, end));
        // A number behind a name was meant as another name, and not as the first id.
        const ends = from.kind === to.kind ? [right, left] : [left, siblingOf(resolution, kind, left, right)];
        if (ends.includes(undefined)) return [];
        const title = `Write ${ends.map(end => short(end ?? '')).join('..')}, so that the ${what} is for these ids`;
        return [replace(title, line.number, span, ends.join('..'))];
    }
}

/** The name that ends with a number where another ends with its own: of `NODE_UART_0` and `1` it is `NODE_UART_1`, if that is declared. */
function siblingOf({ scope }: Resolution, kind: Use['kind'], name = '', number = ''): string | undefined {
    let end = name.length;
    while (isDigit(name.charAt(end - 1))) end--;
    const sibling = `${name.slice(0, end)}${number}`;
    const entry = scope.get(sibling);
    return end < name.length && entry?.kind === kind ? sibling : undefined;
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';
