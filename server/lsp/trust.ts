// What may be read in a workspace that nobody has said to trust: what is in its folders, links resolved, and what lies beside an
// open document. An import could name any file of this machine, and its text would be shown.

import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isBelow } from '../files/root';
import { isOnDisk } from './uris';

export class Trust {
    /** `folders` and `open` give full paths: of the workspace's folders, and of the open documents. */
    constructor(
        public isGiven: boolean,
        private readonly folders: () => readonly string[],
        private readonly open: () => readonly string[],
    ) {}

    /** Whether a file may be read. One that is missing may be: there is nothing to show. */
    readonly allows = (file: string): boolean => {
        if (this.isGiven || !isOnDisk(file)) return true;
        const real = realPath(file);
        const beside = this.open().map(document => path.dirname(document));
        return (
            real === undefined ||
            [...this.folders(), ...beside].some(folder => isBelow(realPath(folder) ?? folder, real))
        );
    };
}

function realPath(file: string): string | undefined {
    try {
        return realpathSync(file);
    } catch {
        return undefined;
    }
}
