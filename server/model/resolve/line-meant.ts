// The reset line that was meant by a number below the first one: device trees count lines from 0, and the number may also be the id
// of the node that a line resets.

import { short } from '../../diagnostics/phrases';
import type { Span } from '../../language/syntax';
import type { NameEntry } from '../names';
import { type Fix, preferred, replace } from '../problem';
import { framesOf, linesOf } from '../relations';
import type { Scope } from '../scope';

/** A row of a reset table by a number that is no reset line's. */
interface Numbered {
    readonly number: number;
    /** The id of the first line. */
    readonly base: number;
    /** The frame number through which the row grants it; `undefined` without a frame. */
    readonly page: number | undefined;
}

/** The fixes that write the name of a line for the number, first those of whose devices the row's page is. */
export function fixesOfLine(scope: Scope, at: number, span: Span, row: Numbered): readonly Fix[] {
    const lines = linesMeant(scope, row);
    const fitting = lines.filter(line => row.page !== undefined && isOf(scope, line, row.page));
    const others = lines.filter(line => !fitting.includes(line));
    const fixOf = (line: NameEntry): Fix => replace(titleOf(scope, line, row), at, span, line.name);
    return [
        ...fitting.map(line => (fitting.length === 1 ? preferred(fixOf(line)) : fixOf(line))),
        // With the page of another device it may be the number that is right.
        ...others.map(line => ({ ...fixOf(line), ...(row.page !== undefined && { preferred: false }) })),
    ];
}

/** The line with this number counted from 0, and those that reset the node with this id. */
function linesMeant(scope: Scope, { number, base }: Numbered): readonly NameEntry[] {
    const counted = scope.namesOf('reset', number + base).slice(0, 1);
    const lines = [...counted, ...linesOf(scope, number)];
    return lines.filter((line, at) => lines.findIndex(each => each.number === line.number) === at);
}

/** Whether a page is of a device that the line resets. */
const isOf = (scope: Scope, line: NameEntry, page: number): boolean =>
    line.of.some(device => framesOfDevice(scope, device).some(({ number }) => number === page));

function framesOfDevice(scope: Scope, device: NameEntry): readonly NameEntry[] {
    if (device.kind === 'frame') return [device];
    if (device.number === undefined) return [];
    const { own, standins } = framesOf(scope, device.number);
    return [...own, ...standins];
}

function titleOf(scope: Scope, { name, number = 0 }: NameEntry, row: Numbered): string {
    if (number === row.number + row.base) return `Write ${name}, so that the row is for id ${number}`;
    const [node] = scope.namesOf('node', row.number);
    const what = node === undefined ? `node ${row.number}` : short(node.name);
    return `Write ${short(name)}, so that the row is for what resets ${what}`;
}
