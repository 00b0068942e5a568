// Where the texts of the bundled platforms are: beside the program, so that an editor or a person can open them.

import { endingOf, isCalled, withoutEnding } from '../model/file-kinds';
import { platformFile, platformOfFile } from '../model/platforms';

/** The path of a file of the core; a bundled platform's is in the folder `platforms`. */
export function pathOfFile(file: string, platforms: string): string {
    const platform = platformOfFile(file);
    return platform === undefined ? file : `${platforms}/${platform}${endingOf('source')}`;
}

/** The file of the core at a path, the reverse of `pathOfFile`. */
export function fileOfPath(path: string, platforms: string): string {
    const prefix = `${platforms}/`;
    return path.startsWith(prefix) && isCalled(path, 'source')
        ? platformFile(withoutEnding(path.slice(prefix.length), 'source'))
        : path;
}
