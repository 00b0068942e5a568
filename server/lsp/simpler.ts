// Answers in the older forms that some editors take alone.

import type {
    DocumentSymbol,
    Location,
    LocationLink,
    SymbolInformation,
} from 'vscode-languageserver-protocol';

/** The place that a link leads to. */
export const withoutOrigin = ({ targetUri, targetSelectionRange }: LocationLink): Location => ({
    uri: targetUri,
    range: targetSelectionRange,
});

/** Symbols with those in them, one after the other. */
export const flattened = (
    symbols: readonly DocumentSymbol[],
    uri: string,
    container = '',
): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, range, children }) => [
        { name, kind, location: { uri, range }, ...(container !== '' && { containerName: container }) },
        ...flattened(children ?? [], uri, name),
    ]);
