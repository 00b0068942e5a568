// What a feature of the editor may ask. It is plain and synchronous; who answers (open documents, files on disk, memory in
// a test) is not a feature's business.

import type { Analysis } from '../checks/analyse';
import type { Freshness } from '../emit/freshness';

export interface Workspace {
    /**
     * The analysis of a file: of its open text where an editor has it open, else of the file on disk; `undefined` where
     * there is none. Files are named as everywhere in the core: absolute, with `/`; a platform's file is `platform:NAME`.
     */
    readonly analysis: (file: string) => Analysis | undefined;
    /** Every `.eemi` file that is open or in the workspace's folders, sorted. */
    readonly files: () => readonly string[];
    /** The files that read a file, directly or through others, sorted. */
    readonly importers: (file: string) => readonly string[];
    /** How the output of an `emit` line stood when it was last judged: on open, on save and when it changed on disk. */
    readonly freshness: (file: string, output: string) => Freshness | undefined;
    /** What a folder holds, for completing paths; empty where it cannot be read. */
    readonly folder: (folder: string) => readonly FolderEntry[];
    /** The URI by which the editor opens a file; a platform's is that of the real file beside the program. */
    readonly uriOf: (file: string) => string;
    /** The file that a URI means, the reverse of `uriOf`. */
    readonly fileOf: (uri: string) => string;
}

export interface FolderEntry {
    readonly name: string;
    readonly isFolder: boolean;
}
