// Diagnostics about the numbers of pages: frame numbers and byte addresses, how many pages, and what a chip has.

import { entry } from './entry';
import { count, hex, list, short, thatFits } from './phrases';

/** A number as it is written, and whose page it is as the other kind. */
interface Unit {
    readonly in: 'number';
    /** With its `at` or `mfn`. */
    readonly written: string;
    readonly meant: 'frame number' | 'byte address';
    readonly owner: string;
}

/** The first page of an entry of a configuration, which as a byte address is another. */
interface Entry {
    readonly in: 'config';
    /** The name of the file. */
    readonly path: string;
    /** From 1. */
    readonly line: number;
    readonly page: bigint;
    /** The page that was meant, and whose it is. */
    readonly right: bigint;
    readonly owner: string;
}

export const PAGE_DIAGNOSTICS = {
    'wrong-unit': entry<
        | Unit
        | Entry
        /** Bytes that are no whole page, and as a number of pages are some of a device, or all of a declared one. */
        | { readonly in: 'size' | 'declared-size'; readonly value: bigint; readonly owner: string }
    >({
        severity: 'error',
        waivable: true,
        message: params => {
            switch (params.in) {
                case 'size':
                    return `\`size\` counts bytes, and ${hex(params.value)} are no whole page, so Xen refuses the domain`;
                case 'declared-size':
                    return `${short(params.owner)} has more than ${params.value === 1n ? 'one byte' : `${hex(params.value)} bytes`}: this is its size in pages`;
                case 'config': {
                    const what = `has no device; as a byte address: ${short(params.owner)}`;
                    return thatFits(
                        `line ${params.line} of ${short(params.path)}: page ${hex(params.page)} ${what}`,
                        `page ${hex(params.page)} of the file ${what}`,
                    );
                }
                default:
                    return `\`${params.written}\` has no device and grants nothing; as a ${params.meant}: ${short(params.owner)}`;
            }
        },
        detail: params => {
            switch (params.in) {
                case 'size':
                    return `As a number of pages, ${hex(params.value)} is within ${params.owner}. Write the size in bytes; \`count\` counts pages.`;
                case 'declared-size':
                    return '`size` counts bytes, and pages have 4096.';
                case 'config':
                    return `So the domain may control nothing by it. xl counts pages of 4096 bytes, in hexadecimal: write ${params.right.toString(16)}.`;
                default:
                    return 'Frame numbers and byte addresses differ by a factor of 4096. Write `mfn` before a frame number, `at` before a byte address, or the name of the frame.';
            }
        },
    }),
    'address-width': entry<{ readonly address: bigint; readonly chip: string; readonly bits: number }>({
        severity: 'error',
        waivable: false,
        message: ({ address, chip, bits }) =>
            `byte address ${hex(address)} does not exist: addresses of ${chip} have ${bits} bits`,
        detail: () =>
            'No domain can own its page, so nobody passes. Is there a digit too many, or is it a byte address behind `mfn`?',
    }),
    'iomem-wide': entry<{
        readonly pages: bigint;
        readonly devices: readonly string[];
        /** The devices that as many bytes would reach; empty if these cannot be meant. */
        readonly asBytes: readonly string[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ pages, devices, asBytes: [first] }) =>
            first === undefined
                ? `these ${count(pages, 'page')} have ${devices.length} devices, ${short(devices[0] ?? '')} first: the domain controls all`
                : `${hex(pages)} pages from ${short(first)} on give the domain ${devices.length} devices`,
        detail: ({ devices, asBytes }) =>
            asBytes.length === 0
                ? `They are ${list(devices)}. Write a line for each device that the domain needs, or waive this and say why it needs them all.`
                : `As a number of bytes, it would be ${list(asBytes)} alone. \`count\` counts pages, as xl does; \`size\` counts bytes, as device trees do. If so many pages are meant, waive this and say why.`,
    }),
};
