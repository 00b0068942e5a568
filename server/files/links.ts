// Links of a project that lead out of it. Who made a link, perhaps in a pull request, is not who runs the program, so that nothing is
// written through it, wherever the command line says to write.

import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type Refusal, realPath } from './destination';
import { shownPath } from './disk';
import { foreignFolder } from './output-names';
import { isBelow, markedRoot } from './root';

/**
 * The real path of the file at a full path, which need not exist; or why nothing may be written there through the links on the way to it.
 * Throws the system's errors.
 */
export function followed(full: string): { readonly file: string } | Refusal {
    const file = realPath(full);
    if (file === undefined) return { refusal: 'leads through a broken symbolic link; remove the link' };
    for (const { link, isLast } of linksTo(full)) {
        const root = rootOf(path.dirname(link), isLast);
        const way = root === undefined ? undefined : wayOut(root, file);
        if (way !== undefined)
            return {
                refusal: `leads ${way} through the symbolic link ${shownPath(link)}; name its target instead`,
            };
    }
    return { file };
}

/** In what way a real file is outside a project, in words; `undefined` if it is not. */
function wayOut(root: string, file: string): string | undefined {
    if (!isBelow(root, file)) return `out of the project (${shownPath(root)})`;
    const foreign = foreignFolder(root, file);
    return foreign && `into ${foreign}, which other programs manage,`;
}

/**
 * The folder out of which a link in a real folder may not lead: its project or, if nothing marks one, the working folder. Above both,
 * a link of the system or of the user leads to a folder; a link to a single file leads nowhere else.
 */
function rootOf(folder: string, isLast: boolean): string | undefined {
    const marked = markedRoot(folder);
    if (marked !== undefined) return marked;
    const here = realpathSync('.');
    if (folder === here || isBelow(here, folder)) return here;
    return isLast ? folder : undefined;
}

interface Link {
    /** A full path, all of whose folders are real. */
    readonly link: string;
    /** Whether it stands for the file, and not for a folder on the way. */
    readonly isLast: boolean;
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

/** The links that are followed on the way to a full path, in their order. */
function* linksTo(full: string): Generator<Link, void> {
    let { start: at, parts } = apart(path.resolve(full));
    for (let found = 0; found < MOST_LINKS; ) {
        const [part, ...rest] = parts;
        if (part === undefined) return;
        const next = path.join(at, part);
        parts = rest;
        if (!isLink(next)) {
            at = next;
            continue;
        }
        yield { link: next, isLast: rest.length === 0 };
        found++;
        const target = apart(readlinkSync(next));
        at = path.resolve(at, target.start);
        parts = [...target.parts, ...rest];
    }
}

const isLink = (file: string): boolean =>
    lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** A path as where it starts, which is empty for a relative one, and the names that follow. */
function apart(way: string): { readonly start: string; readonly parts: readonly string[] } {
    const start = path.parse(way).root;
    return { start, parts: way.slice(start.length).split(path.sep) };
}
