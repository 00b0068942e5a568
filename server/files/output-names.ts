// Names that no output may have, whatever system the program runs on: a source is checked out on others, where such a name leads to
// something else than it says.

import path from 'node:path';
import { PROJECT_FILE } from '../model/project-file';

/** Folders whose content other programs own, and may run. */
const NOT_OURS = ['.git', '.hg', '.svn', '.jj', 'cvs', 'node_modules'] as const;

/** The name of such a folder on the way from a real folder to a real file below it, as the path spells it. */
export const foreignFolder = (root: string, file: string): string | undefined =>
    path
        .relative(root, file)
        .split(path.sep)
        .find(part => ownerOf(part) !== undefined);

/** What is wrong with one of the names of a path below the project's folder, in words that follow the path. */
export function nameRefusal(parts: readonly string[]): string | undefined {
    for (const part of parts) {
        const refusal = foreign(part) ?? ofThisProgram(part) ?? unportable(part);
        if (refusal !== undefined) return refusal;
    }
    return undefined;
}

function foreign(part: string): string | undefined {
    const owner = ownerOf(part);
    if (owner === undefined) return undefined;
    return part === owner
        ? `is in ${owner}, which other programs manage`
        : `is in ${visible(part)}, which some file systems take for ${owner}, and that other programs manage`;
}

/** What this program reads as a project's settings, or removes as left over. */
function ofThisProgram(part: string): string | undefined {
    const folded = foldedName(part);
    if (folded === PROJECT_FILE) return `would be read as a project file (${PROJECT_FILE})`;
    return folded.startsWith(OWN) ? `has a name that begins as temporary files do (${OWN})` : undefined;
}

const OWN = '.eemi-acl-';

function unportable(part: string): string | undefined {
    const [base = ''] = part.split(/(?<! ) *[.:]/);
    if (DEVICE.test(base))
        return `has the name ${part}, which Windows takes for the device ${base.toUpperCase()}`;
    if (part.includes(':'))
        return `has the name ${part}, and what follows “:” is no name of a file on Windows`;
    if (/[. ]$/.test(part)) return `has the name “${part}”, whose end Windows leaves out`;
    if (part.search(IGNORED) >= 0) return `has the name ${visible(part)}, parts of which cannot be seen`;
    return undefined;
}

/** Windows opens these whatever ending they have, in every folder. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** HFS+ leaves these out when it compares names: joiners, marks of direction, byte order marks. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** The folder of `NOT_OURS` that a name leads to, exactly or where a file system folds names. */
function ownerOf(part: string): string | undefined {
    const folded = foldedName(part);
    return NOT_OURS.find(each => each === folded || isShortNameOf(each, folded));
}

/** A name as file systems that fold names take it. */
const foldedName = (part: string): string =>
    part
        .replaceAll(IGNORED, '')
        // NTFS keeps streams behind a name, and leaves out what is behind its last character.
        .replace(/:.*$/s, '')
        .replace(/(?<![. ])[. ]+$/, '')
        // Both, because they differ: the long s has no lower case but s in upper case.
        .toUpperCase()
        .toLowerCase();

/** Windows gives a long name a short one too, such as `GIT~1` for `.git`. */
const isShortNameOf = (name: string, folded: string): boolean => {
    const [start, digits] = folded.split('~');
    return digits !== undefined && /^\d+$/.test(digits) && name.replace('.', '').slice(0, 6) === start;
};

/** A name with what cannot be seen in it spelt out. */
const visible = (part: string): string =>
    part.replaceAll(IGNORED, character => {
        const code = character.charCodeAt(0).toString(16).toUpperCase();
        return `<U+${code.padStart(4, '0')}>`;
    });
