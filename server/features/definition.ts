// textDocument/definition: where the name at a position is declared, also in a platform's file, and the file that a path
// names.

import type { LocationLink } from 'vscode-languageserver-types';
import type { Position, Range } from '../language/document';
import type { PathPart } from '../language/form';
import type { Span } from '../language/syntax';
import { resolvePath } from '../model/paths';
import { PLATFORM_NAMES, platformFile } from '../model/platforms';
import { rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { excludedBy } from './places/excluded';
import { meaningAt } from './places/meaning';
import type { SymbolAt } from './places/symbolAt';
import { treeNodeAt } from './places/treeNodeAt';
import type { Workspace } from './workspace';

const FILE_START: Range = rangeIn(0, { start: 0, end: 0 });

/** The declaration to go to; empty if there is none. `originSelectionRange` is the range of the name or path at the position. */
export function definition(workspace: Workspace, file: string, position: Position): LocationLink[] {
    const program = workspace.analysis(file)?.program;
    const found = program && (treeOfNode(program, position) ?? declaredAt(workspace, program, position));
    if (found === undefined) return [];
    const { span, place } = found;
    return [
        {
            originSelectionRange: rangeIn(position.line, span),
            targetUri: workspace.uriOf(place.file),
            targetRange: place.range,
            targetSelectionRange: place.range,
        },
    ];
}

interface Found {
    /** What is at the position. */
    readonly span: Span;
    readonly place: DefinitionPlace;
}

function declaredAt(workspace: Workspace, program: Program, position: Position): Found | undefined {
    const { symbol, meaning } = meaningAt(program, position) ?? {};
    if (symbol === undefined) return undefined;
    const place =
        meaning === undefined
            ? definitionPlaceOf(workspace, program, position.line, symbol)
            : placeOf(meaning.entry);
    return place && { span: symbol.span, place };
}

/** The tree of a node that a `from` line chooses. A compiled tree has no lines, so it is its start. */
function treeOfNode(program: Program, position: Position): Found | undefined {
    const found = treeNodeAt(program, position);
    return found?.from.nodes.includes(found.node.value)
        ? { span: found.node, place: { file: found.from.path, range: FILE_START } }
        : undefined;
}

interface DefinitionPlace {
    readonly file: string;
    readonly range: Range;
}

/** Where something is declared. */
export const placeOf = ({
    file,
    line,
    span,
}: {
    file: string;
    line: number;
    span: { start: number; end: number };
}): DefinitionPlace => ({
    file,
    range: rangeIn(line, span),
});

/** The start of a file: that of a path, or of a platform. */
function definitionPlaceOf(
    workspace: Workspace,
    program: Program,
    line: number,
    symbol: SymbolAt,
): DefinitionPlace | undefined {
    if (symbol.kind === 'path') return fileOfPath(workspace, program, symbol.path);
    if (symbol.kind !== 'name') return undefined;
    const { name, part } = symbol.mention;
    if (part.role === 'pattern') return excludedPlace(program, line, name);
    if (part.role !== 'platform') return undefined;
    return PLATFORM_NAMES.includes(name) ? { file: platformFile(name), range: FILE_START } : undefined;
}

/** Where a header has the name that `not` leaves out. */
function excludedPlace(program: Program, line: number, word: string): DefinitionPlace | undefined {
    const found = excludedBy(program, line, word).find(({ name }) => name === word);
    if (found?.at === undefined) return undefined;
    const { file, line: inHeader, character: start } = found.at;
    return placeOf({ file, line: inHeader, span: { start, end: start + word.length } });
}

/** There is nowhere to go for an output that does not exist, or a file that could not be read. */
function fileOfPath(
    workspace: Workspace,
    program: Program,
    { node, role }: PathPart,
): DefinitionPlace | undefined {
    const file = resolvePath(program.file, node.value);
    const isThere = role === 'emit' ? isWritten(workspace, program.file, file) : wasRead(program, file);
    return isThere ? { file, range: FILE_START } : undefined;
}

function isWritten(workspace: Workspace, file: string, output: string): boolean {
    const freshness = workspace.freshness(file, output);
    return freshness !== undefined && freshness !== 'missing';
}

const wasRead = ({ ownReads }: Program, file: string): boolean =>
    ownReads.some(({ path, failure }) => path === file && failure === undefined);
