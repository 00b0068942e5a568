// What a run looks at on the disk. Who runs again when something of it changes has to know.

/** Is told of each file and folder before it is read, by its full path, also of those that are missing. */
export interface Looked {
    readonly file: (path: string) => void;
    /** A folder whose sources, and whose folders, are looked for. */
    readonly folder: (path: string) => void;
}
