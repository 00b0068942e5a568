// How files are read: one row for each kind of file that a policy is made from. Outputs are not among them.

import type { Failure } from './host';

interface FileKindRow {
    /** The statement that names such files. */
    readonly namedBy: 'import' | 'from';
    /** Their usual extension, which decides what an editor offers and opens. */
    readonly ending: string;
    /** The bytes with which every such file begins, if there are any. */
    readonly magic?: readonly number[];
}

const FILE_KINDS = {
    /** A file of the language. */
    source: { namedBy: 'import', ending: '.eemi' },
    /** A C header. */
    c: { namedBy: 'import', ending: '.h' },
    /** The configuration of a domain as `xl` reads it. */
    xl: { namedBy: 'from', ending: '.cfg' },
    /** A flattened device tree. */
    fdt: { namedBy: 'from', ending: '.dtb', magic: [0xd0, 0x0d, 0xfe, 0xed] },
} as const satisfies Record<string, FileKindRow>;

export type FileKind = keyof typeof FILE_KINDS;

/** A file that a program requested. */
export interface Read {
    /** The path as the host names it. */
    readonly path: string;
    /** The kind as which it was read, or would have been. */
    readonly as: FileKind;
    /** Why it could not be read. */
    readonly failure: Failure | undefined;
}

/**
 * The kind as which the file of an `import` is read. The first bytes do not tell a header from a source, so the statement
 * decides: `as` selects names from a header. The file's extension decides only if it contradicts that, which is reported.
 */
export function kindOfImport(path: string, choosesNames: boolean): 'source' | 'c' {
    if (isCalled(path, 'source')) return 'source';
    return choosesNames || isCalled(path, 'c') ? 'c' : 'source';
}

/**
 * The kind as which the file of a `from` is read. Its first bytes decide, because a configuration may have any name; a device tree
 * that does not begin like one is damaged, or its source.
 */
export function kindOfFrom(path: string, content: Uint8Array | Failure): 'xl' | 'fdt' {
    const isTree =
        typeof content !== 'string' && FILE_KINDS.fdt.magic.every((byte, at) => content[at] === byte);
    return isTree || isCalled(path, 'fdt') || path.endsWith('.dts') ? 'fdt' : 'xl';
}

/** The statement that names files of a kind. */
export const namedBy = (kind: FileKind): FileKindRow['namedBy'] => FILE_KINDS[kind].namedBy;

/** The usual extension of files of a kind. */
export const endingOf = (kind: FileKind): string => FILE_KINDS[kind].ending;

/** Whether a file has the usual extension of a kind. */
export const isCalled = (path: string, kind: FileKind): boolean => path.endsWith(endingOf(kind));

/** A path without the usual extension of a kind; unchanged where it has another. */
export const withoutEnding = (path: string, kind: FileKind): string =>
    isCalled(path, kind) ? path.slice(0, -endingOf(kind).length) : path;

/** The usual extensions of all kinds. */
export const ENDINGS: readonly string[] = Object.values(FILE_KINDS).map(({ ending }) => ending);

/** The usual extensions of the files that a statement may name. */
export const endingsFor = (statement: FileKindRow['namedBy']): readonly string[] =>
    Object.values(FILE_KINDS)
        .filter(({ namedBy }) => namedBy === statement)
        .map(({ ending }) => ending);
