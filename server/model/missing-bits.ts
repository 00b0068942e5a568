// The devices that no row of a register table gives bits of a register that they share with siblings: SD_1, where rows give bits of
// CTRL_REG_SD to SD_0 alone. Which bits of a register a device needs is known nowhere, so what siblings have is all that tells.

import { familyOf, withoutNumbers } from './family';
import { namesBy } from './kept/name-index';
import { perVersion } from './kept/per-version';
import { type CoveredRegister, coveredRegisters } from './kept/register-cover';
import type { NameEntry } from './names';
import type { MmioTable } from './program';
import { deviceWord } from './register-gaps';
import type { Scope } from './scope';

export interface MissingBits {
    readonly register: NameEntry;
    /** The device without a row. */
    readonly node: NameEntry;
    /** A device of its kind with one. */
    readonly sibling: NameEntry;
}

/** By the address of the register. A row without a mask gives all bits to one device, so such a register is not shared. */
export const missingBits = perVersion((table: MmioTable, scope: Scope): readonly MissingBits[] =>
    coveredRegisters(table, scope).flatMap(covered =>
        covered.shares === undefined || covered.whole > 0 ? [] : missingOf(covered, covered.shares, scope),
    ),
);

/** Nothing if a device may be the only one of its kind that needs the register, as USB_0 is for a pin that resets its PHY. */
function missingOf(
    { register }: CoveredRegister,
    shares: ReadonlyMap<number, number>,
    scope: Scope,
): MissingBits[] {
    // The rows are counted in the order of the edits.
    const ids = [...shares.keys()].sort((a, b) => a - b);
    const devices = ids.flatMap(id => scope.namesOf('node', id).slice(0, 1));
    const firstOfKind = new Map<string, NameEntry>();
    for (const node of devices)
        firstOfKind.set(familyOf(node.name), firstOfKind.get(familyOf(node.name)) ?? node);
    const isAmongSiblings = firstOfKind.size < devices.length;
    return [...firstOfKind].flatMap(([family, sibling]) => {
        if (!isAmongSiblings && !isNamedAfter(register, sibling)) return [];
        const lacking = membersOf(scope, family).filter(({ number = -1 }) => !shares.has(number));
        return lacking.map(node => ({ register, node, sibling }));
    });
}

const byFamily = namesBy(({ name }) => [familyOf(name)]);

/** The devices of a family that are on the chip, each id once; none if they are more than a register has bits. */
function membersOf(scope: Scope, family: string): readonly NameEntry[] {
    const nodes = byFamily(scope, 'node');
    if (nodes.sizeOf(family) > BITS) return [];
    const first = new Map<number, NameEntry>();
    for (const node of nodes.of(family))
        if (node.number !== undefined && !node.absent && !first.has(node.number))
            first.set(node.number, node);
    return [...first.values()];
}

const BITS = 32;

/**
 * Whether a register is by its name that of all devices of a kind: `CTRL_REG_SD` for SD_0. One with the number of a device, such as
 * `IOU_RAM_SD0`, is that device's alone.
 */
function isNamedAfter(register: NameEntry, { name }: NameEntry): boolean {
    const kind = name.split('_').findLast(word => withoutNumbers(word).length > 1) ?? name;
    const isNumbered = register.name.split('_').some(word => word !== '' && withoutNumbers(word) === '');
    return !isNumbered && deviceWord(register) === withoutNumbers(kind);
}
