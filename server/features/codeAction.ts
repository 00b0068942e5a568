// textDocument/codeAction: what can be done at a place: fix findings, waive them with a reason, sort, rewrite.

import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver-types';
import { safeFixes, safeFixOf } from '../checks/safe-fixes';
import type { Range } from '../language/document';
import { layingOut, MOST_LAID_OUT_AGAIN } from '../language/laid-out';
import { finish, inPieces, LINES_A_PROBLEM, problemWeight, type Steps } from '../language/steps';
import type { Edit, Problem } from '../model/problem';
import type { Program } from '../model/program';
import { isLarge } from './places/large';
import { isBefore, type LineRange, linesOf } from './places/lines';
import { addressForms } from './rewrites/addressForms';
import { collapseRows } from './rewrites/collapseRows';
import { editable } from './rewrites/editable';
import { within } from './rewrites/edits';
import { expandRange } from './rewrites/expandRange';
import { fillGap } from './rewrites/fillGap';
import { importRows } from './rewrites/importRows';
import { importSource } from './rewrites/importSource';
import { moveRow } from './rewrites/moveRow';
import { withoutReason, withReasonSelected } from './rewrites/reason';
import type { Rewrite } from './rewrites/rewrite';
import { sortTable } from './rewrites/sortTable';
import { waive } from './rewrites/waive';
import { outputCommands } from './texts/outputCommands';
import type { Workspace } from './workspace';

/** The kinds of actions, each a subkind of one of the protocol's. */
export const CODE_ACTION_KINDS = {
    fix: 'quickfix',
    rewrite: 'refactor.rewrite',
    fixAll: 'source.fixAll.eemi',
    sortTable: 'source.sortTable.eemi',
} as const;

/** What the editor sends along: the diagnostics that it shows in the range, and the kinds of actions that it wants. */
export interface CodeActionContext {
    readonly diagnostics: readonly Diagnostic[];
    /** If missing, all kinds, but `source` ones only where they apply nearby. */
    readonly only?: readonly string[];
    /** Whether it asks by itself, because the cursor has moved. */
    readonly isUnasked?: boolean;
    /** Whether it takes edits with places to fill in. */
    readonly takesSnippets?: boolean;
    /** Whether the editor can compare outputs. */
    readonly comparesOutputs?: boolean;
}

/** The actions for a range, fixes first. All of them change this file only. */
export const codeAction = (...asked: Parameters<typeof codeActions>): CodeAction[] =>
    finish(codeActions(...asked));

/** The same in pieces: C that was pasted may be long. */
export function* codeActions(
    workspace: Workspace,
    file: string,
    range: Range,
    {
        diagnostics,
        only,
        isUnasked = false,
        takesSnippets = false,
        comparesOutputs = false,
    }: CodeActionContext,
): Steps<CodeAction[]> {
    const analysis = editable(workspace, file);
    if (analysis === undefined) return [];
    const { program, problems } = analysis;
    const place: ActionPlace = {
        program,
        range,
        lines: linesOf(program.document, range),
        diagnostics,
        takesSnippets,
        uri: workspace.uriOf(file),
    };
    const wants = (kind: string): boolean => only === undefined || only.some(each => isBeneath(kind, each));
    const actions: CodeAction[] = [];
    if (wants(CODE_ACTION_KINDS.fix)) {
        // By itself an editor asks what can be done about what it shows.
        const near = problems
            .filter(problem => meets(problem.range, range) && (!isUnasked || isShown(place, problem)))
            .slice(0, MOST_PROBLEMS);
        // All fixes together lay out no more lines than one may.
        const shared = { ...place, mostLaidOut: Math.floor(MOST_LAID_OUT_AGAIN / Math.max(near.length, 1)) };
        const waivers: CodeAction[] = [];
        for (const problem of near) {
            actions.push(...(yield* fixActions(shared, problem)));
            waivers.push(...(yield* waiveAction(shared, problem)));
            yield LINES_A_PROBLEM;
        }
        actions.push(...unlike(waivers));
        actions.push(...outputActions(workspace, place, comparesOutputs));
        // In a large file, a C reader at each move of the cursor would be felt.
        if (!isUnasked || !isLarge(program.document)) actions.push(...(yield* conversionsOfC(place)));
    }
    // A light bulb at each row that could be written in another way would only be noise.
    const isIdle = isUnasked && only === undefined && !isBefore(range.start, range.end);
    if (wants(CODE_ACTION_KINDS.rewrite) && !isIdle) actions.push(...(yield* rewriteActions(place)));
    if (wants(CODE_ACTION_KINDS.sortTable) && !isIdle)
        actions.push(...(yield* sortActions(place, only !== undefined)));
    if (only !== undefined && wants(CODE_ACTION_KINDS.fixAll))
        actions.push(...(yield* fixAllActions(place, problems)));
    return actions;
}

function* conversionsOfC(place: ActionPlace): Steps<CodeAction[]> {
    const rewrites: Rewrite[] = [];
    for (const rewriter of [importRows, importSource])
        rewrites.push(...(yield* rewriter(place.program, place.lines)));
    return yield* ofRewrites(place, CODE_ACTION_KINDS.fix, rewrites);
}

/** With a whole file selected, nobody wants a list of all fixes. */
const MOST_PROBLEMS = 50;

interface ActionPlace {
    readonly program: Program;
    readonly range: Range;
    readonly lines: LineRange;
    readonly diagnostics: readonly Diagnostic[];
    readonly takesSnippets: boolean;
    readonly uri: string;
    /** The most lines around an edit that are laid out again. */
    readonly mostLaidOut?: number;
}

/** `source.fixAll.eemi` is a subkind of `source.fixAll`, and every kind is one of the empty kind. */
const isBeneath = (kind: string, ancestor: string): boolean =>
    ancestor === '' || kind === ancestor || kind.startsWith(`${ancestor}.`);

/** Whether two ranges overlap or touch. */
const meets = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start);

function* fixActions(place: ActionPlace, problem: Problem): Steps<CodeAction[]> {
    const actions: CodeAction[] = [];
    for (const { title, edits, preferred } of problem.fixes)
        actions.push({
            ...(yield* edited(place, CODE_ACTION_KINDS.fix, title, edits)),
            ...shownAs(place, problem),
            ...(preferred && { isPreferred: true }),
        });
    return actions;
}

function* waiveAction(place: ActionPlace, problem: Problem): Steps<CodeAction[]> {
    const waiver = waive(place.program, problem);
    if (waiver === undefined) return [];
    const edit = withReason(place, yield* laidOutIn(place, waiver.edits));
    return [{ title: waiver.title, kind: CODE_ACTION_KINDS.fix, edit, ...shownAs(place, problem) }];
}

function withReason({ uri, takesSnippets }: ActionPlace, edits: readonly Edit[]): WorkspaceEdit {
    if (!takesSnippets) return { changes: { [uri]: withoutReason(edits) } };
    const textDocument = { uri, version: null };
    return { documentChanges: [{ textDocument, edits: withReasonSelected(edits) }] };
}

/** One waiver of a code for each block, however many findings it silences. */
function unlike(actions: readonly CodeAction[]): CodeAction[] {
    const seen = new Map<string, CodeAction>();
    for (const action of actions) {
        const key = JSON.stringify([action.title, action.edit]);
        const other = seen.get(key);
        const diagnostics = [...(other?.diagnostics ?? []), ...(action.diagnostics ?? [])];
        seen.set(key, { ...action, ...(diagnostics.length > 0 && { diagnostics }) });
    }
    return [...seen.values()];
}

/** The editor's diagnostics for a problem. */
function shownAs({ diagnostics }: ActionPlace, problem: Problem): Pick<CodeAction, 'diagnostics'> {
    const shown = diagnostics.filter(each => isOf(problem, each));
    return shown.length > 0 ? { diagnostics: shown } : {};
}

const isShown = ({ diagnostics }: ActionPlace, problem: Problem): boolean =>
    diagnostics.some(each => isOf(problem, each));

const isOf = (problem: Problem, { code, range }: Diagnostic): boolean =>
    code === problem.code && isSame(range, problem.range);

const isSame = (a: Range, b: Range): boolean =>
    !isBefore(a.start, b.start) &&
    !isBefore(b.start, a.start) &&
    !isBefore(a.end, b.end) &&
    !isBefore(b.end, a.end);

const OUTPUT_CODES: ReadonlySet<string> = new Set(['stale-output', 'claimed-output', 'edited-output']);

/** Findings about outputs are not part of the analysis, so they are taken from the editor's diagnostics. */
function outputActions(
    workspace: Workspace,
    { program, diagnostics }: ActionPlace,
    compares: boolean,
): CodeAction[] {
    const { file, outputs } = program;
    const found = diagnostics.filter(({ code }) => OUTPUT_CODES.has(`${code}`));
    return outputs.flatMap(output => {
        const shown = found.filter(({ range }) => range.start.line === output.line);
        const state = workspace.freshness(file, output.file);
        if (shown.length === 0 || state === undefined) return [];
        return outputCommands(workspace, file, output, state, compares).map(command => ({
            title: command.title,
            kind: CODE_ACTION_KINDS.fix,
            diagnostics: shown,
            command,
        }));
    });
}

const REWRITES = [addressForms, expandRange, collapseRows, fillGap, moveRow];

const rewriteActions = (place: ActionPlace): Steps<CodeAction[]> =>
    ofRewrites(
        place,
        CODE_ACTION_KINDS.rewrite,
        REWRITES.flatMap(rewrite => rewrite(place.program, place.lines)),
    );

/** Unless requested, offered only at a table's head, because its cost grows with the table. */
function* sortActions(place: ActionPlace, isAsked: boolean): Steps<CodeAction[]> {
    const { first } = place.lines;
    const isHead = place.program.document.lines.get(first)?.node.statement.kind === 'table';
    if (!isAsked && !isHead) return [];
    return yield* ofRewrites(place, CODE_ACTION_KINDS.sortTable, sortTable(place.program, place.lines));
}

function* fixAllActions(place: ActionPlace, problems: readonly Problem[]): Steps<CodeAction[]> {
    // Fixes are worked out when they are asked for.
    yield* inPieces(problems, safeFixOf, problemWeight);
    const { document } = place.program;
    const edits = safeFixes(problems).flatMap(fix => fix.edits);
    if (edits.length === 0) return [];
    const laid = yield* layingOut(document, within(document, edits));
    const edit = { changes: { [place.uri]: laid } };
    return [{ title: 'Fix everything that is safe to fix', kind: CODE_ACTION_KINDS.fixAll, edit }];
}

function* ofRewrites(place: ActionPlace, kind: string, rewrites: readonly Rewrite[]): Steps<CodeAction[]> {
    const actions: CodeAction[] = [];
    for (const { title, edits } of rewrites) actions.push(yield* edited(place, kind, title, edits));
    return actions;
}

function* edited(place: ActionPlace, kind: string, title: string, edits: readonly Edit[]): Steps<CodeAction> {
    return { title, kind, edit: { changes: { [place.uri]: yield* laidOutIn(place, edits) } } };
}

const laidOutIn = (
    { program: { document }, mostLaidOut }: ActionPlace,
    edits: readonly Edit[],
): Steps<Edit[]> => layingOut(document, within(document, edits), mostLaidOut);
