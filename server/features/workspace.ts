// What a feature of the editor may ask. Every answer is plain data and immediate; a feature does not know whether it comes from
// open documents, files on disk, or the memory of a test.

import type { Analysis } from '../checks/analyse';
import type { Freshness } from '../emit/freshness-words';
import type { Steps } from '../language/steps';

export interface Workspace {
    /**
     * The analysis of a file: of its text in the editor if it is open there, otherwise of the file on disk; `undefined` if
     * there is neither. Paths are as everywhere in the core: absolute, with `/`; a platform's file is `platform:NAME`.
     */
    readonly analysis: (file: string) => Analysis | undefined;
    /** Every `.eemi` file that is open or in the workspace's folders, sorted. */
    readonly files: () => readonly string[];
    /** The files that read a file, directly or through others, sorted. Which they are, all files are analysed for. */
    readonly importers: (file: string) => readonly string[];
    /** Analyses files in pieces, so that `analysis` has them. */
    readonly analysing: (files: readonly string[]) => Steps<void>;
    /** Analyses all files in pieces, so that `importers` and `analysis` have their answers. */
    readonly analysingAll: () => Steps<void>;
    /** The state of an `emit` line's output when it was last checked: on open, on save and when it changed on disk. */
    readonly freshness: (file: string, output: string) => Freshness | undefined;
    /** The text of a generated file: in the editor if it is open there, else on disk; `undefined` if there is neither. */
    readonly output: (path: string) => string | undefined;
    /** The contents of a folder, for completing paths; empty if it cannot be read. */
    readonly folder: (folder: string) => readonly FolderEntry[];
    /** The URI by which the editor opens a file. For a platform, that of the real file beside the program. */
    readonly uriOf: (file: string) => string;
    /** The file of a URI, the reverse of `uriOf`. */
    readonly fileOf: (uri: string) => string;
}

export interface FolderEntry {
    readonly name: string;
    readonly isFolder: boolean;
}
