// Every request that the server answers, one row each: its method, its capabilities, and the feature that answers. To add a
// feature, add a row.

import { ResponseError } from 'vscode-jsonrpc/node';
import type { ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver-protocol';
import { CODE_ACTION_KINDS, codeActions } from '../features/codeAction';
import { codeLens } from '../features/codeLens';
import { COMPLETION_TRIGGERS, completion } from '../features/completion';
import { completionResolve } from '../features/completionResolve';
import { definition } from '../features/definition';
import { documentHighlight } from '../features/documentHighlight';
import { documentLink } from '../features/documentLink';
import { documentSymbol } from '../features/documentSymbol';
import { foldingRange } from '../features/foldingRange';
import { formatting } from '../features/formatting';
import { hover } from '../features/hover';
import { inlayHint } from '../features/inlayHint';
import { FORMAT_TRIGGERS, onTypeFormatting } from '../features/onTypeFormatting';
import { isLarge } from '../features/places/large';
import { rangeFormatting } from '../features/rangeFormatting';
import { references } from '../features/references';
import { prepareRename, type RenameRefusal, rename } from '../features/rename';
import { selectionRange } from '../features/selectionRange';
import { semanticTokens, semanticTokensRange } from '../features/semanticTokens';
import { SEMANTIC_TOKENS_LEGEND } from '../features/texts/tokenStyles';
import { willRenameFiles } from '../features/willRenameFiles';
import { workspaceSymbol } from '../features/workspaceSymbol';
import type { Steps } from '../language/steps';
import { ENDINGS } from '../model/file-kinds';
import { accessOf, accessTraceOf } from './access';
import { executeCommand } from './commands';
import {
    actionsInGenerated,
    definitionInGenerated,
    hoverInGenerated,
    lensesInGenerated,
    referencesInGenerated,
} from './generated-answers';
import { importTables } from './importing';
import { outputView } from './output-view';
import {
    actionContextIn,
    aroundIn,
    baseIn,
    coverageIn,
    formatIn,
    othersIn,
    positionsIn,
    renamesIn,
    stringOf,
    tracedIn,
    uriIn,
} from './params';
import {
    ACCESS,
    ACCESS_TRACE,
    BASE,
    EMIT,
    EMIT_ALL,
    IMPORT,
    OPEN_SOURCE,
    OUTPUT,
    OVERWRITE,
    TAKE_OVER,
    TESTS,
} from './protocol';
import {
    atPosition,
    handler,
    inDocument,
    inRange,
    patient,
    type RequestHandler,
    type ServerContext,
} from './request-handler';
import { flattened, withoutOrigin } from './simpler';
import { testsOf } from './tests';
import { isRevision } from './uris';

/** The files that a path in a source may name, and folders, which may contain such files. */
const NAMED = {
    filters: [
        ...ENDINGS.map(ending => ({ pattern: { glob: `**/*${ending}` } })),
        { pattern: { glob: '**', matches: 'folder' as const } },
    ],
};

export const TABLE: readonly RequestHandler[] = [
    atPosition(
        'textDocument/hover',
        { hoverProvider: true },
        (workspace, file, position) => hover(workspace, file, position) ?? null,
        hoverInGenerated,
    ),
    atPosition(
        'textDocument/completion',
        { completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true } },
        (workspace, file, position, { context }, { abilities: { snippets, openList } }) =>
            completion(workspace, file, position, { snippets, openList, trigger: context?.triggerCharacter }),
    ),
    handler('completionItem/resolve', {}, ({ workspace }, item) => {
        stringOf(item.label, 'label');
        return completionResolve(workspace, item);
    }),
    inRange(
        'textDocument/codeAction',
        { codeActionProvider: { codeActionKinds: Object.values(CODE_ACTION_KINDS) } },
        (workspace, file, range, params, { abilities }) =>
            codeActions(workspace, file, range, {
                ...actionContextIn(params),
                takesSnippets: abilities.snippetEdits,
                comparesOutputs: abilities.comparesOutputs,
            }),
        (document, range, params, context) =>
            actionsInGenerated(document, range, actionContextIn(params), context),
    ),
    atPosition(
        'textDocument/definition',
        { definitionProvider: true },
        (workspace, file, position, _, { abilities }) => {
            const links = definition(workspace, file, position);
            return abilities.linksDefinitions ? links : links.map(withoutOrigin);
        },
        (document, position, context) => {
            const links = definitionInGenerated(document, position, context);
            return context.abilities.linksDefinitions ? links : links.map(withoutOrigin);
        },
    ),
    atPosition(
        'textDocument/references',
        { referencesProvider: true },
        (workspace, file, position, { context }) =>
            references(workspace, file, position, context?.includeDeclaration === true),
        (document, position, server, { context }) =>
            referencesInGenerated(document, position, context?.includeDeclaration === true, server),
    ),
    atPosition('textDocument/documentHighlight', { documentHighlightProvider: true }, documentHighlight),
    atPosition('textDocument/prepareRename', {}, function* (workspace, file, position) {
        return allowed(yield* prepareRename(workspace, file, position));
    }),
    atPosition(
        'textDocument/rename',
        { renameProvider: { prepareProvider: true } },
        function* (workspace, file, position, { newName }) {
            return allowed(yield* rename(workspace, file, position, stringOf(newName, 'newName')));
        },
    ),
    inDocument(
        'textDocument/documentSymbol',
        { documentSymbolProvider: true },
        (workspace, file, _, { abilities, session }) => {
            const symbols = documentSymbol(workspace, file) ?? null;
            return abilities.nestsSymbols ? symbols : symbols && flattened(symbols, session.uriOf(file));
        },
    ),
    handler('workspace/symbol', { workspaceSymbolProvider: true }, ({ workspace }, { query }) =>
        workspaceSymbol(workspace, stringOf(query, 'query')),
    ),
    inRange(
        'textDocument/inlayHint',
        { inlayHintProvider: true },
        (workspace, file, range, _, { settings }) =>
            settings.inlayHints ? inlayHint(workspace, file, range) : [],
    ),
    inDocument(
        'textDocument/codeLens',
        { codeLensProvider: {} },
        (workspace, file, _, { abilities }) =>
            isRevision(file) ? [] : codeLens(workspace, file, abilities.comparesOutputs),
        (document, _, context) => lensesInGenerated(document, context),
    ),
    inDocument('textDocument/formatting', { documentFormattingProvider: true }, formatting),
    inRange('textDocument/rangeFormatting', { documentRangeFormattingProvider: true }, rangeFormatting),
    atPosition(
        'textDocument/onTypeFormatting',
        { documentOnTypeFormattingProvider: FORMAT_TRIGGERS },
        (workspace, file, position, { ch }) => onTypeFormatting(workspace, file, position, ch),
    ),
    inDocument(
        'textDocument/semanticTokens/full',
        { semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true } },
        function* (_, file, __, context) {
            return context.tokens.whole(file, yield* allTokens(context, file));
        },
    ),
    inDocument(
        'textDocument/semanticTokens/full/delta',
        {},
        function* (_, file, { previousResultId }, context) {
            return context.tokens.changes(file, previousResultId, yield* allTokens(context, file));
        },
    ),
    inRange('textDocument/semanticTokens/range', {}, semanticTokensRange),
    inDocument('textDocument/foldingRange', { foldingRangeProvider: true }, foldingRange),
    inDocument('textDocument/selectionRange', { selectionRangeProvider: true }, (workspace, file, params) =>
        selectionRange(workspace, file, positionsIn(params)),
    ),
    inDocument('textDocument/documentLink', { documentLinkProvider: {} }, documentLink),
    handler(
        'workspace/willRenameFiles',
        { workspace: { fileOperations: { willRename: NAMED, didRename: NAMED, didDelete: NAMED } } },
        function* ({ workspace }, params) {
            return (yield* willRenameFiles(workspace, renamesIn(params))) ?? null;
        },
    ),
    handler(
        'workspace/executeCommand',
        { executeCommandProvider: { commands: [EMIT, EMIT_ALL, OVERWRITE, TAKE_OVER, OPEN_SOURCE] } },
        executeCommand,
    ),
    inDocument(OUTPUT, {}, (workspace, file, params, { session }) =>
        outputView(workspace, file, formatIn(params), session.documents.get(file)?.version, aroundIn(params)),
    ),
    patient(inDocument(ACCESS, {}, accessOf)),
    inDocument(ACCESS_TRACE, {}, (workspace, file, params) =>
        accessTraceOf(workspace, file, tracedIn(params)),
    ),
    inDocument(TESTS, {}, (workspace, file, params, { session }) =>
        session.isShown(file) ? testsOf(workspace, file, coverageIn(params)) : null,
    ),
    handler(BASE, {}, ({ session, compare }, params) => {
        const fileOf = (uri: string): string => session.fileOf(uri);
        return compare(fileOf(uriIn(params)), baseIn(params, fileOf));
    }),
    patient(
        handler(IMPORT, {}, ({ session }, params) => {
            const fileOf = (uri: string): string => session.fileOf(uri);
            const file = { path: fileOf(uriIn(params)), text: stringOf(params.text, 'text') };
            return importTables(session, file, othersIn(params, fileOf));
        }),
    ),
];

const INCREMENTAL: typeof TextDocumentSyncKind.Incremental = 2;

/** The capabilities of the server: those in the table, and how it handles documents and folders. */
export const capabilities: ServerCapabilities = {
    ...Object.assign({}, ...TABLE.map(each => each.capabilities)),
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: INCREMENTAL, willSave: true, save: true },
    workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        ...Object.assign({}, ...TABLE.map(each => each.capabilities.workspace)),
    },
};

/** Error codes of the editor protocol that the library does not define. */
const REQUEST_FAILED = -32803;
const SERVER_CANCELLED = -32802;

/**
 * The tokens of a whole file. For a large one, the answer is an error if the editor then asks for the visible lines; an empty
 * answer would mean a file without tokens. An editor that already has all tokens gets all, or its own would be outdated.
 */
function* allTokens({ workspace, abilities, tokens }: ServerContext, file: string): Steps<number[]> {
    const document = workspace.analysis(file)?.program.document;
    if (document !== undefined && isLarge(document) && abilities.asksForVisibleTokens && !tokens.has(file))
        throw new ResponseError(SERVER_CANCELLED, 'for a file this large, tokens are given by range');
    const { data } = yield* semanticTokens(workspace, file);
    return data;
}

/** A refusal becomes an error response, which the editor shows. */
function allowed<T extends object>(answer: T | RenameRefusal): T {
    if ('refused' in answer) throw new ResponseError(REQUEST_FAILED, answer.refused);
    return answer;
}
