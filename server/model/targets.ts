// The targets: the forms that the C of a table can have, and what differs between them. Checks ask for these traits, not for a target.

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
    /** The index of the node table that decides who may use the firmware's mailbox, in trees since April 2024. */
    readonly mailboxIndex: number | undefined;
}

const TRAITS = {
    xen: {
        hasClocks: false,
        macros: 'base',
        takesAllOnes: true,
        firstRowDecides: true,
        mailboxIndex: undefined,
    },
    xlnx: { hasClocks: true, macros: 'any', takesAllOnes: false, firstRowDecides: false, mailboxIndex: 56 },
} as const satisfies Record<string, TargetTraits>;

export type Target = keyof typeof TRAITS;
export const TARGETS: readonly Target[] = Object.keys(TRAITS).filter(isTarget);

/** Whether a word is the name of a target. */
export function isTarget(name: string): name is Target {
    return Object.hasOwn(TRAITS, name);
}

/** The traits of a target. */
export const traitsOf = (target: Target): TargetTraits => TRAITS[target];
