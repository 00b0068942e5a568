// What the server answers about a generated file: what a row shows in its source, where it is there, and what can be done about what was
// edited.

import type { CodeAction, CodeLens, Hover, Location, LocationLink } from 'vscode-languageserver-types';
import { CODE_ACTION_KINDS, type CodeActionContext } from '../features/codeAction';
import { placeOf } from '../features/definition';
import { hover } from '../features/hover';
import type { GeneratedDocument } from '../features/outputs/generatedDocument';
import { isLarge } from '../features/places/large';
import { type Meaning, meaningOfDomain, meaningOfWord } from '../features/places/meaning';
import { allOccurrences, references } from '../features/references';
import { link } from '../features/texts/markdown';
import { meaningMarkdown } from '../features/texts/nameMarkdown';
import type { Position, Range } from '../language/document';
import type { Steps } from '../language/steps';
import { baseName } from '../model/paths';
import { rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import type { ServerContext } from './request-handler';
import { engineOver } from './take-over-engine';

/** What the row or the name at a position shows in the source. */
export function hoverInGenerated(
    document: GeneratedDocument,
    position: Position,
    { workspace }: ServerContext,
): Hover | null {
    const meant = document.meantAt(position);
    if (meant === undefined) return null;
    const { origin } = meant;
    if (meant.kind === 'row' && meant.other === undefined) {
        const shown = hover(workspace, meant.file, meant.at);
        return shown === undefined ? null : { ...shown, range: origin };
    }
    const { program } = document;
    const word = meant.kind === 'word' ? meant.word : meant.kind === 'row' && meant.other;
    const meaning = word ? meaningOf(program, word) : undefined;
    const value =
        meant.kind === 'source'
            ? `${link(baseName(meant.file), workspace.uriOf(meant.file))}: ${document.title}`
            : program && meaning && meaningMarkdown(workspace, program, meaning);
    return value === undefined ? null : { contents: { kind: 'markdown', value }, range: origin };
}

/** The row in the source; of a name that stands in no row, its declaration. */
export function definitionInGenerated(
    document: GeneratedDocument,
    position: Position,
    { workspace }: ServerContext,
): LocationLink[] {
    const meant = document.meantAt(position);
    const place = meant && targetOf(document, meant);
    if (meant === undefined || place === undefined) return [];
    const { file, range } = place;
    return [
        {
            originSelectionRange: meant.origin,
            targetUri: workspace.uriOf(file),
            targetRange: range,
            targetSelectionRange: range,
        },
    ];
}

/** What the row of the source, or the name there, has; for a row always also where it is in the source. */
export function* referencesInGenerated(
    document: GeneratedDocument,
    position: Position,
    withDeclaration: boolean,
    { workspace }: ServerContext,
): Steps<Location[]> {
    const meant = document.meantAt(position);
    if (meant === undefined || meant.kind === 'source') return [];
    if (meant.kind === 'row' && meant.other === undefined) {
        const { file, at, range } = meant;
        const found = yield* references(workspace, file, at, withDeclaration);
        const row = { uri: workspace.uriOf(file), range };
        return found.some(each => each.uri === row.uri && each.range.start.line === at.line)
            ? found
            : [row, ...found];
    }
    const meaning = meaningOf(document.program, meant.kind === 'word' ? meant.word : (meant.other ?? ''));
    return meaning === undefined
        ? []
        : yield* allOccurrences(workspace, document.input.source, meaning, withDeclaration);
}

type Meant = NonNullable<ReturnType<GeneratedDocument['meantAt']>>;

function targetOf(
    { program }: GeneratedDocument,
    meant: Meant,
): { readonly file: string; readonly range: Range } | undefined {
    if (meant.kind === 'row') return meant;
    if (meant.kind === 'source')
        return program && { file: meant.file, range: rangeIn(0, { start: 0, end: 0 }) };
    const meaning = meaningOf(program, meant.word);
    return meaning && placeOf(meaning.entry);
}

const meaningOf = (program: Program | undefined, word: string): Meaning | undefined =>
    program && (meaningOfWord(program, word) ?? meaningOfDomain(program, word));

export const lensesInGenerated = (
    document: GeneratedDocument,
    { workspace: { uriOf }, abilities }: ServerContext,
): CodeLens[] =>
    document.lenses({ uriOf, compares: abilities.comparesOutputs, opens: abilities.showsDocuments });

/** For what was edited in a range: take it into the source, or generate it again. */
export function actionsInGenerated(
    document: GeneratedDocument,
    range: Range,
    { diagnostics, only }: Pick<CodeActionContext, 'diagnostics' | 'only'>,
    { session, workspace }: ServerContext,
): CodeAction[] {
    if (only?.some(each => each === '' || each === CODE_ACTION_KINDS.fix) === false) return [];
    const { program, input } = document;
    const isSmall = program !== undefined && !isLarge(program.document);
    return document.actions(range, {
        engine: engineOver(session.host),
        analysis: isSmall ? workspace.analysis(input.source) : undefined,
        uriOf: file => session.uriOf(file),
        diagnostics,
    });
}
