// The fix of a row whose number is no page: the frames of what the row is about.

import { foldedParts, listWithin, short, thatFits } from '../diagnostics/phrases';
import type { Fix } from '../model/problem';
import type { AccessKind, AccessRow } from '../model/program';
import { type Proposal, proposedFor } from './fitting';
import type { Ask } from './forms';
import { MOST_IDS, regranted } from './row-parts';

/** The row with the frame of its device; of several, each with its own. None if one is not known. */
export function ownFrames(row: AccessRow, kind: AccessKind, ask: Ask): Fix[] {
    const { frame } = row;
    if (frame === undefined || row.size > MOST_IDS) return [];
    const proposals = new Map<number, Proposal>();
    row.eachId(id => {
        const proposal = proposedFor(row, kind, id, ask);
        if (proposal !== undefined) proposals.set(id, proposal);
    });
    if (proposals.size < row.size) return [];
    const grantOf = (id: number): string | undefined => proposals.get(id)?.frame.name;
    const edits = regranted(row, frame.node, grantOf, id => ask.names(kind, id)[0]?.name);
    return edits === undefined ? [] : [{ title: titleOf(kind, [...proposals.values()]), edits }];
}

function titleOf(kind: AccessKind, proposals: readonly Proposal[]): string {
    const frames = eachOnce(proposals.map(({ frame }) => frame.name));
    const devices = eachOnce(proposals.map(({ device }) => device.name));
    const [owner, gets] = frames.length === 1 ? ['its owner', 'gets'] : ['their owners', 'get'];
    const start = `Write ${frames.length === 1 ? short(frames[0] ?? '') : listWithin(44, foldedParts(frames))}`;
    const does = kind === 'node' ? gets : 'may reset';
    return thatFits(
        `${start}: ${owner} ${does} ${listWithin(44, foldedParts(devices))}`,
        `${start}: ${owner} ${does} ${devices.length === 1 ? 'it' : 'them'}`,
    );
}

const eachOnce = (names: readonly string[]): string[] => [...new Set(names)];
