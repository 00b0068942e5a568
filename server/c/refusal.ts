// What is no C at all, but is easily taken for it.

import { looksLike } from './look-alikes';
import type { CFile, CRefusal } from './reading';
import { placeOf, type Source } from './source';

/** In bytes. Who reads files from a disk takes no more either. */
const LARGEST = 16 * 1024 * 1024;

/** Why a file is not read, by its size. */
export function tooLarge({ path, bytes }: CFile): CRefusal | undefined {
    if (bytes.length <= LARGEST) return undefined;
    const message = `the file is larger than ${LARGEST / 1024 / 1024} MB; take the file that the tables stand in`;
    return { why: 'large', message, at: { file: path, line: 0, character: 0 } };
}

/** Why a text is not read: its first line that shows what it is. */
export function refusalOf(source: Source): CRefusal | undefined {
    const nul = source.text.indexOf('\0');
    if (nul >= 0) return { why: 'binary', message: BINARY, at: placeOf(source, nul) };
    const found = looksLike(source.text);
    if (found === undefined) return undefined;
    const { what, at } = found;
    return { why: what === 'mail' ? 'mail' : 'patch', message: MESSAGES[what], at: placeOf(source, at) };
}

const BINARY = 'this is a binary file or UTF-16, not C; take the C file that the tables stand in, as UTF-8';
const MESSAGES = {
    mail: 'this is a mail, not a C file; if it holds a patch, apply that to its tree (git am) and take the file that results',
    patch: 'this is a patch, not a C file; apply it to its tree (git apply, patch -p1) and take the file that results',
    commit: 'this is what git shows of a commit, not a C file; take the file as the commit has it (git show COMMIT:FILE)',
} as const;
