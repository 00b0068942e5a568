// The URIs of the documents that show what a source grants compared with another version: the URI of the source, with the version after it.

import { Uri } from 'vscode';
import type { BaseKind } from '../server/lsp/protocol';

export const SCHEME = 'eemi-changes';

/** What a tab is called after the name of the source. */
const SUFFIXES = { head: ' since HEAD', disk: ' since it was saved' } as const;

/** The document that compares this source with a version. */
export const changesUri = (source: Uri, kind: BaseKind): Uri =>
    Uri.from({ scheme: SCHEME, path: source.path + SUFFIXES[kind], query: source.toString() });

/** What `changesUri` was called with; `undefined` for any other document. */
export function comparedIn({
    scheme,
    path,
    query,
}: Uri): { readonly source: Uri; readonly kind: BaseKind } | undefined {
    if (scheme !== SCHEME) return undefined;
    return { source: Uri.parse(query), kind: path.endsWith(SUFFIXES.disk) ? 'disk' : 'head' };
}
