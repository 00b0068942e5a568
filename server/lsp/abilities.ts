// What an editor can do, as far as it matters for what the server sends.

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
    /** The command that opens the list of completions, if it says that it has VS Code's. */
    readonly openList: string | undefined;
    /** Edits may be snippets. */
    readonly snippetEdits: boolean;
    /** It asks for the visible lines by itself, as long as it does not have the tokens of the whole file. */
    readonly asksForVisibleTokens: boolean;
    readonly refreshes: readonly ('codeLens' | 'inlayHint' | 'semanticTokens')[];
    readonly wantsStatus: boolean;
    /** It has the command that compares an output with what would be generated. */
    readonly comparesOutputs: boolean;
}

/** What a client's capabilities say; what is missing or makes no sense counts as "cannot". */
export function abilitiesOf(capabilities: unknown): Abilities {
    const can = (...path: readonly string[]): boolean => at(capabilities, path) === true;
    return {
        watchesFiles: can('workspace', 'didChangeWatchedFiles', 'dynamicRegistration'),
        watchesOutside: can('workspace', 'didChangeWatchedFiles', 'relativePatternSupport'),
        hasConfiguration: can('workspace', 'configuration'),
        registersConfiguration: can('workspace', 'didChangeConfiguration', 'dynamicRegistration'),
        showsDocuments: can('window', 'showDocument', 'support'),
        linksDefinitions: can('textDocument', 'definition', 'linkSupport'),
        nestsSymbols: can('textDocument', 'documentSymbol', 'hierarchicalDocumentSymbolSupport'),
        snippets: can('textDocument', 'completion', 'completionItem', 'snippetSupport'),
        openList: commandsOf(capabilities).includes(TRIGGER_SUGGEST) ? TRIGGER_SUGGEST : undefined,
        snippetEdits:
            can('workspace', 'workspaceEdit', 'snippetEditSupport') &&
            can('workspace', 'workspaceEdit', 'documentChanges'),
        // It asks about ranges (`true` or an object), and accepts an error for a request about the whole file.
        asksForVisibleTokens:
            Boolean(at(capabilities, ['textDocument', 'semanticTokens', 'requests', 'range'])) &&
            can('textDocument', 'semanticTokens', 'serverCancelSupport'),
        refreshes: (['codeLens', 'inlayHint', 'semanticTokens'] as const).filter(each =>
            can('workspace', each, 'refreshSupport'),
        ),
        wantsStatus: can('experimental', 'eemiStatus'),
        comparesOutputs: can('experimental', 'eemiCompare'),
    };
}

const TRIGGER_SUGGEST = 'editor.action.triggerSuggest';

/** The commands that an editor lets the server use, in the form in which also other servers ask for them. */
function commandsOf(capabilities: unknown): readonly unknown[] {
    const commands = at(capabilities, ['experimental', 'commands', 'commands']);
    return Array.isArray(commands) ? commands : [];
}

/** The value at the end of a path of fields. */
const at = (value: unknown, path: readonly string[]): unknown =>
    path.reduce((inner, name) => field(inner, name), value);
