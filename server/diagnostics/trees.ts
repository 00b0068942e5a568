// Diagnostics about device trees that give a guest its pages, and about what the guest's devices use of the firmware.

import { entry } from './entry';
import { count, folded, foldedParts, list, listWithin, short, thatFits } from './phrases';

/** What Xen does not take, and how it is put right. Those of the first kind are of the whole file, and have no device. */
const TREE_PROBLEMS = {
    source: {
        what: 'is the source of a device tree, and Xen reads compiled ones',
        detail: 'Compile it.',
    },
    'no-tree': { what: 'is no device tree', detail: 'A compiled tree begins with the bytes d0 0d fe ed.' },
    'too-large': { what: 'has more than 2 MB', detail: 'No device tree for a guest is so long.' },
    'cut-off': {
        what: 'is cut off',
        detail: 'The file is shorter than the tree says that it is. Compile it again.',
    },
    'old-version': {
        what: 'has a version that is not 16 or 17',
        detail: 'Compile it with the `dtc` of today.',
    },
    'out-of-bounds': { what: 'is damaged: a part lies outside', detail: 'Compile it again.' },
    'bad-structure': { what: 'is damaged: its nodes do not fit together', detail: 'Compile it again.' },
    'too-deep': { what: 'nests nodes more than 64 deep', detail: 'No board needs that.' },
    'too-many': { what: 'has more than 4096 regions', detail: 'No board has so many.' },
    'bad-cells': {
        what: 'has addresses or sizes of neither 1 nor 2 cells',
        detail: 'Its parent says how many with `#address-cells` and `#size-cells`.',
    },
    'inside-page': {
        what: 'has an address or size that is no whole page',
        detail: 'Address, size and guest address in `xen,reg` must all be multiples of 0x1000. Look at how many cells each has, too.',
    },
    'no-path': {
        what: 'has `xen,reg` without `xen,path`',
        detail: 'Name the node of the host in `xen,path`, or write `xen,force-assign-without-iommu`.',
    },
    'no-reg': { what: 'has `xen,path` without `xen,reg`', detail: 'Name its pages in `xen,reg`.' },
    wraps: { what: 'has pages past the last one', detail: 'Look at how many cells address and size have.' },
} as const;

export const TREE_DIAGNOSTICS = {
    'xen-refuses': entry<{ path: string; problem: keyof typeof TREE_PROBLEMS; device: string }>({
        severity: 'error',
        waivable: false,
        message: ({ path, problem, device }) => {
            const { what } = TREE_PROBLEMS[problem];
            if (device === '')
                return thatFits(
                    `"${short(path)}" ${what}: what the domain owns is not known`,
                    `"${short(path)}" ${what}`,
                );
            return thatFits(
                `${short(device)} in "${short(path)}" ${what}: Xen refuses the domain`,
                `${short(device)} ${what}: Xen refuses the domain`,
                `${short(device)} ${what}`,
            );
        },
        detail: ({ path, problem, device }) => {
            if (problem === 'source')
                return `Compile it with \`dtc -I dts -O dtb -o ${asBlob(path)} ${path}\`, and name what that gives.`;
            const { detail } = TREE_PROBLEMS[problem];
            return device === '' ? detail : `What the domain owns is not known. ${detail}`;
        },
    }),
    'no-passthrough': entry<{ path: string }>({
        severity: 'warning',
        waivable: true,
        message: ({ path }) =>
            `"${short(path)}" has no /passthrough, and Xen reads nothing else: it gives the domain no page`,
        detail: () =>
            'Devices are given in nodes below `/passthrough`, directly below the root. Is this the tree of the host?',
    }),
    'unknown-tree-node': entry<{ path: string; node: string; isTree: boolean; known: readonly string[] }>({
        severity: 'error',
        waivable: false,
        message: ({ path, node, isTree }) =>
            isTree
                ? thatFits(
                      `there is no ${short(node) || 'node ""'} in "${short(path)}": what the domain owns is not known`,
                      `there is no ${short(node) || 'node ""'} in "${short(path)}"`,
                  )
                : `"${short(path)}" is a configuration of xl, which has no node to choose`,
        detail: ({ isTree, known }) => {
            if (!isTree) return 'Remove `node` and the name.';
            return known.length === 0 ? '' : `Below /passthrough there are ${list(known)}.`;
        },
    }),
    'entry-not-whole': entry<{ path: string; device: string; cells: number; needed: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ path, device, cells, needed }) => {
            const what = cells < needed ? 'grants nothing' : 'ignores the rest';
            const has = `\`xen,reg\` of ${short(device)} has ${count(cells, 'cell')}, and an entry ${needed}`;
            return thatFits(`${has}: Xen ${what} ("${short(path)}")`, `${has}: Xen ${what}`, has);
        },
        detail: () =>
            'An entry is an address, a size and the address in the guest. How many cells each has is said by the parent (`#address-cells`, `#size-cells`), and by default it is 2, 1 and 2.',
    }),
    'extra-page': entry<{
        domain: string;
        devices: readonly string[];
        pages: readonly string[];
        /** What is granted through the pages. */
        gains: readonly string[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ domain, devices, pages, gains }) =>
            thatFits(
                `${short(domain)} may also control ${some(gains)}: Xen grants the page behind ${some(devices)} too`,
                `the guest may also control ${some(gains)}, by the page behind ${some(devices)}`,
                `one page too many is granted: ${listWithin(60, pages)}`,
            ),
        detail: ({ pages, gains }) =>
            `Xen permits one page more than \`xen,reg\` says: ${list(pages)}, which grants ${folded(gains)}. Make the region a page shorter (one of size 0 can go), or waive this and say why it does no harm.`,
    }),
    'device-lacks': entry<{
        domain: string;
        devices: readonly string[];
        /** Whether one of them is a clock. */
        hasClock: boolean;
        /** What they use and the domain may not, as names. */
        objects: readonly string[];
        /** The pages that the domain lacks for it, as texts; empty if no page helps. */
        pages: readonly string[];
        /** What these pages give besides, as names. */
        gains: readonly string[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ domain, devices, objects, pages }) => {
            const why = pages.length === 0 ? 'no page gives that' : `it lacks ${count(pages.length, 'page')}`;
            return thatFits(
                `${short(domain)} may not use ${some(objects)}, which ${some(devices)} needs: ${why}`,
                `the guest may not use ${some(objects)}, which ${some(devices)} needs: ${why}`,
                `the guest may not use ${some(objects)}: ${why}`,
            );
        },
        detail: ({ hasClock, pages, gains }) => {
            const eased = hasClock
                ? ' Newer trees let anyone enable a clock that runs; they refuse to set it all the same.'
                : '';
            if (pages.length === 0) return `No guest may by these tables.${eased}`;
            const also = gains.length === 0 ? '' : ` Whoever owns that may also control ${folded(gains)}.`;
            const needed = pages.length === 1 ? 'It needs' : 'It needs all of';
            return `${needed} ${list(pages)}.${also}${eased}`;
        },
    }),
    'provider-unknown': entry<{ path: string; devices: readonly string[]; properties: readonly string[] }>({
        severity: 'information',
        waivable: true,
        message: ({ path, devices, properties }) =>
            thatFits(
                `not known what ${some(devices)} uses: ${list(properties)} names no provider in "${short(path)}"`,
                `not known what ${some(devices)} uses: ${list(properties)} names no provider in the file`,
                `not known what ${some(devices)} uses: a provider is not in the file`,
            ),
        detail: () =>
            'Whether the guest may use it is not known either. Put the node of the firmware with its clock and reset controllers into the partial tree.',
    }),
};

/** Names for the first line of a message, as many as fit beside the rest of it. */
const some = (names: readonly string[]): string => listWithin(40, foldedParts(names));

const asBlob = (path: string): string =>
    `${path.endsWith('.dts') ? path.slice(0, -'.dts'.length) : path}.dtb`;
