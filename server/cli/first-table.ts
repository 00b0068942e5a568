// The text of a first table: one device of the platform, a guest that gets it, and a test that says so.

import { framesOf } from '../model/relations';
import type { Platform } from '../model/surroundings';

/** A device and the page by which tables know it. */
interface Device {
    readonly node: string;
    readonly frame: string;
}

/** A whole file, formatted and without findings. `header` is the path of its output. */
export const firstTable = (platform: Platform, header: string): string =>
    [...headLines(platform, header), ...tableLines(platform, usualDevice(platform))]
        .map(line => `${line}\n`)
        .join('');

const headLines = ({ name, target }: Platform, header: string): string[] => [
    '// Who may ask the firmware for what: whoever owns the page behind `->` may power the device.',
    `platform ${name}`,
    `target   ${target}`,
    'license  "GPL-2.0-only"',
    '',
    `emit c "${header}"`,
    '',
];

const tableLines = ({ chip }: Platform, device: Device | undefined): string[] => [
    'node pm_node_access {',
    ...(chip.idClasses === undefined ? [] : VERSAL_LINES),
    '    waive index-gap "a device without a row here is nobody\'s"',
    ...(device === undefined
        ? ['}']
        : ['', `    ${device.node} -> ${device.frame}`, '}', ...guestLines(device)]),
];

/** Ids with bits of their class need a macro, which AMD's tree has beside its tables; and row 56 is another device's than on ZynqMP. */
const VERSAL_LINES = [
    '    index PM_NODE_IDX(n) = n & 0x3fff',
    '    waive mailbox-row "no guest uses the mailbox"',
];

const guestLines = ({ node, frame }: Device): string[] => [
    '',
    'domain guest {',
    `    iomem ${frame}`,
    '}',
    '',
    'test "the guest may power its device" {',
    `    guest may node ${node}`,
    '}',
];

/** What most boards give to a guest; otherwise it is the platform's first device whose registers are known. */
const USUAL = /_SD(?:IO)?_0$/;

function usualDevice({ scope }: Platform): Device | undefined {
    const devices = scope.names('node').flatMap(({ name, number }) => {
        const [frame] = number === undefined ? [] : framesOf(scope, number).own;
        return frame === undefined ? [] : [{ node: name, frame: frame.name }];
    });
    return devices.find(({ node }) => USUAL.test(node)) ?? devices[0];
}
