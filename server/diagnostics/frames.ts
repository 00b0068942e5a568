// Diagnostics about whose page a row goes by: that of the device it is about, or another's.

import { entry } from './entry';
import { folded, foldedParts, list, listWithin, short, thatFits } from './phrases';

const MAY = { node: 'may control', reset: 'may reset' } as const;

/** Names for the first line of a message, as many as fit beside the rest of it. */
const some = (names: readonly string[]): string => listWithin(44, foldedParts(names));

const isOne = ({ length }: readonly string[]): boolean => length === 1;

/** `the owner of A`, `the owners of A and B`. */
const ownerOf = (frames: readonly string[]): string =>
    `the ${isOne(frames) ? 'owner' : 'owners'} of ${some(frames)}`;

/** The row for the same device in the other table: that of a node beside one of its reset line, or the other way round. */
interface BesideRow {
    readonly name: string;
    readonly line: number;
    readonly frame: string;
    readonly isRight: boolean;
}

function besideText(kind: 'node' | 'reset', { name, line, frame, isRight }: BesideRow): string {
    const whose = kind === 'node' ? `Its reset line ${name}` : `Its node ${name}`;
    return `${whose} goes by ${frame} on line ${line}${isRight ? ', which is right' : ''}. `;
}

export const FRAME_DIAGNOSTICS = {
    'wrong-frame': entry<{
        kind: 'node' | 'reset';
        /** The nodes, or what the reset lines reset. */
        devices: readonly string[];
        frame: string;
        /** The frames of the devices that tables use, each once; empty if none is known. */
        rights: readonly string[];
        /** The devices whose page it is. */
        owners: readonly string[];
        /** The ids of the device's name in different trees, if they disagree. */
        disputed: readonly number[];
        /** The row of the same device in the other table of this file, if there is one device and one such row. */
        beside: BesideRow | undefined;
        /** Whether the ids are those of another chip of the family. */
        isAbsent: boolean;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ kind, devices, frame, rights, owners, beside, isAbsent }) => {
            const what = some(devices);
            if (isAbsent) {
                const is = isOne(devices) ? 'is' : 'are';
                return thatFits(
                    `${what} ${is} not on this chip: by this row the owner of ${short(frame)} gets nothing`,
                    `${what} ${is} not on this chip: the row grants nothing`,
                );
            }
            const isOwned = isOne(owners) || (owners.length > 0 && rights.length === 0);
            const owned = isOne(owners) ? `${some(owners)}'s` : `the page of ${some(owners)}`;
            const whose = isOwned ? owned : `no page of ${what}`;
            const they = isOne(devices) ? 'it' : 'them';
            const gains = `its owner ${MAY[kind]} ${isOwned ? what : they}`;
            const unknown = isOne(devices) ? 'whose own page is not known' : 'whose own pages are not known';
            const loses = rights.length === 0 ? unknown : `and ${ownerOf(rights)} may not`;
            const instead = isOne(rights) ? `, not that of ${some(rights)}` : '';
            const resets = `and ${ownerOf(rights)} may only reset it (line ${beside?.line})`;
            return thatFits(
                ...(kind === 'node' && beside?.isRight
                    ? [`${short(frame)} is ${whose}: ${gains}, ${resets}`]
                    : []),
                `${short(frame)} is ${whose}: ${gains}, ${loses}`,
                ...(rights.length > 1 ? [`${short(frame)} is ${whose}: ${gains}, not their own owners`] : []),
                `${short(frame)} is ${whose}: ${gains}${instead}`,
                `${short(frame)} is ${whose}: ${gains}`,
                `${short(frame)} is no page of ${what}`,
            );
        },
        detail: ({ kind, devices, frame, rights, owners, disputed, beside, isAbsent }) => {
            if (isAbsent) {
                const meant = owners.length === 0 ? 'what has this page here' : list(owners, 8, 'or');
                return `The trees of a family share one list of names, and this one is another chip's. Write ${meant}, or remove the row.`;
            }
            const [right = 'the right page', ...others] = rights;
            const pages = owners.length < 2 ? '' : `${frame} is the page of ${list(owners)}. `;
            const whose = pages + (beside === undefined ? '' : besideText(kind, beside));
            if (disputed.length > 0)
                return `${whose}Trees disagree about the id of ${list(devices)} (${list(disputed.map(String))}), and the ids are different devices: find out which one the firmware on your board means${rights.length === 0 ? '' : ` before you write ${right}`}.`;
            const all = isOne(devices) ? '' : `It is wrong for ${folded(devices)}. `;
            const own = others.length === 0 ? `Write ${right}` : `Give each its own page (${list(rights)})`;
            const what = rights.length === 0 ? `Write the page of ${list(devices)}` : own;
            return `${whose}${all}${what}, or correct the id if ${frame} is meant; or waive this and say why.`;
        },
    }),
    'unusual-frame': entry<{ devices: readonly string[]; frame: string; usual: readonly string[] }>({
        severity: 'information',
        waivable: true,
        message: ({ devices, frame, usual }) =>
            thatFits(
                `${short(frame)} is ${some(devices)}'s, but tables go by ${some(usual)}, whose owner may not control it here`,
                `${some(devices)} ${isOne(devices) ? 'goes' : 'go'} by ${short(frame)}, not by the usual page`,
                `${short(frame)} is not the usual page of ${some(devices)}`,
            ),
        detail: ({ devices, frame, usual }) =>
            `${isOne(usual) ? 'Both' : 'All'} are pages of ${folded(devices)}. A guest that was given ${list(usual, 8, 'or')} and not ${frame} has the device and not its power. Write ${list(usual)}, unless the whole device is always given away.`,
    }),
    'reset-frame-differs': entry<{
        resets: readonly string[];
        nodes: readonly string[];
        frame: string;
        /** Who is granted the nodes. */
        granted: 'frame' | 'hwdom' | 'nobody';
        /** The frame of the nodes' rows; empty if they have none. */
        other: string;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ resets, nodes, frame, granted, other }) => {
            const [go, they] = isOne(resets) ? ['goes', 'it resets'] : ['go', 'they reset'];
            if (granted === 'frame')
                return thatFits(
                    `${some(resets)} ${go} by ${short(frame)}, but ${some(nodes)}, which ${they}, by ${short(other)}`,
                    `${some(resets)} and ${some(nodes)} go by different pages`,
                    `${some(resets)} and the nodes go by different pages`,
                );
            const who = granted === 'hwdom' ? 'the hardware domain alone has' : 'nobody has';
            return thatFits(
                `the owner of ${short(frame)} may reset ${some(nodes)}, which ${who}`,
                `a guest may reset ${some(nodes)}, which ${granted === 'hwdom' ? 'no guest' : 'nobody'} has`,
            );
        },
        detail: ({ resets, nodes, frame, granted, other }) => {
            const what = folded(nodes);
            return granted === 'frame'
                ? `The owner of ${frame} may reset ${what} and not power it, and the owner of ${other} may power it and not reset it. Let both rows go by one page, or waive this and say why.`
                : `${folded(resets)} gives ${frame}'s owner a reset of ${what}. Grant both alike, or waive this and say why.`;
        },
    }),
    'reset-withheld': entry<{
        resets: readonly string[];
        nodes: readonly string[];
        /** The frames of the nodes' rows, each once. */
        frames: readonly string[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ nodes, frames }) =>
            thatFits(
                `${ownerOf(frames)} may power ${some(nodes)}, but only the hardware domain may reset ${isOne(nodes) ? 'it' : 'them'}`,
                `${some(nodes)}: ${ownerOf(frames)} may not reset ${isOne(nodes) ? 'it' : 'them'}`,
                `${some(nodes)}: only the hardware domain may reset ${isOne(nodes) ? 'it' : 'them'}`,
            ),
        detail: ({ resets, nodes, frames }) => {
            const grants = list(
                frames.map(frame => `\`${frame} or hwdom\``),
                8,
                'or',
            );
            return `No line that resets ${folded(nodes)} is granted to guests. Write ${grants} for ${folded(resets)}, or waive this and say why it is withheld.`;
        },
    }),
};
