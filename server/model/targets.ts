// The targets: the forms that the C of a table can have, and what differs between them. Checks ask for these traits, not for a target.
// What the rules of an edition are is in access/editions.ts.

/** What the C of a target can express, and how it is read. */
export interface TargetTraits {
    /** Whether it has clock tables. */
    readonly hasClocks: boolean;
    /** Which `index` lines are allowed: `n - BASE` in a reset table only, or any expression in any table. */
    readonly macros: 'base' | 'any';
    /** Whether a mask of all ones is allowed; otherwise the C has an assertion against it. */
    readonly takesAllOnes: boolean;
    /** Whether the first register row that covers an address decides alone; otherwise all rows that cover it decide together. */
    readonly firstRowDecides: boolean;
    /** Whether a register row without an end is for its address only; otherwise it is for the 4 bytes from there on. */
    readonly loneIsExact: boolean;
    /** The editions of its rules, oldest first; none where they never changed. */
    readonly editions: readonly Edition[];
    /** Whether its trees let a guest say how pages are cached: `xl` in `iomem`, and Xen in `xen,reg-cacheable`. */
    readonly takesCaching: boolean;
}

/** The years in which rules of AMD's tree changed. An edition has the rules of that year's end, which hold until the next. */
const EDITIONS = [2019, 2020, 2022, 2024] as const;

export type Edition = (typeof EDITIONS)[number];

const TRAITS = {
    xen: {
        hasClocks: false,
        macros: 'base',
        takesAllOnes: true,
        firstRowDecides: true,
        loneIsExact: false,
        editions: [],
        takesCaching: false,
    },
    xlnx: {
        hasClocks: true,
        macros: 'any',
        takesAllOnes: false,
        firstRowDecides: false,
        loneIsExact: true,
        editions: EDITIONS,
        takesCaching: true,
    },
} as const satisfies Record<string, TargetTraits>;

export type Target = keyof typeof TRAITS;
export const TARGETS: readonly Target[] = Object.keys(TRAITS).filter(isTarget);

/** Whether a word is the name of a target. */
export function isTarget(name: string): name is Target {
    return Object.hasOwn(TRAITS, name);
}

/** The traits of a target. */
export const traitsOf = (target: Target): TargetTraits => TRAITS[target];

/** The rules that tables are read by: a target, and its edition if it has several. */
export interface Ruleset {
    readonly target: Target;
    readonly edition: Edition | undefined;
}

/** A target with its newest edition. */
export const newest = (target: Target): Ruleset => ({ target, edition: traitsOf(target).editions.at(-1) });

/** A target as a file writes it, with its edition unless that is the newest. */
export const rulesetText = ({ target, edition }: Ruleset): string =>
    edition === undefined || edition === newest(target).edition ? target : `${target} ${edition}`;
