// The paths that fit in an `import`, an `include`, an `emit` or a `from`: what the folder holds, and for an output a suggested name.

import { OUTPUT_ENDINGS } from '../../emit/outputs';
import type { PathPart } from '../../language/form';
import { endingsFor } from '../../model/file-kinds';
import { baseName, pathError, resolvePath } from '../../model/paths';
import type { Program } from '../../model/program';
import type { FolderEntry, Workspace } from '../workspace';
import { type Candidate, ITEM_KINDS, LIKELY, REST } from './candidate';
import type { CompletionPlace } from './place';

/** The segments that may follow the last `/` of the path; folders end with `/`. */
export function* pathCandidates(
    workspace: Workspace,
    program: Program,
    at: number,
    { path, statement }: CompletionPlace,
): Iterable<Candidate> {
    if (path === undefined) return;
    const written = path.node.value.slice(0, path.node.value.lastIndexOf('/') + 1);
    if (written !== '' && pathError(written) !== undefined) return;
    const folder = resolvePath(program.file, written === '' ? '.' : written);
    if (statement.kind === 'emit' && written === '') yield* newOutputs(program, at, statement.format);
    const taken = takenBy(program, at, path);
    const format = statement.kind === 'emit' ? statement.format : undefined;
    const isOffered = (name: string): boolean =>
        isWanted(path.role, name, format) && !taken.has(resolvePath(program.file, written + name));
    for (const entry of workspace.folder(folder)) {
        if (isHidden(entry)) continue;
        if (entry.isFolder) yield { label: `${entry.name}/`, kind: ITEM_KINDS.folder, rank: REST };
        else if (isOffered(entry.name)) yield { label: entry.name, kind: ITEM_KINDS.file, rank: LIKELY };
    }
}

/** A path like that of the file's other output, or otherwise made from the file's own name. */
function* newOutputs(
    { file, outputs }: Program,
    at: number,
    format: 'c' | 'ts' | undefined,
): Iterable<Candidate> {
    if (format === undefined) return;
    const stems = outputs
        .filter(each => each.format !== format && each.line !== at)
        .map(({ path }) => withoutExtension(path));
    const stem = stems[0] ?? outputStem(file);
    yield { label: stem + OUTPUT_ENDINGS[format], kind: ITEM_KINDS.file, rank: LIKELY };
}

/** The path that is suggested for a file's outputs, without its ending. */
export const outputStem = (file: string): string => `generated/${withoutExtension(baseName(file))}-eemi-acl`;

/** The paths that are taken: a file is imported only once and not by itself, and two outputs are not the same file. */
function takenBy({ file, imports, outputs }: Program, at: number, { role }: PathPart): ReadonlySet<string> {
    if (role === 'import')
        return new Set([file, ...imports.flatMap(({ path, line }) => (line === at ? [] : path))]);
    const others = role === 'emit' ? outputs.filter(({ line }) => line !== at) : [];
    return new Set(others.map(({ path }) => resolvePath(file, path)));
}

const isHidden = ({ name }: FolderEntry): boolean =>
    name.startsWith('.') || name === 'node_modules' || pathError(name) !== undefined || name.includes('"');

function isWanted(role: PathPart['role'], name: string, format: 'c' | 'ts' | undefined): boolean {
    if (role === 'include') return false;
    const endings = role === 'emit' ? [OUTPUT_ENDINGS[format ?? 'c']] : endingsFor(role);
    return endings.some(ending => name.endsWith(ending));
}

function withoutExtension(path: string): string {
    const dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}
