// Every request that the server answers, one row each: its method, what the server says of itself because of it, and the
// feature that answers. The capabilities follow from this table, and adding a feature is adding a row.

import {
    CodeActionRequest,
    CodeLensRequest,
    CompletionRequest,
    CompletionResolveRequest,
    DefinitionRequest,
    DocumentFormattingRequest,
    DocumentHighlightRequest,
    DocumentLinkRequest,
    DocumentOnTypeFormattingRequest,
    DocumentRangeFormattingRequest,
    DocumentSymbolRequest,
    ExecuteCommandRequest,
    FoldingRangeRequest,
    HoverRequest,
    InlayHintRequest,
    LSPErrorCodes,
    PrepareRenameRequest,
    ReferencesRequest,
    RenameRequest,
    RequestType,
    ResponseError,
    SelectionRangeRequest,
    SemanticTokensDeltaRequest,
    SemanticTokensRangeRequest,
    SemanticTokensRequest,
    type ServerCapabilities,
    TextDocumentSyncKind,
    WillRenameFilesRequest,
    WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { CODE_ACTION_KINDS, codeAction } from '../features/codeAction';
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
import { rangeFormatting } from '../features/rangeFormatting';
import { references } from '../features/references';
import { prepareRename, type Refusal, rename } from '../features/rename';
import { selectionRange } from '../features/selectionRange';
import { semanticTokens, semanticTokensRange } from '../features/semanticTokens';
import { SEMANTIC_TOKENS_LEGEND } from '../features/tokenLooks';
import { willRenameFiles } from '../features/willRenameFiles';
import { workspaceSymbol } from '../features/workspaceSymbol';
import { executeCommand } from './commands';
import { outputView } from './output-view';
import { formatIn, positionsIn, renamesIn } from './params';
import { EMIT, EMIT_ALL, OUTPUT, type OutputAnswer, type OutputParams } from './protocol';
import { atPosition, inDocument, inRange, type Row, row } from './row';
import { flattened, withoutOrigin } from './simpler';

const SOURCES = {
    filters: [{ pattern: { glob: '**/*.eemi' } }, { pattern: { glob: '**', matches: 'folder' as const } }],
};

export const TABLE: readonly Row[] = [
    atPosition(
        HoverRequest.type,
        { hoverProvider: true },
        (workspace, file, position) => hover(workspace, file, position) ?? null,
    ),
    atPosition(
        CompletionRequest.type,
        { completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true } },
        (workspace, file, position, { context }, { abilities: { snippets } }) =>
            completion(workspace, file, position, { snippets, trigger: context?.triggerCharacter }),
    ),
    row(CompletionResolveRequest.type, {}, ({ workspace }, item) => completionResolve(workspace, item)),
    inRange(
        CodeActionRequest.type,
        { codeActionProvider: { codeActionKinds: Object.values(CODE_ACTION_KINDS) } },
        (workspace, file, range, { context }) => codeAction(workspace, file, range, context),
    ),
    atPosition(
        DefinitionRequest.type,
        { definitionProvider: true },
        (workspace, file, position, _, { abilities }) => {
            const links = definition(workspace, file, position);
            return abilities.linksDefinitions ? links : links.map(withoutOrigin);
        },
    ),
    atPosition(
        ReferencesRequest.type,
        { referencesProvider: true },
        (workspace, file, position, { context }) =>
            references(workspace, file, position, context?.includeDeclaration === true),
    ),
    atPosition(DocumentHighlightRequest.type, { documentHighlightProvider: true }, documentHighlight),
    atPosition(PrepareRenameRequest.type, {}, (workspace, file, position) =>
        allowed(prepareRename(workspace, file, position)),
    ),
    atPosition(
        RenameRequest.type,
        { renameProvider: { prepareProvider: true } },
        (workspace, file, position, { newName }) =>
            allowed(rename(workspace, file, position, String(newName))),
    ),
    inDocument(
        DocumentSymbolRequest.type,
        { documentSymbolProvider: true },
        (workspace, file, _, { abilities, session }) => {
            const symbols = documentSymbol(workspace, file) ?? null;
            return abilities.nestsSymbols ? symbols : symbols && flattened(symbols, session.uriOf(file));
        },
    ),
    row(WorkspaceSymbolRequest.type, { workspaceSymbolProvider: true }, ({ workspace }, { query }) =>
        workspaceSymbol(workspace, String(query)),
    ),
    inRange(InlayHintRequest.type, { inlayHintProvider: true }, (workspace, file, range, _, { settings }) =>
        settings.inlayHints ? inlayHint(workspace, file, range) : [],
    ),
    inDocument(CodeLensRequest.type, { codeLensProvider: {} }, codeLens),
    inDocument(DocumentFormattingRequest.type, { documentFormattingProvider: true }, formatting),
    inRange(DocumentRangeFormattingRequest.type, { documentRangeFormattingProvider: true }, rangeFormatting),
    atPosition(
        DocumentOnTypeFormattingRequest.type,
        { documentOnTypeFormattingProvider: FORMAT_TRIGGERS },
        (workspace, file, position, { ch }) => onTypeFormatting(workspace, file, position, ch),
    ),
    inDocument(
        SemanticTokensRequest.type,
        { semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true } },
        (workspace, file, _, { tokens }) => tokens.whole(file, semanticTokens(workspace, file).data),
    ),
    inDocument(SemanticTokensDeltaRequest.type, {}, (workspace, file, { previousResultId }, { tokens }) =>
        tokens.changes(file, previousResultId, semanticTokens(workspace, file).data),
    ),
    inRange(SemanticTokensRangeRequest.type, {}, semanticTokensRange),
    inDocument(FoldingRangeRequest.type, { foldingRangeProvider: true }, foldingRange),
    inDocument(SelectionRangeRequest.type, { selectionRangeProvider: true }, (workspace, file, params) =>
        selectionRange(workspace, file, positionsIn(params)),
    ),
    inDocument(DocumentLinkRequest.type, { documentLinkProvider: {} }, documentLink),
    row(
        WillRenameFilesRequest.type,
        { workspace: { fileOperations: { willRename: SOURCES, didRename: SOURCES, didDelete: SOURCES } } },
        ({ workspace }, params) => willRenameFiles(workspace, renamesIn(params)) ?? null,
    ),
    row(
        ExecuteCommandRequest.type,
        { executeCommandProvider: { commands: [EMIT, EMIT_ALL] } },
        executeCommand,
    ),
    inDocument(
        new RequestType<OutputParams, OutputAnswer | null, void>(OUTPUT),
        {},
        (workspace, file, params, { session }) =>
            outputView(workspace, file, formatIn(params), session.documents.get(file)?.version),
    ),
];

/** What the server says of itself: what follows from the table, and how it keeps documents and folders. */
export const capabilities: ServerCapabilities = {
    ...Object.assign({}, ...TABLE.map(each => each.capabilities)),
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        ...Object.assign({}, ...TABLE.map(each => each.capabilities.workspace)),
    },
};

/** A refusal is an error of the request, which an editor shows. */
function allowed<T extends object>(answer: T | Refusal): T {
    if ('refused' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
    return answer;
}
