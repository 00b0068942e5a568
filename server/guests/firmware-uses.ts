// What the devices of a tree use of AMD's power firmware, by its bindings: clocks, reset lines and power domains. The number in the
// tree is the id of the firmware, except for reset lines of ZynqMP, which the tree counts from 0.

import { cellsOf, stringsOf, type TreeNode } from './fdt';

export interface FirmwareUse {
    readonly device: string;
    readonly property: Property;
    readonly kind: 'clock' | 'reset' | 'node';
    readonly id: number;
}

/** A property that names a provider which is not in the tree, so that it is not known what the device uses. */
export interface Unresolved {
    readonly device: string;
    readonly property: Property;
}

export type Property = keyof typeof PROPERTIES;

const CHIPS = ['zynqmp', 'versal', 'versal-net', 'versal2'];

/** For each property: of what its numbers are, how its providers say how many there are, and which of them is the firmware's. */
const PROPERTIES = {
    clocks: { kind: 'clock', cells: '#clock-cells', providers: CHIPS.map(chip => `xlnx,${chip}-clk`) },
    resets: { kind: 'reset', cells: '#reset-cells', providers: CHIPS.map(chip => `xlnx,${chip}-reset`) },
    'power-domains': {
        kind: 'node',
        cells: '#power-domain-cells',
        providers: CHIPS.map(chip => `xlnx,${chip}-firmware`),
    },
} as const;

const NAMES = ['clocks', 'resets', 'power-domains'] as const satisfies readonly Property[];

/** ZynqMP's reset lines begin here in firmware, and at 0 in trees. */
const FIRST_RESET = 1000;

/** What `devices` use; their providers may be anywhere in the tree. */
export function firmwareUses(
    tree: TreeNode,
    devices: readonly TreeNode[],
): { uses: FirmwareUse[]; unresolved: Unresolved[] } {
    const uses: FirmwareUse[] = [];
    const unresolved: Unresolved[] = [];
    const providers = new Map<number, TreeNode>();
    addProviders(tree, providers);
    for (const device of devices) {
        for (const property of NAMES) {
            const cells = cellsOf(device.properties.get(property));
            for (const use of readUses(device.name, property, cells, providers))
                if ('id' in use) uses.push(use);
                else unresolved.push(use);
        }
    }
    return { uses, unresolved };
}

function addProviders(node: TreeNode, providers: Map<number, TreeNode>): void {
    const [phandle] = cellsOf(node.properties.get('phandle') ?? node.properties.get('linux,phandle'));
    if (phandle !== undefined) providers.set(phandle, node);
    for (const child of node.children) addProviders(child, providers);
}

/** Each use of one property, up to the first provider that is not known: without it, it is not known where the next begins. */
function* readUses(
    device: string,
    property: Property,
    cells: readonly number[],
    providers: ReadonlyMap<number, TreeNode>,
): Iterable<FirmwareUse | Unresolved> {
    const { kind, cells: counted, providers: known } = PROPERTIES[property];
    for (let at = 0; at < cells.length; ) {
        const phandle = cells[at++] ?? 0;
        // An entry that is left out on purpose.
        if (phandle === 0) continue;
        const provider = providers.get(phandle);
        const count = provider && cellsOf(provider.properties.get(counted))[0];
        if (provider === undefined || count === undefined) return yield { device, property };
        const compatible = stringsOf(provider.properties.get('compatible'));
        const number = cells[at];
        at += count;
        if (count !== 1 || number === undefined || !known.some(each => compatible.includes(each))) continue;
        const isCountedFromZero = compatible.includes('xlnx,zynqmp-reset');
        yield { device, property, kind, id: number + (isCountedFromZero ? FIRST_RESET : 0) };
    }
}
