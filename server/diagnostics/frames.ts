// Diagnostics about whose page a row goes by: that of the device it is about, or another's.

import { entry } from './entry';
import { list, short, thatFits } from './phrases';

const MAY = { node: 'may control', reset: 'may reset' } as const;

export const FRAME_DIAGNOSTICS = {
    'wrong-frame': entry<{
        kind: 'node' | 'reset';
        /** The node, or what the reset line resets. */
        device: string;
        frame: string;
        /** The frame of the device that tables use; `undefined` if none is known. */
        right: string | undefined;
        /** The devices whose page it is. */
        owners: readonly string[];
        /** The ids of the device's name in different trees, if they disagree. */
        disputed: readonly number[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ kind, device, frame, right, owners }) => {
            const [owner] = owners.length === 1 ? owners : [];
            const whose = owner === undefined ? `no page of ${short(device)}` : `${short(owner)}'s`;
            const gains = `its owner ${MAY[kind]} ${owner === undefined ? 'it' : short(device)}`;
            const loses =
                right === undefined
                    ? 'whose own page is not known'
                    : `and the owner of ${short(right)} may not`;
            return thatFits(
                `${short(frame)} is ${whose}: ${gains}, ${loses}`,
                `${short(frame)} is ${whose}: ${gains}, not that of ${short(right ?? device)}`,
                `${short(frame)} is ${whose}: ${gains}`,
                `${short(frame)} is no page of ${short(device)}`,
            );
        },
        detail: ({ device, frame, right, owners, disputed }) => {
            const whose = owners.length < 2 ? '' : `${frame} is the page of ${list(owners)}. `;
            if (disputed.length > 0)
                return `${whose}Trees disagree about the id of ${device} (${list(disputed.map(String))}), and the ids are different devices: find out which one the firmware on your board means${right === undefined ? '' : ` before you write ${right}`}.`;
            return `${whose}Write ${right ?? `the page of ${device}`}, or correct the id if ${frame} is meant; or waive this and say why.`;
        },
        when: "A node or reset row goes by another device's page, or by none of the pages that its own device is known to have (`of` and `standin` in the declarations of frames).",
        why: 'Whoever owns the page is granted the row: the owner of another device gets this one, and its own owner does not. In a tree that ships, the owner of one watchdog may reset the other.',
        instead:
            'Write the frame of the device. If tables grant it through another one on purpose, declare that with `standin`.',
    }),
    'unusual-frame': entry<{ device: string; frame: string; usual: string }>({
        severity: 'information',
        waivable: true,
        message: ({ device, frame, usual }) =>
            thatFits(
                `${short(frame)} is ${short(device)}'s, but tables go by ${short(usual)}, whose owner may not control it here`,
                `${short(device)} goes by ${short(frame)}, not by its usual page`,
            ),
        detail: ({ device, frame, usual }) =>
            `Both are pages of ${device}. A guest that was given ${usual} and not ${frame} has the device and not its power. Write ${usual}, unless the whole device is always given away.`,
        when: "A node row goes by one of its device's pages, but not by the first that is declared for it.",
        why: 'Guests are given the page that other tables use. With another page here, whoever has the device cannot control its power.',
        instead: 'Write the first frame of the device.',
    }),
    'reset-frame-differs': entry<{
        reset: string;
        node: string;
        frame: string;
        /** Who is granted the node. */
        granted: 'frame' | 'hwdom' | 'nobody';
        /** The frame of the node's row; empty if it has none. */
        other: string;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ reset, node, frame, granted, other }) => {
            if (granted === 'frame')
                return thatFits(
                    `${short(reset)} goes by ${short(frame)}, but ${short(node)}, which it resets, by ${short(other)}`,
                    `${short(reset)} and ${short(node)} go by different pages`,
                );
            const who = granted === 'hwdom' ? 'the hardware domain alone has' : 'nobody has';
            return thatFits(
                `the owner of ${short(frame)} may reset ${short(node)}, which ${who}`,
                `${short(reset)} resets ${short(node)}, which ${granted === 'hwdom' ? 'no guest' : 'nobody'} has`,
            );
        },
        detail: ({ reset, node, frame, granted, other }) =>
            granted === 'frame'
                ? `The owner of ${frame} may reset ${node} and not power it, and the owner of ${other} may power it and not reset it. Let both rows go by one page, or waive this and say why.`
                : `${reset} gives ${frame}'s owner a reset of ${node}. Grant both alike, or waive this and say why.`,
        when: 'A reset line is granted through another page than the node that it resets (`of` in its declaration), and neither page is wrong by itself.',
        why: 'A guest with one of the pages can reset a device that it cannot power, and a guest with the other cannot reset its own.',
        instead: 'Let both rows go by one page, or waive the finding if it is meant.',
    }),
    'reset-withheld': entry<{ reset: string; node: string; frame: string }>({
        severity: 'warning',
        waivable: true,
        message: ({ node, frame }) =>
            thatFits(
                `the owner of ${short(frame)} may power ${short(node)}, but only the hardware domain may reset it`,
                `${short(node)}: the owner of ${short(frame)} may not reset it`,
            ),
        detail: ({ reset, node, frame }) =>
            `No line that resets ${node} is granted to guests. Write \`${frame} or hwdom\` for ${reset}, or waive this and say why it is withheld.`,
        when: 'A node is granted through a page, and its reset lines that have rows are for the hardware domain only. Reported once a node, at the lowest such line. A line that also resets a device of another page does not count.',
        why: 'A driver that can power its device but not reset it fails when it is loaded again, or after the guest has crashed.',
        instead: 'Grant the reset line through the page of the node, or waive the finding with the reason.',
    }),
};
