// What each SARIF log has: addresses of files, and messages in which nothing is read as a link.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Message } from 'sarif';

export const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** A file by its path relative to the working folder. */
export const artifactOf = (file: string): ArtifactLocation => ({ uri: uriOf(file) });

/** The reference for a path relative to the working folder; on Windows, the URI of a file on another drive. */
export function uriOf(file: string): string {
    if (path.isAbsolute(file)) return pathToFileURL(file).href;
    return wellFormed(file).split('/').map(encodeURIComponent).join('/');
}

/** What SARIF would read as a link, `[text](address)`, is only text here: it can come from the file that is checked. */
export const messageOf = (text: string): Message => ({ text: wellFormed(text).replaceAll('](', '\\](') });

/** Half of a surrogate pair, which has no UTF-8, becomes U+FFFD. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');
