// textDocument/completion: what may be written at a position, the likeliest first. It combines the modules of `completing/`:
// the place, the names, the words and the paths.

import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import type { Analysis } from '../checks/analyse';
import type { Position, Range } from '../language/document';
import type { LanguageWord } from '../language/words';
import { rangeIn } from '../model/problem';
import { type Candidate, LIKELY } from './completing/candidate';
import { fuzzyRank, isWholeEnd } from './completing/fuzzy';
import { nameCandidates } from './completing/names';
import { pathCandidates } from './completing/paths';
import { type CompletionPlace, completionPlace } from './completing/place';
import { treeNodeCandidates } from './completing/treeNodes';
import { wordCandidates } from './completing/words';
import type { Workspace } from './workspace';

export interface CompletionOptions {
    /** Whether the editor supports snippets; otherwise just the word is inserted. */
    readonly snippets: boolean;
    /** The editor's command that opens the list of completions, if it has one. */
    readonly openList?: string | undefined;
    /** The typed character, if it was one of `COMPLETION_TRIGGERS`. */
    readonly trigger?: string | undefined;
}

/** After these characters, as after letters, an editor asks by itself: in paths, and where a name is expected. */
export const COMPLETION_TRIGGERS: readonly string[] = [' ', '"', '/'];

const MOST_ITEMS = 200;
const INSERT_SNIPPET = 2;
/** The best group: likely names that begin with what was typed. */
const BEST = LIKELY;

/**
 * At most 200 items. With more, `isIncomplete` makes the editor ask again after more letters. The documentation of an item is
 * made on demand, by `completionResolve`.
 */
export function completion(
    workspace: Workspace,
    file: string,
    position: Position,
    options: CompletionOptions,
): CompletionList {
    const analysis = workspace.analysis(file);
    const place = analysis && completionPlace(analysis.program.document, position);
    if (
        analysis === undefined ||
        place === undefined ||
        isUnasked(place, analysis, position, options.trigger)
    )
        return { isIncomplete: false, items: [] };
    const { chosen, isCut } = choose(
        usable(candidatesAt(workspace, analysis, position.line, place), options),
        place.typed,
    );
    const range = rangeIn(position.line, place.span);
    return { isIncomplete: isCut, items: chosen.map((each, at) => itemOf(each, at, range, options)) };
}

/** Spaces and slashes are also typed where nobody wants a list. */
function isUnasked(
    { part, path, atLineStart, span }: CompletionPlace,
    { program: { document } }: Analysis,
    { line }: Position,
    trigger: string | undefined,
): boolean {
    if (trigger === '/') return path === undefined;
    if (trigger !== ' ') return false;
    const before = document.lines.get(line)?.text.slice(0, span.start).trim().split(' ').at(-1) ?? '';
    if (part === undefined) return !NEED_A_WORD.has(before);
    // An edition may be left out, and whoever ends the line there must not get one from an open list.
    return part.role === 'edition' || atLineStart;
}

/** Behind these words the line is not done: another word of the language must follow. */
const NEED_A_WORD: ReadonlySet<string> = new Set<LanguageWord>(['or', 'only', 'may', 'not', 'names']);

function* candidatesAt(
    workspace: Workspace,
    analysis: Analysis,
    line: number,
    place: CompletionPlace,
): Iterable<Candidate> {
    if (place.path !== undefined) {
        yield* pathCandidates(workspace, analysis.program, line, place);
        return;
    }
    if (place.isTreeNode) {
        yield* treeNodeCandidates(analysis.program, line);
        return;
    }
    yield* nameCandidates(analysis, line, place);
    yield* wordCandidates(analysis.program, line, place);
}

function* usable(candidates: Iterable<Candidate>, { snippets }: CompletionOptions): Iterable<Candidate> {
    for (const candidate of candidates) if (snippets || !candidate.needsSnippets) yield candidate;
}

/** The candidates that match what was typed: the best matches first, then by rank, then in their order. */
function choose(candidates: Iterable<Candidate>, typed: string): { chosen: Candidate[]; isCut: boolean } {
    const groups = new Map<number, Candidate[]>();
    let amount = 0;
    for (const candidate of candidates) {
        const fit = fuzzyRank(typed, candidate.label);
        if (fit === undefined) continue;
        amount++;
        const key = fit * 10 + candidate.rank;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [candidate]);
        else if (group.length < MOST_ITEMS) group.push(candidate);
        // No later one could be better.
        if (key === BEST && amount > MOST_ITEMS && (groups.get(BEST)?.length ?? 0) >= MOST_ITEMS) break;
    }
    const chosen = [...groups].sort(([a], [b]) => a - b).flatMap(([, group]) => wholeFirst(group, typed));
    return { chosen: chosen.slice(0, MOST_ITEMS), isCut: amount > MOST_ITEMS };
}

/** Of equally good ones first those of which nothing is left to type. */
const wholeFirst = (group: readonly Candidate[], typed: string): Candidate[] => {
    const isWhole = ({ label }: Candidate): boolean => typed !== '' && isWholeEnd(typed, label);
    return [...group.filter(isWhole), ...group.filter(each => !isWhole(each))];
};

function itemOf(
    candidate: Candidate,
    at: number,
    range: Range,
    { snippets, openList }: CompletionOptions,
): CompletionItem {
    const { label, kind, detail, insert, isSnippet = false, opensList = false, data } = candidate;
    const asSnippet = isSnippet && snippets;
    const newText = isSnippet && !snippets ? label : (insert ?? label);
    return {
        label,
        kind,
        sortText: String(at).padStart(4, '0'),
        textEdit: { range, newText },
        ...(detail === undefined ? {} : { detail: detail() }),
        ...(asSnippet ? { insertTextFormat: INSERT_SNIPPET } : {}),
        ...(opensList && asSnippet && openList !== undefined
            ? { command: { title: 'Show what may follow', command: openList } }
            : {}),
        ...(data === undefined ? {} : { data }),
    };
}
