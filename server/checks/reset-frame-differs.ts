// reset-frame-differs: a reset line that is granted through a page other than the one that grants the node that it resets.

import { isFrameZero, passersOf } from '../access/passers';
import { short, thatFits } from '../diagnostics/phrases';
import type { NameEntry } from '../model/names';
import { frameNumber } from '../model/page';
import { type Fix, type Problem, problem, rangeIn, replace } from '../model/problem';
import type { AccessRow, FrameUse } from '../model/program';
import { foreignIn, isUsual, lineOf } from './fitting';
import { type Ask, eachRow } from './forms';
import { frameText, relatedIn, subjectSpan } from './places';

export const resetFrameDiffers = eachRow({
    codes: ['reset-frame-differs'],
    of: ['reset'],
    with: ['node'],
    find(row, ask) {
        // A frame that is wrong by itself, or grants nothing, gets its own message.
        const { address } = row;
        if (address === undefined || isFrameZero(address) || foreignIn(row, 'reset', ask) !== undefined)
            return undefined;
        const differing = differingIn(row, address, ask);
        return differing && row.frame && found(row, row.frame, differing, ask);
    },
});

/** A reset line, and a node that it resets but that is granted to others. */
interface Differing {
    readonly reset: NameEntry;
    readonly device: NameEntry;
    readonly node: AccessRow;
}

/** The first reset line of a row none of whose nodes is granted through the row's page. */
function differingIn(row: AccessRow, address: bigint, ask: Ask<'node'>): Differing | undefined {
    for (const id of ask.idsWithNames('reset', row)) {
        const reset = lineOf(row, id, ask);
        const rows = reset?.of.map(device => rowOf(device, ask)) ?? [];
        const [device] = reset?.of ?? [];
        const [node] = rows;
        if (reset === undefined || device === undefined || node === undefined) continue;
        if (rows.every(each => isElsewhere(each, address, ask)))
            return ask.isContested(id) ? undefined : { reset, device, node };
    }
    return undefined;
}

const rowOf = ({ kind, number }: NameEntry, ask: Ask<'node'>): AccessRow | undefined =>
    kind === 'node' && number !== undefined ? ask.row('node', number) : undefined;

/** Whether a node is granted otherwise. That it has no row, or one that is wrong by itself, is said elsewhere. */
function isElsewhere(node: AccessRow | undefined, address: bigint, ask: Ask<'node'>): boolean {
    if (node === undefined || node.faulty || foreignIn(node, 'node', ask) !== undefined) return false;
    return node.address === undefined || frameNumber(node.address) !== frameNumber(address);
}

function found(
    row: AccessRow,
    frame: FrameUse,
    { reset, device, node }: Differing,
    ask: Ask<'node'>,
): Problem {
    const granted = grantOf(node);
    const place = { file: ask.fileOf('node') };
    const params = {
        reset: reset.name,
        node: device.name,
        frame: frameText(frame),
        granted,
        other: node.frame === undefined ? '' : frameText(node.frame),
    } as const;
    return problem('reset-frame-differs', rangeIn(row.line, frame.node), params, {
        fixes: fixesOf(row, frame, { reset, device, node }, ask),
        related: [relatedIn(place, node.line, subjectSpan(node), `the row for ${short(device.name)}`)],
    });
}

function grantOf(node: AccessRow): 'frame' | 'hwdom' | 'nobody' {
    const { frame, hwdom } = passersOf(node);
    if (frame !== undefined) return 'frame';
    return hwdom ? 'hwdom' : 'nobody';
}

/** Either row may be made like the other; first the one whose frame is not the one that tables use. */
function fixesOf(
    row: AccessRow,
    frame: FrameUse,
    { reset, device, node }: Differing,
    ask: Ask<'node'>,
): Fix[] {
    const other = node.frame;
    if (other === undefined || isFrameZero(other.address)) return [];
    const ofLine = takeOver(row, frame, other, reset);
    if (!ask.isInOneFile('node')) return [ofLine];
    const ofNode = takeOver(node, other, frame, device);
    return isUsual(device, frame.address, ask) ? [ofNode, ofLine] : [ofLine, ofNode];
}

function takeOver({ line }: AccessRow, from: FrameUse, to: FrameUse, what: NameEntry): Fix {
    const [loses, gets] = [frameText(from), frameText(to)];
    const title = thatFits(
        `Write ${gets} for ${what.name}: its owner gets it, and the owner of ${loses} loses it`,
        `Write ${short(gets)} for ${short(what.name)}: its owner gets it instead`,
    );
    return replace(title, line, from.node, gets);
}
