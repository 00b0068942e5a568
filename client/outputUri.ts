// The names of the documents that show what a source prints: the source's own, with the format after it.

import { Uri } from 'vscode';
import type { OutputParams } from '../server/lsp/protocol';

export type Format = OutputParams['format'];

export const SCHEME = 'eemi-output';

const ENDINGS = { c: '.h', ts: '.ts' } as const;

/** The document that shows what this source prints. */
export const outputUri = (source: Uri, format: Format): Uri =>
    Uri.from({ scheme: SCHEME, path: source.path + ENDINGS[format], query: source.toString() });

/** The source whose output a document shows; `undefined` for any other document. */
export const sourceOf = ({ scheme, query }: Uri): Uri | undefined =>
    scheme === SCHEME ? Uri.parse(query) : undefined;

/** What `outputUri` was made with. */
export const formatOf = ({ path }: Uri): Format => (path.endsWith(ENDINGS.ts) ? 'ts' : 'c');
