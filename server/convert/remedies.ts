// What the messages of a conversion say to do. The rest of them is the same wherever it is asked for.

/** What to do, where this conversion is asked for: a command line has options, an editor has none. */
export interface Remedies {
    /** About a name without a value. */
    readonly value: string;
    /** About a name that has other values in other trees. */
    readonly header: string;
    /** About addresses that are taken as frame numbers, as nothing shows which of them they are. */
    readonly form: string;
    /** About more tables than one file holds. */
    readonly tables: string;
    /** About a table that is not compiled. `name` is a macro that it depends on and that is not defined. */
    readonly disabled: (name: string | undefined) => string;
}

/** None of them is an option of the command line. */
export const REMEDIES_IN_EDITOR: Remedies = {
    value: 'declare it in a `names` block',
    header: "declare it in a `names` block if the tree's header has another value",
    form: 'declare their struct above them',
    tables: 'paste what is meant into a new `.eemi` file, and convert it there',
    disabled: () => 'take away what keeps it from being compiled',
};
