// Answers in the older forms, for editors that accept only those.

import type {
    DocumentSymbol,
    Location,
    LocationLink,
    SymbolInformation,
} from 'vscode-languageserver-protocol';

/** The place that a link points to. */
export const withoutOrigin = ({ targetUri, targetSelectionRange }: LocationLink): Location => ({
    uri: targetUri,
    range: targetSelectionRange,
});

/** Nested symbols as a flat list. */
export const flattened = (
    symbols: readonly DocumentSymbol[],
    uri: string,
    container = '',
): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, range, children }) => [
        { name, kind, location: { uri, range }, ...(container !== '' && { containerName: container }) },
        ...flattened(children ?? [], uri, name),
    ]);
