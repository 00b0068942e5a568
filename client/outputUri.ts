// The URIs of the documents that show the output of a source: the URI of the source, with the format after it.

import { Uri } from 'vscode';
import type { OutputParams } from '../server/lsp/protocol';

export type Format = OutputParams['format'];

export const SCHEME = 'eemi-output';

const ENDINGS = { c: '.h', ts: '.ts' } as const;

/** The document that shows the output of this source. */
export const outputUri = (source: Uri, format: Format): Uri =>
    Uri.from({ scheme: SCHEME, path: source.path + ENDINGS[format], query: source.toString() });

/** The source whose output a document shows; `undefined` for any other document. */
export const sourceOf = ({ scheme, query }: Uri): Uri | undefined =>
    scheme === SCHEME ? Uri.parse(query) : undefined;

/** What `outputUri` was called with. */
export const formatOf = ({ path }: Uri): Format => (path.endsWith(ENDINGS.ts) ? 'ts' : 'c');
