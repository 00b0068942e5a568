// What an editor can do, as far as it matters for what the server sends.

import type { ClientCapabilities, SemanticTokensClientCapabilities } from 'vscode-languageserver-protocol';
import { field } from './params';

export interface Abilities {
    readonly watchesFiles: boolean;
    readonly watchesOutside: boolean;
    readonly hasConfiguration: boolean;
    readonly registersConfiguration: boolean;
    readonly showsDocuments: boolean;
    readonly linksDefinitions: boolean;
    readonly nestsSymbols: boolean;
    readonly snippets: boolean;
    /** It asks for the visible lines by itself, as long as it does not have the tokens of the whole file. */
    readonly asksForVisibleTokens: boolean;
    readonly refreshes: readonly ('codeLens' | 'inlayHint' | 'semanticTokens')[];
    readonly wantsStatus: boolean;
}

export const abilitiesOf = ({
    workspace,
    textDocument,
    window,
    experimental,
}: ClientCapabilities): Abilities => ({
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesOutside: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    showsDocuments: window?.showDocument?.support === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    asksForVisibleTokens: asksForVisibleTokens(textDocument?.semanticTokens),
    refreshes: (['codeLens', 'inlayHint', 'semanticTokens'] as const).filter(
        each => workspace?.[each]?.refreshSupport === true,
    ),
    wantsStatus: field(experimental, 'eemiStatus') === true,
});

/** An editor that asks about ranges, and accepts an error for a request about the whole file. */
const asksForVisibleTokens = (tokens: SemanticTokensClientCapabilities | undefined): boolean =>
    Boolean(tokens?.requests?.range) && tokens?.serverCancelSupport === true;
