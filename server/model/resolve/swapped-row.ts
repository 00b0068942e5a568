// Reports a row with its sides swapped, as in `MM_UART0 -> NODE_UART_0`: one mistake, although neither name fits its place.

import { shortened } from '../../diagnostics/phrases';
import { titleOf } from '../../diagnostics/titles';
import type { Line } from '../../language/lines';
import type { AccessRowNode } from '../../language/statements/access-row';
import type { ClockRowNode } from '../../language/statements/clock-row';
import type { IdNode, NameKind, NameNode, RangeNode, Span } from '../../language/syntax';
import { isNameEntry, type NameEntry } from '../names';
import { preferred, replace, undecided } from '../problem';
import { framesFor } from './frames-instead';
import { type Resolution, report } from './lookup';

/** The id on the right side of such a row, after a report; `undefined` for every other row. */
export function swappedId(
    resolution: Resolution,
    kind: 'node' | 'reset',
    line: Line,
    { subject: { first: left, last }, grant }: AccessRowNode,
): RangeNode<IdNode> | undefined {
    const right = grant?.kind === 'grant' ? grant.frame?.value : undefined;
    if (left.kind !== 'name' || last !== undefined || right?.kind !== 'name') return undefined;
    // The right side first: a file has fewer names of frames than of ids, and they are found faster.
    const id = ofKind(resolution, right, kind);
    const frame = id && ofKind(resolution, left, 'frame');
    if (frame === undefined || id === undefined) return undefined;
    reportSwapped(resolution, kind, line, { start: left.start, end: right.end }, id, frame);
    return { first: right, last: undefined, lastIsOut: false };
}

function reportSwapped(
    resolution: Resolution,
    kind: 'node' | 'reset',
    line: Line,
    span: Span,
    id: NameEntry,
    frame: NameEntry,
): void {
    report(resolution, 'wrong-kind', line, span, { problem: 'swapped', is: kind }, () => {
        const title = titleOf(most => {
            const [node, page] = [shortened(id.name, most), shortened(frame.name, most)];
            return `Write ${node} -> ${page}: its owner gets ${node}`;
        });
        const fix = replace(title, line.number, span, `${id.name} -> ${frame.name}`);
        return { fixes: [isOther(resolution, kind, id, frame) ? undecided(fix) : fix] };
    });
}

/** Whether a row of a clock table has its sides swapped, which is reported: a node left, its clock right. */
export function reportSwappedClock(
    resolution: Resolution,
    line: Line,
    { clock: left, nodes: [right, ...others] }: ClockRowNode,
): boolean {
    if (left.kind !== 'name' || right?.kind !== 'name' || others.length > 0) return false;
    const node = ofKind(resolution, left, 'node');
    const clock = node && ofKind(resolution, right, 'clock');
    if (node === undefined || clock === undefined) return false;
    const span = { start: left.start, end: right.end };
    report(resolution, 'wrong-kind', line, span, { problem: 'swapped', is: 'clock' }, () => {
        const title = titleOf(most => {
            const [of, by] = [shortened(clock.name, most), shortened(node.name, most)];
            return `Write ${of} -> ${by}: who passes ${by} may control ${of}`;
        });
        return { fixes: [preferred(replace(title, line.number, span, `${clock.name} -> ${node.name}`))] };
    });
    return true;
}

/** Whether the frame is known to be another device's, so that the row has a second mistake. */
function isOther(
    { scope }: Resolution,
    kind: 'node' | 'reset',
    { number }: NameEntry,
    frame: NameEntry,
): boolean {
    const frames = number === undefined ? [] : framesFor(scope, kind, number);
    return frames.length > 0 && frames.every(each => each.number !== frame.number);
}

function ofKind({ scope }: Resolution, { name }: NameNode, kind: NameKind): NameEntry | undefined {
    const entry = scope.get(name);
    return isNameEntry(entry) && entry.kind === kind ? entry : undefined;
}
