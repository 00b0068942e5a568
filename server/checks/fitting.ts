// Whether the page of a row is one of the device's that the row is about, as far as platform and files say whose registers a frame
// is. Rules that compare rows ask it too: a row whose frame is wrong by itself gets one message, and those beside it none.

import { isFrameZero } from '../access/passers';
import { idText } from '../diagnostics/phrases';
import type { TableKind } from '../language/syntax';
import { isPositionOf } from '../model/chip';
import { idsWithNames, namesInTable } from '../model/named-ids';
import type { NameEntry } from '../model/names';
import { frameNumber, isWholePages } from '../model/page';
import type { AccessKind, AccessRow, AccessTable } from '../model/program';
import {
    type Frames,
    idsOf,
    framesOf as relatedFrames,
    nodesOf as relatedNodes,
    standsFor,
} from '../model/relations';
import type { Scope } from '../model/scope';
import type { Ask } from './forms';

/** What has to be known of names. */
export type Known = Pick<Ask, 'namesInTable' | 'idsWithNames' | 'framesOf' | 'nodesOf'>;

/** The same for a rule that looks at a whole program with each edit, and asks about rows of this table. */
export const knownIn = (scope: Scope, { macro }: AccessTable): Known => ({
    namesInTable: (kind, id) => namesInTable(scope, kind, macro, id),
    idsWithNames: (kind, row) => idsWithNames(scope, kind, row),
    framesOf: node => relatedFrames(scope, node),
    nodesOf: frame => relatedNodes(scope, frame),
});

/** An id whose row goes by a page that is not the device's first. */
export interface Misfit {
    readonly id: number;
    /** The node itself, or what the reset line resets; empty if it has no name. */
    readonly devices: readonly NameEntry[];
    /** The frames that the devices may go by, the one that tables use first; empty if none is known. */
    readonly right: readonly NameEntry[];
    /** Whether the page is the device's all the same: another of its frames, or a later page of one. */
    readonly isOwn: boolean;
    /** The other devices whose page it is. */
    readonly owners: readonly NameEntry[];
    /** The values of the device's name in different trees, if they disagree: then it may be another device. */
    readonly disputed: readonly number[];
}

/** The first id of a row that goes by a page of another device, or of none. */
export function foreignIn(row: AccessRow, kind: AccessKind, known: Known): Misfit | undefined {
    return misfitsIn(row, kind, known).find(({ isOwn }) => !isOwn);
}

/**
 * The ids of a node or reset row that do not fit its frame, or another byte address. A node also does not fit if tables go by
 * another of its pages; a reset line then does. Frame 0 has its own message.
 */
export function misfitsIn(
    row: AccessRow,
    kind: AccessKind,
    known: Known,
    address = row.address,
): readonly Misfit[] {
    if (address === undefined || isFrameZero(address)) return NONE;
    let misfits: Misfit[] | undefined;
    for (const id of known.idsWithNames(kind, row)) {
        const misfit = kind === 'node' ? ofNode(row, id, address, known) : ofReset(row, id, address, known);
        if (misfit === undefined || (kind === 'reset' && misfit.isOwn)) continue;
        misfits ??= [];
        misfits.push(misfit);
    }
    // Nearly all rows fit.
    return misfits ?? NONE;
}

const NONE: readonly never[] = [];

/** What an id of a row is about, and a frame for it. */
export interface Proposal {
    readonly device: NameEntry;
    readonly frame: NameEntry;
}

/** The frame that tables use for an id of a row; `undefined` if none is known through which anyone could be granted it. */
export function proposedFor(
    row: AccessRow,
    kind: AccessKind,
    id: number,
    known: Known,
): Proposal | undefined {
    const names = known.namesInTable(kind, id);
    const [device] =
        kind === 'reset' ? (lineOf(row, id, known)?.of ?? []) : [writtenAmong(names, row) ?? names[0]];
    const frames = device === undefined ? NO_FRAMES : framesOf(device, known);
    const frame = [...frames.own, ...frames.standins].find(
        ({ value }) => value !== undefined && isWholePages(value) && !isFrameZero(value),
    );
    return device && frame && { device, frame };
}

function ofNode(row: AccessRow, id: number, address: bigint, known: Known): Misfit | undefined {
    // Most rows say by which name they have their id, which then need not be looked up.
    const node = row.subjectName?.number === id ? row.subjectName : known.namesInTable('node', id)[0];
    // Of a range of many numbers, only those are looked at that name something.
    if (node === undefined && row.size > 1) return undefined;
    const frames = known.framesOf(node?.number ?? id);
    return misfitOf(id, node === undefined ? [] : [node], [frames], address, known);
}

/** A reset line that resets nothing that is known fits everywhere. */
function ofReset(row: AccessRow, id: number, address: bigint, known: Known): Misfit | undefined {
    const line = lineOf(row, id, known);
    return (
        line &&
        misfitOf(
            id,
            line.of,
            line.of.map(device => framesOf(device, known)),
            address,
            known,
        )
    );
}

/** The name of a reset line that says what it resets: the one in the row, or else the first. */
export function lineOf(row: AccessRow, id: number, known: Pick<Ask, 'namesInTable'>): NameEntry | undefined {
    const names = known.namesInTable('reset', id).filter(({ of }) => of.length > 0);
    return writtenAmong(names, row) ?? names[0];
}

/** The frames with the registers of what a row is about, by its first id; empty if none is known. */
export function framesOfRow(row: AccessRow, kind: TableKind, known: Known): readonly NameEntry[] {
    if (kind !== 'node' && kind !== 'reset') return [];
    for (const id of known.idsWithNames(kind, row)) {
        if (kind === 'node') return known.framesOf(id).own;
        const devices = lineOf(row, id, known)?.of ?? [];
        return devices.flatMap(device => framesOf(device, known).own);
    }
    return [];
}

/** The name by which a row of a single id calls it. */
const writtenAmong = (names: readonly NameEntry[], { subjectName }: AccessRow): NameEntry | undefined =>
    names.find(name => name === subjectName);

/** The frames of what a reset line resets, which may be a frame itself. */
function framesOf(device: NameEntry, known: Known): Frames {
    if (device.kind === 'frame') return { own: [device], standins: [] };
    return device.number === undefined ? NO_FRAMES : known.framesOf(device.number);
}

const NO_FRAMES: Frames = { own: [], standins: [] };

/** What is unusual or wrong about a page, given the frames of each device. Of several devices, the page of any is right. */
function misfitOf(
    id: number,
    devices: readonly NameEntry[],
    frames: readonly Frames[],
    address: bigint,
    known: Known,
): Misfit | undefined {
    const page = Number(frameNumber(address));
    // The page by which tables go, as with nearly every row: whoever else is known to have it.
    if (frames.some(({ own }) => own[0]?.number === page)) return undefined;
    const { own: nodes } = known.nodesOf(page);
    // Nothing is known of the devices or of the page: so it is with most rows of a file without a platform.
    if (nodes.length === 0 && frames.every(isUnknown)) return undefined;
    return misfitAt(page, id, devices, frames, address, othersOf(nodes, devices));
}

function misfitAt(
    page: number,
    id: number,
    devices: readonly NameEntry[],
    frames: readonly Frames[],
    address: bigint,
    others: readonly NameEntry[],
): Misfit | undefined {
    if (others.length === 0 && frames.every(isUnknown)) return undefined;
    const isHere = (frame: NameEntry | undefined): boolean => frame?.number === page;
    const standins = frames.flatMap(each => each.standins);
    if (standins.some(isHere)) return undefined;
    const own = frames.flatMap(each => each.own);
    // Of a region, the pages of devices in it are theirs.
    const isOwn = own.some(isHere) || (others.length === 0 && own.some(frame => isInside(frame, address)));
    const owners = isOwn ? [] : others;
    // A name that has another id here than in the platform, or its position, is reported where it is declared.
    if (owners.some(owner => devices.some(device => isSame(owner, device)))) return undefined;
    const right = own.length > 0 ? own : standins;
    if (right.length === 0 && owners.length === 0) return undefined;
    return { id, devices, right, isOwn, owners, disputed: disputedIds(id, devices, right) };
}

const isUnknown = ({ own, standins }: Frames): boolean => own.length + standins.length === 0;

const isSame = (owner: NameEntry, device: NameEntry): boolean =>
    owner.name === device.name || isPositionOf(device, owner);

const isInside = ({ value, size }: NameEntry, address: bigint): boolean =>
    value !== undefined && size !== undefined && value <= address && address < value + size;

/** The nodes of a page, without the devices themselves. */
const othersOf = (nodes: readonly NameEntry[], devices: readonly NameEntry[]): readonly NameEntry[] =>
    nodes.filter(({ number }) => !devices.some(device => device.number === number));

/** The frames to offer: one name for each page, the one that tables use first. */
export function rightFrames({ right }: Misfit): readonly NameEntry[] {
    const pages = right.map(({ number }) => number);
    return right.filter(({ number }, at) => pages.indexOf(number) === at).slice(0, MOST_OFFERED);
}

/** A DMA engine has a page for each channel; more than a few are no choice. */
const MOST_OFFERED = 3;

/** The devices in words: the node's name, or all that the reset line resets. */
export function deviceTexts(kind: AccessKind, { devices, id }: Misfit): readonly string[] {
    if (devices.length === 0) return [`${kind} ${idText(id)}`];
    return devices.map(({ kind, name }) => (kind === 'frame' ? `the device at ${name}` : name));
}

/** A device by the name that its own row has for it, which may be another one for the same id. */
export const nameIn = ({ subjectName }: AccessRow, device: NameEntry): string =>
    (subjectName?.number === device.number ? subjectName?.name : undefined) ?? device.name;

/** Whether an address is in the page by which tables grant a device. */
export function isUsual({ number }: NameEntry, address: bigint, known: Pick<Ask, 'framesOf'>): boolean {
    const [first] = number === undefined ? [] : known.framesOf(number).own;
    return first?.number === Number(frameNumber(address));
}

function disputedIds(
    id: number,
    devices: readonly NameEntry[],
    right: readonly NameEntry[],
): readonly number[] {
    const meant = [...devices, ...right.flatMap(({ of }) => of).filter(node => standsFor(node, id))];
    return meant.map(idsOf).find(ids => ids.length > 1) ?? [];
}
