// textDocument/references: every place where the name at a position is written, in all files that see its declaration; of a row also
// the lines that were generated from it.

import type { Location } from 'vscode-languageserver-types';
import type { Position } from '../language/document';
import type { Part } from '../language/parts';
import type { Steps } from '../language/steps';
import type { Program } from '../model/program';
import { generatedPlaces } from './outputs/generatedPlaces';
import { type Meaning, meaningAt } from './places/meaning';
import { occurrencesOf } from './places/occurrences';
import { rowAtLine } from './places/rowAt';
import type { SymbolAt } from './places/symbolAt';
import type { Workspace } from './workspace';

/**
 * The places by file, in the order of the text; with the declaration if `withDeclaration` is set. What a row has in generated files comes
 * last, and alone at its arrow.
 */
export function* references(
    workspace: Workspace,
    file: string,
    position: Position,
    withDeclaration: boolean,
): Steps<Location[]> {
    const program = workspace.analysis(file)?.program;
    const at = program && meaningAt(program, position);
    if (program === undefined || at === undefined) return [];
    const { symbol, meaning } = at;
    const names =
        meaning === undefined ? [] : yield* allOccurrences(workspace, file, meaning, withDeclaration);
    const generated = isOfRow(program, position.line, symbol)
        ? yield* generatedPlaces(workspace, file, position.line)
        : [];
    return [...names, ...generated.map(each => ({ uri: workspace.uriOf(each.file), range: each.range }))];
}

/** The places of a name that a file can use. */
export function* allOccurrences(
    workspace: Workspace,
    file: string,
    meaning: Meaning,
    withDeclaration: boolean,
): Steps<Location[]> {
    const found = yield* occurrencesOf(workspace, file, meaning);
    return found
        .filter(({ declares }) => withDeclaration || !declares)
        .map(each => ({ uri: workspace.uriOf(each.file), range: each.range }));
}

/** Whether a place stands for a row as a whole: its arrow, or what it is about. */
function isOfRow(program: Program, line: number, symbol: SymbolAt): boolean {
    const found = rowAtLine(program, line);
    if (found === undefined || symbol.kind === 'arrow') return found !== undefined;
    const subjects = found.row.kind === 'mmio' ? REGISTERS : IDS;
    if (symbol.kind === 'name') return subjects.includes(symbol.mention.part.role);
    return symbol.kind === 'expression' && subjects.includes(symbol.part.role);
}

const IDS: readonly Part['role'][] = ['subject', 'until'];
const REGISTERS: readonly Part['role'][] = ['address'];
