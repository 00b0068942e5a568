// What a partial device tree gives a guest without a toolstack (dom0less): the pages of `xen,reg`, as Xen reads it below /passthrough,
// and what its devices use of the firmware.

import { cellsOf, readTree, stringsOf, type TreeNode, type TreeProblem } from './fdt';
import { type FirmwareUse, firmwareUses, type Unresolved } from './firmware-uses';

/** Pages (frame numbers, both included) of one entry of a device's `xen,reg`. */
export interface Region {
    readonly device: string;
    readonly first: bigint;
    readonly last: bigint;
    /** Whether Xen grants them and maps nothing there: one page behind a region, or that of a size of 0. */
    readonly isExtra: boolean;
}

/** Cells of `xen,reg` that are no whole entry, so that Xen ignores them. */
export interface Rest {
    readonly device: string;
    readonly cells: number;
    /** How many an entry has. */
    readonly needed: number;
}

/** Why Xen refuses the guest, at which device. */
export interface TreeFault {
    readonly problem: TreeProblem | 'bad-cells' | 'inside-page' | 'no-path' | 'no-reg' | 'wraps' | 'too-many';
    readonly device: string;
}

export interface Passthrough {
    readonly fault?: undefined;
    /** The devices and their parents below /passthrough by name; empty if Xen would find no such node. */
    readonly names: readonly string[];
    readonly regions: readonly Region[];
    readonly rests: readonly Rest[];
    readonly uses: readonly FirmwareUse[];
    readonly unresolved: readonly Unresolved[];
    readonly statuses: readonly DeviceStatus[];
}

/** A device whose `status` is not that it works. Xen does not look at it, and grants its pages. */
export interface DeviceStatus {
    readonly device: string;
    readonly status: string;
}

/** No board has so many regions of registers. */
const MOST_REGIONS = 4096;

/**
 * Reads a blob of any bytes. `chosen` is the name of the only node that counts, with what is below it. `takesCacheable` says whether
 * Xen reads `xen,reg-cacheable` as well.
 */
export function readPassthrough(
    bytes: Uint8Array,
    chosen: string | undefined,
    takesCacheable: boolean,
): Passthrough | { readonly fault: TreeFault } {
    const tree = readTree(bytes);
    if (typeof tree === 'string') return { fault: { problem: tree, device: '' } };
    const placed = tree.children.filter(isPassthrough).flatMap(node => placesIn(node, DEFAULT_CELLS));
    const passed: TreeNode[] = [];
    const regions: Region[] = [];
    const rests: Rest[] = [];
    for (const place of placed) {
        if (chosen !== undefined && !place.names.includes(chosen)) continue;
        const device = readDevice(place, takesCacheable);
        if ('problem' in device) return { fault: device };
        if (device.regions.length > 0) passed.push(place.node);
        for (const region of device.regions) regions.push(region);
        if (device.rest !== undefined) rests.push(device.rest);
        if (regions.length > MOST_REGIONS) return { fault: { problem: 'too-many', device: '' } };
    }
    const names = placed.map(({ node }) => node.name);
    return { names, regions, rests, statuses: passed.flatMap(statusOf), ...firmwareUses(tree, passed) };
}

function statusOf({ name, properties }: TreeNode): DeviceStatus[] {
    const [status = 'okay'] = stringsOf(properties.get('status'));
    return status === 'okay' || status === 'ok' ? [] : [{ device: name, status }];
}

/** Xen compares the names of nodes without regard to case. */
const isPassthrough = ({ name }: TreeNode): boolean => name.toLowerCase() === 'passthrough';

/** How many numbers of 32 bits an address and a size have. */
interface Cells {
    readonly address: number;
    readonly size: number;
}

const DEFAULT_CELLS: Cells = { address: 2, size: 1 };

/** A node, the cells of its parent, and its name with those above it. */
interface Placed {
    readonly node: TreeNode;
    readonly cells: Cells;
    readonly names: readonly string[];
}

function placesIn(node: TreeNode, cells: Cells, above: readonly string[] = []): Placed[] {
    const names = [...above, node.name];
    const own = {
        address: numberIn(node, '#address-cells') ?? DEFAULT_CELLS.address,
        size: numberIn(node, '#size-cells') ?? DEFAULT_CELLS.size,
    };
    return [{ node, cells, names }, ...node.children.flatMap(child => placesIn(child, own, names))];
}

const numberIn = ({ properties }: TreeNode, name: string): number | undefined =>
    cellsOf(properties.get(name))[0];

interface Device {
    readonly regions: readonly Region[];
    readonly rest: Rest | undefined;
}

/** What one node gives. */
function readDevice({ node, cells }: Placed, takesCacheable: boolean): Device | TreeFault {
    const { name: device, properties } = node;
    const lists = (takesCacheable ? REG_LISTS : REG_LISTS.slice(0, 1)).flatMap(
        name => properties.get(name) ?? [],
    );
    const hasPath = properties.has('xen,path');
    if (lists.length === 0) return hasPath ? { problem: 'no-reg', device } : NO_DEVICE;
    if (!hasPath && !properties.has('xen,force-assign-without-iommu')) return { problem: 'no-path', device };
    if (![cells.address, cells.size].every(count => count === 1 || count === 2))
        return { problem: 'bad-cells', device };
    const needed = 2 * cells.address + cells.size;
    const regions: Region[] = [];
    for (const entry of lists.flatMap(list => entriesOf(cellsOf(list), needed))) {
        const region = readEntry(entry, cells, device);
        if ('problem' in region) return region;
        for (const part of region) regions.push(part);
    }
    const odd = lists.find(list => list.length % (4 * needed) !== 0);
    return { regions, rest: odd && { device, cells: odd.length >> 2, needed } };
}

const REG_LISTS = ['xen,reg', 'xen,reg-cacheable'];

const NO_DEVICE: Device = { regions: [], rest: undefined };

/** The whole entries. */
const entriesOf = (cells: readonly number[], needed: number): number[][] =>
    Array.from({ length: Math.floor(cells.length / needed) }, (_, at) =>
        cells.slice(at * needed, (at + 1) * needed),
    );

function readEntry(entry: readonly number[], cells: Cells, device: string): readonly Region[] | TreeFault {
    const address = joined(entry.slice(0, cells.address));
    const size = joined(entry.slice(cells.address, cells.address + cells.size));
    const guest = joined(entry.slice(cells.address + cells.size));
    if ([address, size, guest].some(each => each % PAGE_BYTES !== 0n))
        return { problem: 'inside-page', device };
    const first = address / PAGE_BYTES;
    // Xen grants up to the page of the last byte rounded up, which is one more than it maps.
    const extra = size === 0n ? first : first + size / PAGE_BYTES;
    if (extra > LAST_PAGE) return { problem: 'wraps', device };
    const mapped = { device, first, last: extra - 1n, isExtra: false };
    return [...(size === 0n ? [] : [mapped]), { device, first: extra, last: extra, isExtra: true }];
}

const PAGE_BYTES = 4096n;
const LAST_PAGE = 0xf_ffff_ffff_ffffn;

const joined = (cells: readonly number[]): bigint =>
    cells.reduce((value, cell) => (value << 32n) | BigInt(cell), 0n);
