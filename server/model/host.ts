// How the core gets files. It does not know where they come from: the disk, an editor, a revision of a repository, or memory.

import type { Document } from '../language/document';
import type { Steps } from '../language/steps';
import type { Severities } from './project-file';

/**
 * Why a file cannot be read. `large`: it has more than 16 MB. `closed`: it is in a place that only the editor can read, and is not open. `untrusted`: it is outside
 * a workspace that nobody has said to trust. `unsaved`: its path is relative to the folder of a document that has none until it is
 * saved.
 */
export type Failure = 'missing' | 'folder' | 'unreadable' | 'large' | 'closed' | 'untrusted' | 'unsaved';

/**
 * Provides files. Paths use `/`, and the host decides whether two spellings mean the same file. A host never throws, and gives the
 * same object until the file changes, so that what was made from it can be kept.
 */
export interface Host {
    /** A file of the language, as lines; if it is open in an editor, the document takes its edits. */
    readonly document: (path: string) => Document | Failure;
    /** Reads such a file in pieces, so that `document` has it; what was not read before is read in one go when it is asked for. */
    readonly reading?: (path: string) => Steps<void> | undefined;
    /** The bytes of any other file. */
    readonly bytes: (path: string) => Uint8Array | Failure;
    /** Whether nothing that it gives changes as long as it is used: then nothing is kept for edits, which takes time and memory. */
    readonly isFixed?: boolean;
    /** How severe the codes are in a file, where its project says otherwise than the registry. */
    readonly severities?: ((path: string) => Severities | undefined) | undefined;
}

/** Why a file could not be read; `undefined` if it could. */
export const failureOf = (content: Uint8Array | Failure): Failure | undefined =>
    typeof content === 'string' ? content : undefined;
