// The bundled platforms: names written in the language itself and resolved in advance (`npm run names`), there when a file
// first asks for them.

import versal from 'text:../platforms/generated/versal.json';
import versalNet from 'text:../platforms/generated/versal-net.json';
import versal2 from 'text:../platforms/generated/versal2.json';
import zynqmp from 'text:../platforms/generated/zynqmp.json';
import zynqmpXlnx from 'text:../platforms/generated/zynqmp-xlnx.json';
import { lineWithNumber } from '../language/lines';
import type { NameKind } from '../language/syntax';
import type { Chip } from './chip';
import { NameEntry, type NameGroup, type NameTraits, NO_TRAITS } from './names';
import { Scope } from './scope';
import type { Platform } from './surroundings';
import type { Target } from './targets';

/** Its cores are Cortex-A53, whose physical addresses have at most 40 bits (Arm DDI 0500, "About the MMU"). */
const ZYNQMP: Chip = { name: 'ZynqMP', addressBits: 40 };

/** Bits 26 to 31 of an id, in the firmware of Versal and its successors. */
const ID_CLASSES = new Map<bigint, NameKind>([
    [2n, 'clock'],
    [3n, 'reset'],
    [6n, 'node'],
]);

/** What Versal and its successors have in common. */
const AS_VERSAL = { idClasses: ID_CLASSES, refusesRegisterCalls: true } as const;

/** The address map of its technical reference manual is one of 44 bits (AM011, "Address Maps"). */
const VERSAL: Chip = { name: 'Versal', addressBits: 44, ...AS_VERSAL };

/**
 * AMD publishes no address map for it. Only with pages of 64 kB can an Arm core have more than 48 bits (Armv8.2-LPA), and the pages
 * of Xen have 4 kB; so nothing above is a page, whatever is below.
 */
const VERSAL_NET: Chip = { name: 'Versal NET', addressBits: 48, ...AS_VERSAL };

/** The same holds here: no address map is published, and the header has a device that needs 42 bits. */
const VERSAL2: Chip = { name: 'Versal Gen 2', addressBits: 48, ...AS_VERSAL };

interface Bundled {
    /** A text is read only when it is needed: in the built program it is a file of its own. */
    readonly names: () => string;
    readonly target: Target;
    readonly chip: Chip;
}

/** In the order in which they are offered: those of AMD's trees, and last the one of patches that no tree carries. */
const BUNDLED: ReadonlyMap<string, Bundled> = new Map([
    ['zynqmp-xlnx', { names: () => zynqmpXlnx, target: 'xlnx', chip: ZYNQMP }],
    ['versal', { names: () => versal, target: 'xlnx', chip: VERSAL }],
    ['versal-net', { names: () => versalNet, target: 'xlnx', chip: VERSAL_NET }],
    ['versal2', { names: () => versal2, target: 'xlnx', chip: VERSAL2 }],
    ['zynqmp', { names: () => zynqmp, target: 'xen', chip: ZYNQMP }],
]);

export const PLATFORM_NAMES: readonly string[] = [...BUNDLED.keys()];

const PREFIX = 'platform:';
const known = new Map<string, Platform>();

/** The platform with this name; the same object each time. */
export function platformOf(name: string): Platform | undefined {
    const bundled = BUNDLED.get(name);
    if (bundled === undefined) return undefined;
    let platform = known.get(name);
    if (platform === undefined) {
        const scope = scopeOf(platformFile(name), JSON.parse(bundled.names()));
        platform = { name, scope, target: bundled.target, chip: bundled.chip };
        known.set(name, platform);
    }
    return platform;
}

/** The target whose trees use the names of this platform. */
export const targetOf = (platform: string): Target | undefined => BUNDLED.get(platform)?.target;

/** The name of a platform's chip. */
export const chipOf = (platform: string): string | undefined => BUNDLED.get(platform)?.chip.name;

/** The other platforms of the same chip. */
export const platformsBeside = (platform: string): readonly string[] =>
    PLATFORM_NAMES.filter(
        each => each !== platform && BUNDLED.get(each)?.chip === BUNDLED.get(platform)?.chip,
    );

/** The platform of the same chip with the names that the trees of this target use. */
export const platformFor = (platform: string, target: Target): string | undefined =>
    [...BUNDLED].find(([, each]) => each.chip === BUNDLED.get(platform)?.chip && each.target === target)?.[0];

/** The file name that places use for a platform. */
export const platformFile = (name: string): string => PREFIX + name;

/** The platform of a place's file, or `undefined` for a file of the host. */
export const platformOfFile = (file: string): string | undefined =>
    file.startsWith(PREFIX) ? file.slice(PREFIX.length) : undefined;

/** The names of a platform as JSON. */
export interface PlatformNames {
    /** The kind of each block of names, and what it is taken from. Blocks that are alike are one. */
    readonly groups: readonly (readonly [kind: NameKind, source: string | null])[];
    readonly names: readonly NameRow[];
}

/** A declared name as JSON. What is `undefined` in an entry is `null` here. */
export type NameRow = readonly [
    name: string,
    /** An index of `groups`. */
    group: number,
    /** A text if a number would not be exact. */
    value: number | string | null,
    size: number | string | null,
    pll: boolean,
    /** The indexes of other rows, above this one; without a list for one. */
    of: number | readonly number[] | null,
    /** From 0. */
    line: number,
    column: number,
    /** Left out by most names, which have nothing of it. */
    rare?: {
        readonly standin?: readonly number[];
        readonly others?: readonly (number | string)[];
        readonly whose?: readonly (string | null)[];
        readonly absent?: true;
    },
];

/** The names of a platform, as declared in a file with this name. */
export function scopeOf(file: string, { groups, names }: PlatformNames): Scope {
    const scope = new Scope(undefined, [file]);
    const all = groups.map(([kind, source]) => ({ file, kind, source: source ?? undefined }));
    const entries: NameEntry[] = [];
    for (const row of names) {
        const group = all[row[1]];
        if (group === undefined) continue;
        const entry = entryOf(group, row, entries);
        entries.push(entry);
        scope.declare(entry);
    }
    scope.watch();
    return scope;
}

function entryOf(group: NameGroup, row: NameRow, above: readonly NameEntry[]): NameEntry {
    // By their places: taking a row apart would make an object for each of its values, and a short run reads all rows.
    const { 0: name, 2: value, 6: line, 7: column } = row;
    return new NameEntry(lineWithNumber(line), group, column, name, unpacked(value), traitsOf(row, above));
}

function traitsOf(row: NameRow, above: readonly NameEntry[]): NameTraits {
    const { 3: size, 4: pll, 5: of, 8: rare } = row;
    // As two in five names at the least, and a short run makes all names of its platform.
    if (size === null && of === null && !pll && rare === undefined) return NO_TRAITS;
    return {
        size: unpacked(size),
        others: rare?.others?.flatMap(each => unpacked(each) ?? []) ?? NO_TRAITS.others,
        whose: rare?.whose?.map(tree => tree ?? undefined) ?? NO_TRAITS.whose,
        of: listed(of).flatMap(at => above[at] ?? []),
        standin: rare?.standin?.flatMap(at => above[at] ?? []) ?? NO_TRAITS.standin,
        pll,
        absent: rare?.absent === true,
    };
}

function listed(of: number | readonly number[] | null): readonly number[] {
    if (of === null) return [];
    return typeof of === 'number' ? [of] : of;
}

const unpacked = (value: number | string | null): bigint | undefined =>
    value === null ? undefined : BigInt(value);
