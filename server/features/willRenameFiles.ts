// workspace/willRenameFiles: the paths that are written in `.eemi` files go on naming the same files when files or folders are
// renamed or moved.

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { pathPartOf } from '../language/parts';
import type { StringNode } from '../language/syntax';
import { pathError, relativePath, resolvePath } from '../model/paths';
import { type Edit, rangeIn } from '../model/problem';
import type { Workspace } from './workspace';

/**
 * The edits to make before the files are moved: in the files that import them, and in the moved files, whose own paths are
 * relative. A path that cannot be written (onto another drive, or with a `"`) stays as it is. `undefined` where nothing changes.
 */
export function willRenameFiles(
    workspace: Workspace,
    renames: readonly { readonly oldUri: string; readonly newUri: string }[],
): WorkspaceEdit | undefined {
    const move = mover(
        renames.map(({ oldUri, newUri }) => [workspace.fileOf(oldUri), workspace.fileOf(newUri)]),
    );
    const changes: { [uri: string]: Edit[] } = {};
    for (const file of new Set([
        ...workspace.files(),
        ...renames.map(({ oldUri }) => workspace.fileOf(oldUri)),
    ])) {
        const edits = editsOf(workspace, file, move);
        if (edits.length > 0) changes[workspace.uriOf(file)] = edits;
    }
    return Object.keys(changes).length > 0 ? { changes } : undefined;
}

type Move = (path: string) => string;

/** Where a file will be; it moves with the folders above it. The innermost of them that is renamed counts. */
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

function editsOf(workspace: Workspace, file: string, move: Move): Edit[] {
    const lines = workspace.analysis(file)?.program.document.lines ?? [];
    const edits: Edit[] = [];
    for (const { node, number } of lines) {
        const path = pathPartOf(node.statement)?.node;
        const written = path && rewritten(file, path, move);
        if (path !== undefined && written !== undefined)
            edits.push({
                range: rangeIn(number, { start: path.start + 1, end: path.end - 1 }),
                newText: written,
            });
    }
    return edits;
}

/** How the path is to be written; `undefined` where it may stay as it is or cannot be written. */
function rewritten(file: string, { value }: StringNode, move: Move): string | undefined {
    if (pathError(value) !== undefined) return undefined;
    const source = move(file);
    const target = move(resolvePath(file, value));
    if (resolvePath(source, value) === target) return undefined;
    const path = relativePath(source, target);
    // A drive's letter in the middle: from one drive to another no relative path leads.
    const isWritable = pathError(path) === undefined && !path.includes('"') && !path.includes(':/');
    return isWritable && resolvePath(source, path) === target ? path : undefined;
}
