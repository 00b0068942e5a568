// How the core asks for files. Who answers is none of its business: the disk, what an editor has open, a revision of a
// repository, or files in memory.

import type { Document } from '../language/document';

/** Why a file cannot be had. */
export type Failure = 'missing' | 'folder' | 'unreadable';

/**
 * Where the files are. Their paths use `/`, and two spellings of one file are one file only where the host says so. A host
 * never throws, and answers with the same object until the file is another, so that what was made of it can be kept.
 */
export interface Host {
    /** A file of the language, by lines; one that is open in an editor takes its edits. */
    readonly document: (path: string) => Document | Failure;
    /** Any other file, as it is stored. */
    readonly bytes: (path: string) => Uint8Array | Failure;
}

/** Why a file could not be had, if so. */
export const failureOf = (content: Uint8Array | Failure): Failure | undefined =>
    typeof content === 'string' ? content : undefined;
