// workspace/willRenameFiles: adjusts the paths in `.eemi` files when files or folders are renamed or moved, so that they still
// name the same files.

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { layingOut } from '../language/laid-out';
import type { Line } from '../language/lines';
import { pathPartOf } from '../language/parts';
import { inPieces, READ_PIECE, type Steps } from '../language/steps';
import type { StringNode } from '../language/syntax';
import { pathError, relativePath, resolvePath } from '../model/paths';
import { type Edit, rangeIn } from '../model/problem';
import type { Workspace } from './workspace';

/**
 * The edits to make before the files are moved: in the files that import them, and in the moved files, whose own paths are
 * relative, worked out in pieces. A path that cannot be written (to another drive, or with a `"`) stays as it is. `undefined` if nothing changes.
 */
export function* willRenameFiles(
    workspace: Workspace,
    renames: readonly { readonly oldUri: string; readonly newUri: string }[],
): Steps<WorkspaceEdit | undefined> {
    yield* workspace.analysingAll();
    const move = mover(
        renames.map(({ oldUri, newUri }) => [workspace.fileOf(oldUri), workspace.fileOf(newUri)]),
    );
    const changes: { [uri: string]: Edit[] } = {};
    for (const file of new Set([
        ...workspace.files(),
        ...renames.map(({ oldUri }) => workspace.fileOf(oldUri)),
    ])) {
        yield* workspace.analysing([file]);
        const edits = yield* editsOf(workspace, file, move);
        if (edits.length > 0) changes[workspace.uriOf(file)] = edits;
    }
    return Object.keys(changes).length > 0 ? { changes } : undefined;
}

type Move = (path: string) => string;

/** Where a file will be. It moves with the folders above it; the innermost renamed one decides. */
function mover(renames: readonly (readonly [string, string])[]): Move {
    const targets = new Map(renames);
    return path => {
        for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
            const target = targets.get(path.slice(0, at));
            if (target !== undefined) return target + path.slice(at);
        }
        return path;
    };
}

function* editsOf(workspace: Workspace, file: string, move: Move): Steps<Edit[]> {
    const document = workspace.analysis(file)?.program.document;
    if (document === undefined) return [];
    const edits: Edit[] = [];
    const adjust = ({ text, node, number }: Line): void => {
        // To look at a line with a mistake is to read it again.
        const path = text.includes('"') ? pathPartOf(node.statement)?.node : undefined;
        const written = path && rewritten(file, path, move);
        if (path !== undefined && written !== undefined)
            edits.push({
                range: rangeIn(number, { start: path.start + 1, end: path.end - 1 }),
                newText: written,
            });
    };
    yield* inPieces(document.lines, adjust, ({ text }) => (text.includes('"') ? READ_PIECE : 1));
    return yield* layingOut(document, edits);
}

/** The new path; `undefined` if it does not change or cannot be written. */
function rewritten(file: string, { value }: StringNode, move: Move): string | undefined {
    if (pathError(value) !== undefined) return undefined;
    const source = move(file);
    const target = move(resolvePath(file, value));
    if (resolvePath(source, value) === target) return undefined;
    const path = relativePath(source, target);
    // A drive letter in the middle: there is no relative path from one drive to another.
    const isWritable = pathError(path) === undefined && !path.includes('"') && !path.includes(':/');
    return isWritable && resolvePath(source, path) === target ? path : undefined;
}
