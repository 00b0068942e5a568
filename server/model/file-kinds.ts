// What reads a file: one row for each kind of file that a policy is made of. Outputs are not among them.

import type { Failure } from './host';

interface FileKindRow {
    /** The statement that names such files. */
    readonly namedBy: 'import' | 'from';
    /** How they are usually called, which decides what an editor offers and opens. */
    readonly ending: string;
    /** The bytes with which every such file begins, where there are any. */
    readonly magic?: readonly number[];
    /** What `not-supported` calls the kind: this version has no reader for it. */
    readonly unsupported?: 'header' | 'from';
}

const FILE_KINDS = {
    /** A file of the language. */
    source: { namedBy: 'import', ending: '.eemi' },
    /** A C header. */
    c: { namedBy: 'import', ending: '.h', unsupported: 'header' },
    /** The configuration of a domain as `xl` reads it. */
    xl: { namedBy: 'from', ending: '.cfg', unsupported: 'from' },
    /** A flattened device tree. */
    fdt: { namedBy: 'from', ending: '.dtb', magic: [0xd0, 0x0d, 0xfe, 0xed], unsupported: 'from' },
} as const satisfies Record<string, FileKindRow>;

export type FileKind = keyof typeof FILE_KINDS;

/** A file that a program asked for. */
export interface Read {
    /** As the host names it. */
    readonly path: string;
    /** What it was read as, or would have been. */
    readonly as: FileKind;
    /** Why there was nothing to read. */
    readonly failure: Failure | undefined;
}

/**
 * What the file of an `import` is read as. How a text begins tells no header from a source, so the statement does: `as` chooses
 * names of a header. The file's name overrules it only where the two contradict each other, which is reported as a mistake.
 */
export function kindOfImport(path: string, choosesNames: boolean): 'source' | 'c' {
    if (isCalled(path, 'source')) return 'source';
    return choosesNames || isCalled(path, 'c') ? 'c' : 'source';
}

/** What the file of a `from` is read as: how it begins decides, for a configuration may have any name. */
export const kindOfFrom = (content: Uint8Array | Failure): 'xl' | 'fdt' =>
    typeof content !== 'string' && FILE_KINDS.fdt.magic.every((byte, at) => content[at] === byte)
        ? 'fdt'
        : 'xl';

/** What `not-supported` calls a kind that this version has no reader for; `undefined` where it has one. */
export function unsupportedAs(kind: FileKind): FileKindRow['unsupported'] {
    const row: FileKindRow = FILE_KINDS[kind];
    return row.unsupported;
}

/** How files of a kind are usually called. */
export const endingOf = (kind: FileKind): string => FILE_KINDS[kind].ending;

/** Whether a file is called as those of a kind usually are. */
export const isCalled = (path: string, kind: FileKind): boolean => path.endsWith(endingOf(kind));

/** How files of all kinds are usually called. */
export const ENDINGS: readonly string[] = Object.values(FILE_KINDS).map(({ ending }) => ending);

/** How files are called that a statement may name. */
export const endingsFor = (statement: FileKindRow['namedBy']): readonly string[] =>
    Object.values(FILE_KINDS)
        .filter(({ namedBy }) => namedBy === statement)
        .map(({ ending }) => ending);
